import { generateText } from 'ai';
import type { ModelSettings } from '../../core/model.ts';
import type { Reply } from '../../core/reply.ts';
import type { Telemetry } from '../../core/run.ts';
import type { Clock } from '../../time/clock.ts';
import { FormatRefusal, refusesFormat } from '../failures/format-refusal.ts';
import { StreamFailure } from '../failures/stream-failure.ts';
import { mayRefuseSystem } from '../failures/system-refusal.ts';
import type { JsonLayout } from '../layout/reply-layout.ts';
import { withoutSystemTurn } from '../layout/without-system-turn.ts';
import type { Answer } from './answer.ts';
import { boundedTry } from './bounded-try.ts';
import type { CallOrder } from './call-order.ts';
import { type CallTelemetry, callTelemetry } from './call-telemetry.ts';
import { formattedModel } from './formatted-model.ts';
import { modelSecrets } from './model-secrets.ts';
import { type LanguageModelObject, quietModel } from './quiet-model.ts';
import { replyBounds } from './reply-bounds.ts';
import { replyFrom, type TextResult } from './reply-from.ts';
import { streamedModel } from './streamed-model.ts';

/** What goes with one try. */
export interface CarryOptions {
  readonly abortSignal: AbortSignal;
  /** Told of the characters of each piece of a streamed reply. */
  readonly onPiece: (characters: number) => void;
}

type OnPiece = CarryOptions['onPiece'];

/** Carries orders to their models from within this process. */
export class LocalCarrier {
  readonly #clock: Clock;
  readonly #telemetry: Telemetry | null;
  /** Names of models whose servers took no response format, where the settings only ask to try one. */
  readonly #unformatted = new Set<string>();
  /** Orders whose stream was empty: an error in place of a stream shows only when none is asked for. */
  readonly #silent = new WeakSet<CallOrder>();
  /** Names of models whose servers took no system turn. */
  readonly #systemless = new Set<string>();

  constructor({ clock, telemetry }: { readonly clock: Clock; readonly telemetry: Telemetry | null }) {
    this.#clock = clock;
    this.#telemetry = telemetry;
  }

  /**
   * Makes one try.
   *
   * @throws {TransportError} When no reply came that can be read.
   * @throws {ProviderError} When asking again would not help.
   * @throws {FormatRefusal} When the server refused the response format; the next try asks for none.
   * @throws {AbortedError} When the signal aborted.
   */
  carry(order: CallOrder, { abortSignal, onPiece }: CarryOptions): Promise<Answer<Reply>> {
    const { model, messages, limits } = order;
    const isStreamed = order.isStreamed && !this.#silent.has(order);
    const withheld = messages.map(({ content }) => content);
    const secrets = (): readonly string[] => modelSecrets(model.bareModel);
    return boundedTry(
      { model, withheld, secrets, abortSignal, clock: this.#clock, limits },
      (signal, heard) => this.#ask(order, signal, isStreamed ? bothTold(heard, onPiece) : null),
    );
  }

  async #ask(order: CallOrder, abortSignal: AbortSignal, onPiece: OnPiece | null): Promise<Answer<Reply>> {
    const result = await this.#generate(order, abortSignal, onPiece).catch((error: unknown) => {
      if (error instanceof StreamFailure && error.kind === 'unfinished' && !error.hasBegun)
        this.#silent.add(order);
      throw error;
    });
    const sent = order.messages.map(({ content }) => content);
    const reply = withinBounds(replyFrom(result, order.model, sent), order.model.settings);
    const { usage, finishReason } = reply;
    return { value: reply, usage, finishReason, headers: result.response.headers ?? null };
  }

  /** Leaves the response format out once the server has refused the one that the settings only try. */
  #generate(order: CallOrder, abortSignal: AbortSignal, onPiece: OnPiece | null): Promise<TextResult> {
    const { model, layout } = order;
    const telemetry = callTelemetry(this.#telemetry, order.stage);
    const asked = this.#withRoles(order);
    const generate = async (format: JsonLayout | null): Promise<TextResult> => {
      const model = this.#wrapped(order, format, onPiece);
      try {
        return await generateText(optionsFor(asked, model, telemetry, abortSignal));
      } catch (error) {
        throw this.#learnsRoles(error, asked, order) ? new FormatRefusal() : error;
      }
    };
    if (layout?.mode !== 'auto') return generate(layout);
    if (this.#unformatted.has(model.name)) return generate(null);
    return generate(layout).catch((error: unknown) => {
      if (!refusesFormat(error)) throw error;
      this.#unformatted.add(model.name);
      throw new FormatRefusal();
    });
  }

  /** Leaves the system turn out where the settings or the server know no such role. */
  #withRoles(order: CallOrder): CallOrder {
    const { model, messages } = order;
    const isSystemless = model.settings.systemRole === false || this.#systemless.has(model.name);
    return isSystemless ? { ...order, messages: withoutSystemTurn(messages) } : order;
  }

  /** Whether to try without a system turn what was refused with one. Refused without one as well, that was not why. */
  #learnsRoles(error: unknown, asked: CallOrder, { model, messages }: CallOrder): boolean {
    if (!mayRefuseSystem(error) || !messages.some(({ role }) => role === 'system')) return false;
    const isNew = asked.messages === messages && model.settings.systemRole === undefined;
    if (isNew) this.#systemless.add(model.name);
    else this.#systemless.delete(model.name);
    return isNew;
  }

  #tooMuch(settings: ModelSettings): (characters: number) => boolean {
    const bounds = replyBounds(settings);
    const until = this.#clock.now() + bounds.ms;
    return (characters) => characters > bounds.characters || this.#clock.now() > until;
  }

  /** The model as this try needs it: put together from a stream, told to write JSON, and quiet in any case. */
  #wrapped({ model }: CallOrder, format: JsonLayout | null, onPiece: OnPiece | null): LanguageModelObject {
    if (format === null && onPiece === null) return model.languageModel;
    const whole =
      onPiece === null
        ? model.bareModel
        : streamedModel(model.bareModel, onPiece, this.#tooMuch(model.settings));
    const onUnsupported = (): void => {
      if (format?.mode === 'auto') this.#unformatted.add(model.name);
    };
    return quietModel(format === null ? whole : formattedModel(whole, format, { onUnsupported }));
  }
}

/** A reply that came in one piece, cut like a streamed one. */
function withinBounds(reply: Reply, settings: ModelSettings): Reply {
  const { characters } = replyBounds(settings);
  const { text, reasoning } = reply;
  if (text.length + (reasoning?.length ?? 0) <= characters) return reply;
  const kept = reasoning?.slice(0, characters) ?? null;
  return {
    ...reply,
    reasoning: kept,
    text: text.slice(0, characters - (kept?.length ?? 0)),
    finishReason: 'length',
  };
}

function bothTold(heard: () => void, onPiece: OnPiece): OnPiece {
  return (characters) => {
    heard();
    onPiece(characters);
  };
}

type GenerateOptions = Parameters<typeof generateText>[0];

function optionsFor(
  { model, messages, sample }: CallOrder,
  languageModel: LanguageModelObject,
  telemetry: CallTelemetry,
  abortSignal: AbortSignal,
): GenerateOptions {
  const { temperature, topP, maxOutputTokens, providerOptions, sampleHeader } = model.settings;
  // `system`, not `instructions`, which ai 6 drops without a word; nor a system turn, which ai 7 refuses.
  const system = messages.find(({ role }) => role === 'system')?.content;
  const turns = messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
  return {
    model: languageModel,
    messages: turns,
    maxRetries: 0,
    abortSignal,
    ...telemetry,
    ...(system === undefined ? {} : { system }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(providerOptions === undefined ? {} : { providerOptions: structuredClone(providerOptions) }),
    ...(sampleHeader === false ? {} : { headers: { 'x-chimera-sample': sample } }),
  };
}

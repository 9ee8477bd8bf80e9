import { generateText } from 'ai';
import type {
  CallCarrier,
  CallOrder,
  CallSettings,
  CarriedReply,
  CarrierRun,
  CarryOptions,
} from '../../core/call-carrier.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import type { Telemetry } from '../../core/run.ts';
import { SAMPLE_HEADER } from '../../core/sample-header.ts';
import type { Clock } from '../../time/clock.ts';
import { FormatRefusal, refusesBounds, refusesFormat } from '../failures/format-refusal.ts';
import { StreamFailure } from '../failures/stream-failure.ts';
import { mayRefuseSystem } from '../failures/system-refusal.ts';
import { hasBounds } from '../layout/json-layout.ts';
import { withoutSystemTurn } from '../layout/without-system-turn.ts';
import { boundedTry } from './bounded-try.ts';
import { type CallTelemetry, callTelemetry } from './call-telemetry.ts';
import { formattedModel } from './formatted-model.ts';
import { modelSecrets } from './model-secrets.ts';
import { type LanguageModelObject, quietModel } from './quiet-model.ts';
import { replyBounds } from './reply-bounds.ts';
import { replyFrom, type TextResult } from './reply-from.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { streamedModel } from './streamed-model.ts';
import { timeLimits, wantsStream } from './time-limits.ts';

/** The part of a model that its tries need. */
export type CarriedModel = Pick<
  ResolvedModel,
  'name' | 'provider' | 'languageModel' | 'bareModel' | 'canStream'
>;

/** More keys of empty streams than are retried at a time. */
const MOST_SILENT = 4_096;

type OnPiece = CarryOptions['onPiece'];

export interface LocalCarrierParts {
  readonly clock: Clock;
  readonly telemetry: Telemetry | null;
  /** Told what the owner of the run should know while it goes on. @default does nothing */
  readonly warn?: CarrierRun['warn'];
}

/** Carries orders to their models from within this process. */
export class LocalCarrier {
  readonly #clock: Clock;
  readonly #telemetry: Telemetry | null;
  /** Names of models whose servers took no response format, where the settings only ask to try one. */
  readonly #unformatted = new Set<string>();
  /** Names of models whose servers take no bound on a list in a schema. */
  readonly #unbounded = new Set<string>();
  /** Keys of orders whose stream was empty: an error instead of a stream shows only when none is asked for. */
  readonly #silent = new Set<string>();
  /** Names of models whose servers took no system turn. */
  readonly #systemless = new Set<string>();

  /** Names of models whose provider was found to send no schema. */
  readonly #schemaless = new Set<string>();
  readonly #warn: CarrierRun['warn'];

  constructor({ clock, telemetry, warn = () => {} }: LocalCarrierParts) {
    this.#clock = clock;
    this.#telemetry = telemetry;
    this.#warn = warn;
  }

  /** Returns what carries orders to one model; all of them share what was learned about their servers. */
  to(model: CarriedModel): CallCarrier {
    return { carry: (order, options) => this.carry(model, order, options) };
  }

  /**
   * Makes one try.
   *
   * @throws {TransportError} When no reply came that can be read.
   * @throws {ProviderError} When asking again would not help.
   * @throws {FormatRefusal} When the server refused the response format; the next try asks for none.
   * @throws {AbortedError} When the signal aborted.
   */
  carry(
    model: CarriedModel,
    order: CallOrder,
    { abortSignal, onPiece }: CarryOptions,
  ): Promise<CarriedReply> {
    const mayStream = model.canStream && wantsStream(order);
    const isStreamed = mayStream && !this.#silent.has(order.key);
    const limits = timeLimits(order, mayStream);
    const withheld = order.messages.map(({ content }) => content);
    const secrets = (): readonly string[] => modelSecrets(model.bareModel);
    return boundedTry(
      { model, withheld, secrets, abortSignal, clock: this.#clock, limits },
      (signal, heard) => this.#ask(model, order, signal, isStreamed ? bothTold(heard, onPiece) : null),
    );
  }

  async #ask(
    model: CarriedModel,
    order: CallOrder,
    abortSignal: AbortSignal,
    onPiece: OnPiece | null,
  ): Promise<CarriedReply> {
    const telemetry = callTelemetry(this.#telemetry, order.stage);
    const asked = this.#withRoles(order);
    const format = this.#formatOf(order);
    let result: TextResult;
    try {
      const wrapped = this.#wrapped(model, order, format, onPiece);
      result = await generateText(optionsFor(asked, wrapped, telemetry, abortSignal));
    } catch (error) {
      throw this.#learns(error, asked, order, format) ? new FormatRefusal() : error;
    }
    const reply = withinBounds(replyFrom(result, order), order.settings);
    return { headers: result.response.headers ?? null, ...reply };
  }

  /** The format that is asked for: none once the server has refused one that the settings only try. */
  #formatOf({ model, format }: CallOrder): ReplyFormat | null {
    return format?.mode === 'auto' && this.#unformatted.has(model) ? null : format;
  }

  /** Learns from a failure; returns whether to try once more in another way. */
  #learns(error: unknown, asked: CallOrder, order: CallOrder, format: ReplyFormat | null): boolean {
    if (this.#learnsRoles(error, asked, order)) return true;
    if (format !== null && this.#learnsFormat(error, order.model, format)) return true;
    if (error instanceof StreamFailure && error.kind === 'unfinished' && !error.hasBegun)
      this.#noteSilent(order.key);
    return false;
  }

  #noteSilent(key: string): void {
    if (this.#silent.size >= MOST_SILENT) this.#silent.clear();
    this.#silent.add(key);
  }

  /** Whether to try with less of a format what was refused with it. */
  #learnsFormat(error: unknown, model: string, { mode, structure }: ReplyFormat): boolean {
    if (hasBounds(structure) && !this.#unbounded.has(model) && refusesBounds(error)) {
      this.#unbounded.add(model);
      return true;
    }
    if (mode !== 'auto' || !refusesFormat(error)) return false;
    this.#unformatted.add(model);
    return true;
  }

  /** Leaves the system turn out where the settings or the server know no such role. */
  #withRoles(order: CallOrder): CallOrder {
    const { model, messages, settings } = order;
    const isSystemless = settings.systemRole === false || this.#systemless.has(model);
    return isSystemless ? { ...order, messages: withoutSystemTurn(messages) } : order;
  }

  /** Whether to try without a system turn what was refused with one. Refused without one as well, that was not why. */
  #learnsRoles(error: unknown, asked: CallOrder, { model, messages, settings }: CallOrder): boolean {
    if (!mayRefuseSystem(error) || !messages.some(({ role }) => role === 'system')) return false;
    const isNew = asked.messages === messages && settings.systemRole === undefined;
    if (isNew) this.#systemless.add(model);
    else this.#systemless.delete(model);
    return isNew;
  }

  #warnOfSchema(model: string): void {
    if (this.#schemaless.has(model)) return;
    this.#schemaless.add(model);
    const message = `the provider of ${model} does not send the schema of structuredOutput 'json_schema', so that its server holds the model to nothing; create the provider with supportsStructuredOutputs: true, or set structuredOutput to 'prompt'`;
    this.#warn({ model, message });
  }

  #tooMuch(settings: CallSettings): (characters: number) => boolean {
    const bounds = replyBounds(settings);
    const until = this.#clock.now() + bounds.ms;
    return (characters) => characters > bounds.characters || this.#clock.now() > until;
  }

  /** The model as this try needs it: put together from a stream, told to write JSON, and quiet in any case. */
  #wrapped(
    model: CarriedModel,
    order: CallOrder,
    format: ReplyFormat | null,
    onPiece: OnPiece | null,
  ): LanguageModelObject {
    if (format === null && onPiece === null) return model.languageModel;
    const whole =
      onPiece === null
        ? model.bareModel
        : streamedModel(model.bareModel, {
            onPiece,
            isTooMuch: this.#tooMuch(order.settings),
          });
    const onUnsupported = (): void => {
      if (format?.mode === 'auto') this.#unformatted.add(order.model);
      if (format?.mode === 'json_schema') this.#warnOfSchema(order.model);
    };
    const isBounded = !this.#unbounded.has(order.model);
    return quietModel(format === null ? whole : formattedModel(whole, format, { isBounded, onUnsupported }));
  }
}

/** A reply that came in one piece, cut like a streamed one. */
function withinBounds(reply: Reply, settings: CallSettings): Reply {
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
  { settings, messages, sample }: CallOrder,
  languageModel: LanguageModelObject,
  telemetry: CallTelemetry,
  abortSignal: AbortSignal,
): GenerateOptions {
  const { temperature, topP, maxOutputTokens, providerOptions, sampleHeader } = settings;
  // `system`, not `instructions`, which ai 6 drops silently; nor a system turn, which ai 7 refuses.
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
    ...(sampleHeader === false ? {} : { headers: { [SAMPLE_HEADER]: sample } }),
  };
}

import { generateText } from 'ai';
import type { Reply } from '../../core/reply.ts';
import type { AbortLinks } from '../../time/abort-links.ts';
import type { Clock } from '../../time/clock.ts';
import type { Deadlines } from '../../time/deadlines.ts';
import { SilenceTimer } from '../../time/silence-timer.ts';
import { defaultTimeoutMs } from '../default-timeout.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { fellSilent } from '../failures/normalize-error.ts';
import type { ChatMessage } from '../layout/chat-message.ts';
import { formattedModel, refusesFormat } from '../layout/formatted-model.ts';
import { type LanguageModelObject, quietModel } from '../layout/quiet-model.ts';
import type { JsonLayout } from '../layout/reply-layout.ts';
import type { CallTelemetry } from './call-telemetry.ts';
import { type CutTry, limitedTry } from './limited-try.ts';
import { replyFrom, type TextResult } from './reply-from.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { streamedModel } from './streamed-model.ts';
import type { StreamedTokens } from './streamed-tokens.ts';

const defaultIdleTimeoutMs = 120_000;

/** One try of one call. */
export interface ReplyRequest {
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  /** Value of the header `x-chimera-sample`. */
  readonly sample: string;
  readonly signal: AbortSignal;
  readonly links: AbortLinks;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** Where the tokens of a streamed reply are counted while it comes. */
  readonly streamed: StreamedTokens;
  /** Whether the reply may be thousands of words long. */
  readonly isLong: boolean;
  /** How a reply in JSON is asked for; null when it is none. */
  readonly layout: JsonLayout | null;
  /** Names of models whose servers would have no response format; added to. */
  readonly unformatted: Set<string>;
  readonly telemetry: CallTelemetry;
}

/** A reply and the headers that came with it. */
export interface MadeReply {
  readonly reply: Reply;
  readonly headers: Readonly<Record<string, string>> | null;
}

/**
 * Asks a model once.
 *
 * @throws {TransportError} When no reply came that can be read.
 * @throws {ProviderError} When asking again would be in vain.
 * @throws {AbortedError} When the signal aborted.
 */
export function generateReply(request: ReplyRequest): Promise<MadeReply> {
  const { model, messages, signal, links, clock, deadlines } = request;
  const isWhole = !isStreamed(request);
  const timeoutMs = model.settings.timeoutMs ?? (isWhole ? defaultTimeoutMs : null);
  const withheld = messages.map(({ content }) => content);
  return limitedTry({ model, withheld, signal, links, clock, deadlines, timeoutMs }, (abortSignal, cut) =>
    isWhole ? wholeReply(request, abortSignal) : streamedReply(request, abortSignal, cut),
  );
}

function isStreamed({ model, isLong }: ReplyRequest): boolean {
  const { stream = 'auto' } = model.settings;
  return model.canStream && (stream === 'auto' ? isLong : stream);
}

async function wholeReply(request: ReplyRequest, signal: AbortSignal): Promise<MadeReply> {
  return made(await answerOf(request, signal, null), request.model);
}

/** A reply that flows may take as long as it needs, unless the settings name a time-out: it is silence that ends it. */
async function streamedReply(request: ReplyRequest, signal: AbortSignal, cut: CutTry): Promise<MadeReply> {
  const { model, clock, streamed } = request;
  const { timeoutMs = defaultTimeoutMs, firstTokenTimeoutMs = timeoutMs } = model.settings;
  const { idleTimeoutMs = defaultIdleTimeoutMs } = model.settings;
  const silence = new SilenceTimer({
    clock,
    firstMs: firstTokenTimeoutMs,
    idleMs: idleTimeoutMs,
    onSilence: (limit) =>
      cut(fellSilent(model.name, limit, limit === 'first' ? firstTokenTimeoutMs : idleTimeoutMs)),
  });
  const stream = streamed.begin();
  const end = (): void => {
    silence.stop();
    stream.end();
  };
  // A model that does not heed its signal never comes to the end below.
  signal.addEventListener('abort', end, { once: true });
  const onPiece = (characters: number): void => {
    silence.heard();
    stream.heard(characters);
  };
  try {
    return made(await answerOf(request, signal, onPiece), model);
  } finally {
    end();
  }
}

type OnPiece = (characters: number) => void;

/** Asks; leaves the response format out when the server refused the one that the settings only try. */
function answerOf(
  request: ReplyRequest,
  abortSignal: AbortSignal,
  onPiece: OnPiece | null,
): Promise<TextResult> {
  const { model, layout, unformatted } = request;
  const ask = (format: JsonLayout | null): Promise<TextResult> =>
    generateText(callOptions(request, wrapped(request, format, onPiece), abortSignal));
  if (layout?.mode !== 'auto') return ask(layout);
  if (unformatted.has(model.name)) return ask(null);
  return ask(layout).catch((error: unknown) => {
    if (!refusesFormat(error)) throw error;
    unformatted.add(model.name);
    throw new FormatRefusal();
  });
}

/** The model as this call needs it: put together from a stream, told to write JSON, and quiet in any case. */
function wrapped(
  { model, unformatted }: ReplyRequest,
  format: JsonLayout | null,
  onPiece: OnPiece | null,
): LanguageModelObject {
  if (format === null && onPiece === null) return model.languageModel;
  const whole = onPiece === null ? model.bareModel : streamedModel(model.bareModel, onPiece);
  const onUnsupported = (): void => {
    if (format?.mode === 'auto') unformatted.add(model.name);
  };
  return quietModel(format === null ? whole : formattedModel(whole, format, { onUnsupported }));
}

type CallOptions = Parameters<typeof generateText>[0];

function callOptions(
  { model, messages, sample, telemetry }: ReplyRequest,
  languageModel: LanguageModelObject,
  abortSignal: AbortSignal,
): CallOptions {
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

function made(result: TextResult, model: ResolvedModel): MadeReply {
  return { reply: replyFrom(result, model), headers: result.response.headers ?? null };
}

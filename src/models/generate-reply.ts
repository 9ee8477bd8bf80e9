import { generateText } from 'ai';
import type { Clock } from '../core/clock.ts';
import type { FinishReason, Reply } from '../core/reply.ts';
import { TransportError } from '../errors/index.ts';
import type { CallTelemetry } from './call-telemetry.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Deadlines } from './deadlines.ts';
import { defaultTimeoutMs } from './default-timeout.ts';
import { type CutTry, limitedTry } from './limited-try.ts';
import { fellSilent } from './normalize-error.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { SilenceTimer } from './silence-timer.ts';
import { splitThinking } from './split-thinking.ts';
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
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** Where the tokens of a streamed reply are counted while it comes. */
  readonly streamed: StreamedTokens;
  /** Whether the reply may be thousands of words long. */
  readonly isLong: boolean;
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
  const { model, messages } = request;
  const limits = { ...request, withheld: messages.map(({ content }) => content) };
  const { timeoutMs } = model.settings;
  if (isStreamed(request))
    return limitedTry({ ...limits, timeoutMs: timeoutMs ?? null }, (signal, cut) =>
      streamedReply(request, signal, cut),
    );
  return limitedTry({ ...limits, timeoutMs: timeoutMs ?? defaultTimeoutMs }, async (abortSignal) =>
    made(await generateText({ ...callOptions(request), abortSignal }), model),
  );
}

function isStreamed({ model, isLong }: ReplyRequest): boolean {
  const { stream = 'auto' } = model.settings;
  return model.canStream && (stream === 'auto' ? isLong : stream);
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
  const languageModel = streamedModel(model.languageModel, (characters) => {
    silence.heard();
    stream.heard(characters);
  });
  try {
    const options = { ...callOptions(request), model: languageModel, abortSignal: signal };
    return made(await generateText(options), model);
  } finally {
    end();
  }
}

type CallOptions = Parameters<typeof generateText>[0];

function callOptions({ model, messages, sample, telemetry }: ReplyRequest): CallOptions {
  const { temperature, topP, maxOutputTokens, providerOptions, sampleHeader } = model.settings;
  // `system`, not `instructions`, which ai 6 drops without a word; nor a system turn, which ai 7 refuses.
  const system = messages.find(({ role }) => role === 'system')?.content;
  const turns = messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
  return {
    model: model.languageModel,
    messages: turns,
    maxRetries: 0,
    ...telemetry,
    ...(system === undefined ? {} : { system }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(providerOptions === undefined ? {} : { providerOptions: structuredClone(providerOptions) }),
    ...(sampleHeader === false ? {} : { headers: { 'x-chimera-sample': sample } }),
  };
}

type TextResult = Pick<
  Awaited<ReturnType<typeof generateText>>,
  'text' | 'reasoningText' | 'finishReason' | 'usage' | 'response'
>;

function made(result: TextResult, model: ResolvedModel): MadeReply {
  return { reply: replyFrom(result, model), headers: result.response.headers ?? null };
}

function replyFrom(result: TextResult, model: ResolvedModel): Reply {
  const reasoning = result.reasoningText?.trim() ?? '';
  const parts = reasoning === '' ? splitThinking(result.text) : { text: result.text, reasoning };
  const finishReason = finishReasonOf(result.finishReason);
  // What stands there is a piece of a reply; stored, it would pass for the whole in every later run.
  if (finishReason === 'error')
    throw new TransportError(
      `${model.name} broke off its reply with an error; run again to ask it once more`,
      {
        code: 'server-error',
        model: model.name,
      },
    );
  const isEmpty = parts.text.trim() === '' && parts.reasoning === null;
  // An answer without content is how some servers show an error; one that was cut or refused may well be empty.
  if (isEmpty && finishReason !== 'length' && finishReason !== 'content-filter')
    throw new TransportError(`${model.name} gave an empty reply; run again to ask it once more`, {
      code: 'malformed-response',
      model: model.name,
    });
  return {
    ...parts,
    finishReason,
    usage: usageOf(result.usage),
    model: model.name,
    maxOutputTokens: model.settings.maxOutputTokens ?? null,
  };
}

function usageOf(usage: TextResult['usage']): Reply['usage'] {
  return {
    inputTokens: usage.inputTokens ?? null,
    outputTokens: usage.outputTokens ?? null,
    reasoningTokens: usage.outputTokenDetails?.reasoningTokens ?? null,
    cachedInputTokens: usage.inputTokenDetails?.cacheReadTokens ?? null,
  };
}

function finishReasonOf(reason: string): FinishReason {
  switch (reason) {
    case 'stop':
    case 'length':
    case 'content-filter':
    case 'tool-calls':
    case 'error':
      return reason;
    default:
      return 'other';
  }
}

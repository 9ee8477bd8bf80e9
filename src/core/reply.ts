import { isJsonObject } from './json.ts';
import type { Usage } from './money/usage.ts';

/**
 * Why a model stopped writing, in the AI SDK's words. Only `stop` is known to be an end; `other` stands for a reason that is
 * not known, or that the server did not name.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'other';

/** One complete reply of a model, as it is stored. */
export interface Reply {
  /** The text after the reasoning. */
  readonly text: string;
  /** The reasoning, from provider parts or marks in the text; null when the model returned none. */
  readonly reasoning: string | null;
  readonly finishReason: FinishReason;
  /** The server's own word for it, at most 80 characters; left out when it is the same word, or there is none. */
  readonly rawFinishReason?: string;
  /** Control tokens of a chat template that were taken off the text; left out when there were none. */
  readonly controlTokens?: number;
  readonly usage: Usage;
  /** Provider and model id the call was made with, as `provider:model`. */
  readonly model: string;
  /** The `maxOutputTokens` in force for this reply; null when the provider's own cap applied. */
  readonly maxOutputTokens: number | null;
}

const finishReasons: ReadonlySet<unknown> = new Set<FinishReason>([
  'stop',
  'length',
  'content-filter',
  'tool-calls',
  'error',
  'other',
]);

/** Whether a value that came from elsewhere is a reply. */
export function isWholeReply(value: unknown): value is Reply {
  if (!isJsonObject(value)) return false;
  const { text, reasoning, finishReason, rawFinishReason, controlTokens, usage, model, maxOutputTokens } =
    value;
  return (
    typeof text === 'string' &&
    (reasoning === null || typeof reasoning === 'string') &&
    finishReasons.has(finishReason) &&
    (rawFinishReason === undefined || typeof rawFinishReason === 'string') &&
    (controlTokens === undefined || typeof controlTokens === 'number') &&
    typeof model === 'string' &&
    isNumberOrNull(maxOutputTokens) &&
    isJsonObject(usage) &&
    ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens'].every((name) =>
      isNumberOrNull(usage[name]),
    )
  );
}

/** Returns a reply without the other fields of an object. */
export function plainReply(reply: Reply): Reply {
  const { text, reasoning, finishReason, rawFinishReason, controlTokens, model, maxOutputTokens } = reply;
  const { inputTokens, outputTokens, reasoningTokens, cachedInputTokens } = reply.usage;
  const usage = { inputTokens, outputTokens, reasoningTokens, cachedInputTokens };
  const raw = rawFinishReason === undefined ? {} : { rawFinishReason };
  const tokens = controlTokens === undefined ? {} : { controlTokens };
  return { text, reasoning, finishReason, ...raw, ...tokens, usage, model, maxOutputTokens };
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

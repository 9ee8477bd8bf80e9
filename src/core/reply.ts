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
  /** The reasoning, from provider parts or marks in the text; null when the model gave none. */
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

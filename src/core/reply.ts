import type { Usage } from './money/usage.ts';

/** Why a model stopped writing, in the AI SDK's words. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'other';

/** One complete reply of a model, as it is stored. */
export interface Reply {
  /** The text after the reasoning. */
  readonly text: string;
  /** The reasoning, from provider parts or `<think>` tags; null when the model gave none. */
  readonly reasoning: string | null;
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  /** Provider and model id the call was made with, as `provider:model`. */
  readonly model: string;
  /** The `maxOutputTokens` in force for this reply; null when the provider's own cap applied. */
  readonly maxOutputTokens: number | null;
}

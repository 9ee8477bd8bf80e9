import type { Usage } from '../core/money/usage.ts';
import type { FinishReason } from '../core/reply.ts';

/** One turn of a prompt that was sent. */
export interface StoredTurn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A call behind an item of a run: what was asked, and the raw reply. */
export interface StoredCall {
  /** Stage that used the reply, and its task. */
  readonly stage: string;
  readonly itemId: string;
  readonly draw: number;
  /** The part that the call plays in its stage, such as `verifier-0`. Null, as the next three, where the prompt was not kept. */
  readonly slot: string | null;
  /** Which sample of the prompt it is. */
  readonly sample: number | null;
  /** 0 for the first question, 1 when the model was shown why its reply could not be used. */
  readonly reAsk: number | null;
  /** How often the call had been asked again with `retry` before. */
  readonly epoch: number | null;
  /** Provider and model, as `provider:model`. */
  readonly model: string;
  /** The turns that were sent. Null for a reply that was stored by a version that did not keep them. */
  readonly prompt: readonly StoredTurn[] | null;
  /** The reply as it came, after the reasoning. */
  readonly text: string;
  readonly reasoning: string | null;
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  /** Why the reply could not be used; null when it was used, or when the item failed for another reason. */
  readonly refusal: string | null;
  /** Key of the reply in the journal. */
  readonly key: string;
}

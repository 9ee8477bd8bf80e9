import type { Usage } from '../../core/money/usage.ts';
import type { FinishReason } from '../../core/reply.ts';

/** What a provider answered to one try. */
export interface Answer<Value> {
  readonly value: Value;
  readonly usage: Usage;
  /** Null where nothing was written, as for vectors. */
  readonly finishReason: FinishReason | null;
  /** Null when the provider showed none. */
  readonly headers: Readonly<Record<string, string>> | null;
}

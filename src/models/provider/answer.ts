import type { Usage } from '../../core/money/usage.ts';
import type { FinishReason } from '../../core/reply.ts';

/** What a provider answered to one try, as far as every answer tells it. */
export interface Answer {
  readonly usage: Usage;
  /** Null where nothing was written, as for vectors. */
  readonly finishReason: FinishReason | null;
  /** Null or absent when the provider showed none. */
  readonly headers?: Readonly<Record<string, string>> | null;
}

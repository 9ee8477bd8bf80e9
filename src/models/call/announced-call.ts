import type { CallScope } from '../../core/call.ts';
import type { CallEndEvent } from '../../core/event-map.ts';
import { addDollars } from '../../core/money/dollars.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { FinishReason } from '../../core/reply.ts';
import type { TransportError } from '../../errors/index.ts';
import { isChimeraError } from '../../errors/index.ts';
import type { GatewayParts } from './gateway-parts.ts';

/** What a call reports when it is over. */
export interface CallOutcome {
  readonly finishReason: FinishReason | null;
  readonly usage: Usage | null;
}

/** Whose call it is, for its events. */
export interface CallIdentity {
  readonly scope: CallScope;
  readonly slot: string;
  /** `provider:model`. */
  readonly model: string;
}

/** Announces one call: its start with the first try, its retries, and its end. */
export class AnnouncedCall {
  readonly #parts: GatewayParts;
  readonly #base: Pick<CallEndEvent, 'stage' | 'itemId' | 'draw' | 'callId' | 'slot' | 'model'>;
  #attempts = 0;
  #usd: number | null = 0;
  #startedAt = 0;

  constructor(parts: GatewayParts, { scope, slot, model }: CallIdentity) {
    const { stage, itemId, draw } = scope;
    this.#parts = parts;
    this.#base = { stage, itemId, draw, callId: parts.nextCallId(), slot, model };
  }

  /** A try goes out. */
  tryStarts(): void {
    this.#attempts += 1;
    if (this.#attempts > 1) return;
    this.#startedAt = this.#parts.clock.now();
    this.#parts.announce({ kind: 'call-start', ...this.#base });
  }

  /** Adds the price of a try; null when it is not known. */
  costs(usd: number | null): void {
    this.#usd = addDollars(this.#usd, usd);
  }

  retries(error: TransportError, attempt: number, waitMs: number): void {
    const { code, statusCode } = error;
    this.#parts.announce({ kind: 'retry', ...this.#base, attempt, waitMs, code, statusCode });
  }

  ends(outcome: CallOutcome): void {
    this.#end({ ok: true, reused: false, code: null, ...outcome });
  }

  /** Says nothing of a call that was cut before its first try. */
  fails(error: unknown): void {
    if (this.#attempts === 0) return;
    this.#end({ ok: false, reused: false, finishReason: null, usage: null, code: codeOf(error) });
  }

  /** The answer was in the store, or another call was already under way to it. */
  isReused(outcome: CallOutcome): void {
    this.#end({ ok: true, reused: true, code: null, ...outcome });
  }

  #end(end: Pick<CallEndEvent, 'ok' | 'reused' | 'finishReason' | 'usage' | 'code'>): void {
    // Clocks are set back at times, and a forecast takes no time below zero.
    const ms = this.#attempts === 0 ? 0 : Math.max(0, this.#parts.clock.now() - this.#startedAt);
    this.#parts.announce({
      kind: 'call-end',
      ...this.#base,
      ...end,
      ms,
      attempts: this.#attempts,
      usd: this.#usd,
    });
  }
}

function codeOf(error: unknown): string {
  return isChimeraError(error) ? error.code : 'unexpected';
}

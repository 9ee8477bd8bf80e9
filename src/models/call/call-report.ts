import type { CallScope } from '../../core/call.ts';
import type { Announce, CallEndEvent } from '../../core/event-map.ts';
import { addDollars } from '../../core/money/dollars.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { FinishReason } from '../../core/reply.ts';
import type { TransportError } from '../../errors/index.ts';
import { isChimeraError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';

/** What a call reports when it is over. */
export interface CallOutcome {
  readonly finishReason: FinishReason | null;
  readonly usage: Usage | null;
}

/** Whose call it is, for its events. */
export interface CallIdentity {
  readonly scope: CallScope;
  readonly slot: string;
  /** Its name is `provider:model`. */
  readonly model: { readonly name: string };
}

/** Numbers the calls of one run and opens a report on each. */
export class CallReports {
  readonly #announce: Announce;
  readonly #clock: Clock;
  #calls = 0;

  constructor({ announce, clock }: { readonly announce: Announce; readonly clock: Clock }) {
    this.#announce = announce;
    this.#clock = clock;
  }

  open(identity: CallIdentity): CallReport {
    this.#calls += 1;
    return new CallReport(identity, String(this.#calls), this.#announce, this.#clock);
  }
}

/** Announces one call: its start with the first try, its retries, and its end. */
export class CallReport {
  readonly #announce: Announce;
  readonly #clock: Clock;
  readonly #base: Pick<CallEndEvent, 'stage' | 'itemId' | 'draw' | 'callId' | 'slot' | 'model'>;
  #attempts = 0;
  #usd: number | null = 0;
  /** Undefined for a live call. */
  #savedUsd: number | null | undefined;
  #startedAt = 0;

  constructor({ scope, slot, model }: CallIdentity, callId: string, announce: Announce, clock: Clock) {
    const { stage, itemId, draw } = scope;
    this.#announce = announce;
    this.#clock = clock;
    this.#base = { stage, itemId, draw, callId, slot, model: model.name };
  }

  tryStarted(): void {
    this.#attempts += 1;
    if (this.#attempts > 1) return;
    this.#startedAt = this.#clock.now();
    this.#announce({ kind: 'call-start', ...this.#base });
  }

  /** Adds the price of a try; null when it is not known. */
  tryCharged(usd: number | null): void {
    this.#usd = addDollars(this.#usd, usd);
  }

  /** Notes the price of an answer of a batch, and what a live one would have cost more. */
  batchCharged(usd: number | null, savedUsd: number | null): void {
    this.#usd = addDollars(this.#usd, usd);
    this.#savedUsd = savedUsd;
  }

  retried(error: TransportError, attempt: number, waitMs: number): void {
    const { code, statusCode } = error;
    this.#announce({ kind: 'retry', ...this.#base, attempt, waitMs, code, statusCode });
  }

  /** Of an answer, its events name no more than this. */
  succeeded({ finishReason, usage }: CallOutcome): void {
    this.#end({ ok: true, reused: false, code: null, finishReason, usage });
  }

  /** Announces nothing for a call that was cut off before its first try. */
  failed(error: unknown): void {
    if (this.#attempts === 0) return;
    const code = isChimeraError(error) ? error.code : 'unexpected';
    this.#end({ ok: false, reused: false, finishReason: null, usage: null, code });
  }

  /** The answer was in the store, or another call was already under way to it. */
  reused({ finishReason, usage }: CallOutcome): void {
    this.#end({ ok: true, reused: true, code: null, finishReason, usage });
  }

  #end(end: Pick<CallEndEvent, 'ok' | 'reused' | 'finishReason' | 'usage' | 'code'>): void {
    // Clocks are sometimes set back, and a forecast takes no time below zero.
    const ms = this.#attempts === 0 ? 0 : Math.max(0, this.#clock.now() - this.#startedAt);
    this.#announce({
      kind: 'call-end',
      ...this.#base,
      ...end,
      ms,
      attempts: this.#attempts,
      usd: this.#usd,
      ...(this.#savedUsd === undefined ? {} : { savedUsd: this.#savedUsd }),
    });
  }
}

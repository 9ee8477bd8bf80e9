import type { RateCost } from '../core/rate-limiter.ts';
import { AcceptedTries } from './accepted-tries.ts';
import { LearnedRate } from './learned-rate.ts';
import { RateSchedule } from './rate-schedule.ts';

/** Refusals closer to one another than this belong together. */
const closeMs = 5000;
const firstPauseMs = 100;
const longestPauseMs = 20_000;
/** Late timers are made up for, but hardly more: a learned rate is near its limit. */
const burstMs = 10;

/** Rates found by trial, per second; null while nothing was refused. */
export interface LearnedRates {
  readonly requestsPerSecond: number | null;
  readonly tokensPerSecond: number | null;
}

/**
 * Finds the rate that a provider takes without telling: requests and tokens per second, both, since a refusal does not
 * say which it was. The one that was not meant soon grows past what is used and is felt no more.
 */
export class RateLearner {
  readonly #requests = new LearnedRate();
  readonly #tokens = new LearnedRate();
  readonly #schedule = new RateSchedule(burstMs);
  readonly #tries = new AcceptedTries();
  #refusedAt = Number.NEGATIVE_INFINITY;
  #inARow = 0;
  #boundAt = Number.NEGATIVE_INFINITY;

  get rates(): LearnedRates {
    return { requestsPerSecond: this.#requests.perSecond, tokensPerSecond: this.#tokens.perSecond };
  }

  /** Takes a place for a try; gives the time at which it may start. */
  reserve(now: number, cost: RateCost): number {
    const isBound = [
      [this.#requests, this.#schedule.isBinding(now, 'requests')] as const,
      [this.#tokens, this.#schedule.isBinding(now, 'tokens')] as const,
    ];
    for (const [rate, isBinding] of isBound) {
      rate.grow(now, isBinding);
      if (isBinding) this.#boundAt = now;
    }
    return this.#schedule.reserve(now, this.#shares(1, tokensOf(cost)));
  }

  /** Notes that a try goes out; gives its number. */
  started(now: number, cost: RateCost): number {
    return this.#tries.add(now, tokensOf(cost));
  }

  settle(reserved: RateCost, used: RateCost): void {
    this.#schedule.correct(this.#shares(0, tokensOf(used) - tokensOf(reserved)));
  }

  /**
   * Learns from a refusal; one for each round trip counts, since all that were in flight say the same.
   *
   * @returns milliseconds to pause, and whether a learned rate was what held tries back; null when it says nothing new
   */
  refused(
    now: number,
    { number, startedAt }: { readonly number: number; readonly startedAt: number },
  ): { readonly pauseMs: number; readonly isRateBound: boolean } | null {
    this.#tries.remove(number);
    if (startedAt <= this.#refusedAt) return null;
    const isRepeated = now - this.#refusedAt < closeMs;
    this.#refusedAt = now;
    this.#inARow = isRepeated ? this.#inARow + 1 : 0;
    const isRateBound = now - this.#boundAt < closeMs / 5;
    const taken = this.#tries.rate(now);
    if (taken !== null) {
      this.#requests.refuse(taken.requests, isRepeated);
      this.#tokens.refuse(taken.tokens, isRepeated);
    }
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#inARow);
    return { pauseMs, isRateBound: isRateBound && !isRepeated };
  }

  /** The provider told what it takes, per second. */
  hint({ requestsPerSecond, tokensPerSecond }: LearnedRates): void {
    if (requestsPerSecond !== null) this.#requests.hint(requestsPerSecond);
    if (tokensPerSecond !== null) this.#tokens.hint(tokensPerSecond);
  }

  #shares(requests: number, tokens: number): { readonly requests?: number; readonly tokens?: number } {
    const { requestsPerSecond, tokensPerSecond } = this.rates;
    return {
      ...(requestsPerSecond === null ? {} : { requests: (requests / requestsPerSecond) * 1000 }),
      ...(tokensPerSecond === null ? {} : { tokens: (tokens / tokensPerSecond) * 1000 }),
    };
  }
}

function tokensOf({ inputTokens, outputTokens }: RateCost): number {
  return inputTokens + outputTokens;
}

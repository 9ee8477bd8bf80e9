import type { RateCost } from '../../core/rate-limiter.ts';
import { AcceptedTries } from './accepted-tries.ts';
import { LearnedRate } from './learned-rate.ts';
import { RateSchedule } from './rate-schedule.ts';

/** Refusals closer to one another than this belong together. */
const closeMs = 5000;
/** Whatever counts in windows stays full for a while: what is refused meanwhile says nothing new. */
const windowMs = 3000;
/** A refusal that long ago still tells what the provider takes on the whole. */
const recentMs = 15_000;
const leastUsed = 5;
const usedFactor = 1.15;
const firstPauseMs = 400;
const longestPauseMs = 2000;
/** Late timers are made up for, but hardly more: a learned rate is near its limit. */
const burstMs = 20;
const remembered = 4;
/** In doubt it is the rate, which is the smoother rein. */
const likely = 1.04;
/** Slower rates are known too badly to compare them. */
const enoughPerSecond = 5;

/** Rates found by trial, per second; null while nothing was refused. */
export interface LearnedRates {
  readonly requestsPerSecond: number | null;
  readonly tokensPerSecond: number | null;
}

/** What went on when a try was refused. */
interface Refusal {
  readonly inFlight: number;
  /** Per second; null when too little was known. */
  readonly requests: number | null;
  readonly tokens: number | null;
}

/** What a refusal taught. */
export interface Lesson {
  /** Milliseconds to pause; null when it says nothing new. */
  readonly pauseMs: number | null;
  /** Whether too many in flight may be what was refused. */
  readonly isOfFlight: boolean;
}

/**
 * Finds the rate that a provider accepts but does not announce. What held tries back when one was refused is to blame: the
 * number in flight, or else the rate. Requests are counted until refusals show that tokens are meant.
 */
export class RateLearner {
  readonly #requests = new LearnedRate();
  readonly #tokens = new LearnedRate();
  readonly #schedule = new RateSchedule(burstMs);
  readonly #tries = new AcceptedTries();
  readonly #refusals: Refusal[] = [];
  #refusedAt = Number.NEGATIVE_INFINITY;
  #blamedAt = Number.NEGATIVE_INFINITY;
  #resumedAt = Number.NEGATIVE_INFINITY;
  #isOfFlight = false;
  #inARow = 0;

  get rates(): LearnedRates {
    return { requestsPerSecond: this.#requests.perSecond, tokensPerSecond: this.#tokens.perSecond };
  }

  /** Reserves a start for a try, not before the given time; returns the time at which it may start. */
  reserve(now: number, from: number, cost: RateCost): number {
    // A rate well above what is used holds back only bursts, and has no reason to grow.
    const used = Math.max(leastUsed, this.#tries.pace(now) * usedFactor);
    const tokens = used * (this.#tries.meanTokens ?? 0);
    this.#requests.grow(now, this.#schedule.isBinding(now, 'requests'), used);
    this.#tokens.grow(now, this.#schedule.isBinding(now, 'tokens'), tokens);
    return this.#schedule.reserve(now, from, this.#shares(1, tokensOf(cost)));
  }

  /** Adds a try that starts; returns its number. */
  started(now: number): number {
    return this.#tries.add(now);
  }

  /** Puts what a try used instead of what was reserved for it. */
  settle(reserved: RateCost, used: RateCost): void {
    this.#schedule.correct(this.#shares(0, tokensOf(used) - tokensOf(reserved)));
  }

  /** Records what a reply used in the end. */
  measured(used: RateCost): void {
    this.#tries.measured(tokensOf(used));
  }

  /**
   * Learns from a refusal; one for each round trip counts, since all that were in flight say the same.
   *
   * @param inFlight tries that are in flight still
   * @param isFull whether about as many were in flight as might be
   */
  refused(
    now: number,
    { number, startedAt }: { readonly number: number; readonly startedAt: number },
    { inFlight, isFull }: { readonly inFlight: number; readonly isFull: boolean },
  ): Lesson {
    this.#tries.remove(number);
    const taken = this.#tries.rate(now);
    const refusal = {
      inFlight: inFlight + 1,
      requests: taken?.requests ?? null,
      tokens: taken?.tokens ?? null,
    };
    if (startedAt <= this.#refusedAt) {
      this.#requests.revise(now, taken?.requests ?? 0);
      // What was taken shows only when all are back that were refused together.
      if (this.#blamedAt === this.#refusedAt) this.#refusals.splice(-1, 1, refusal);
      return { pauseMs: null, isOfFlight: this.#isOfFlight };
    }
    this.#inARow = now - this.#refusedAt < closeMs ? this.#inARow + 1 : 0;
    this.#refusedAt = now;
    if (now - this.#blamedAt >= windowMs) this.#blame(now, refusal, isFull);
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#inARow);
    this.#resumedAt = now + pauseMs;
    return { pauseMs, isOfFlight: this.#isOfFlight };
  }

  /** Applies what the provider says that it accepts, per second. */
  hint({ requestsPerSecond, tokensPerSecond }: LearnedRates): void {
    if (requestsPerSecond !== null) this.#requests.hint(requestsPerSecond);
    if (tokensPerSecond !== null) this.#tokens.hint(tokensPerSecond);
  }

  #blame(now: number, refusal: Refusal, isFull: boolean): void {
    // Not long after another refusal, what was taken on the whole says more than a single second; in so short a time as
    // to be mostly pause, what was taken since then.
    const isRecent = now - this.#blamedAt < recentMs;
    const from = now - this.#blamedAt < closeMs ? this.#resumedAt : this.#blamedAt;
    const taken = isRecent && now > from ? this.#tries.meanSince(from, now) : refusal.requests;
    this.#blamedAt = now;
    this.#refusals.push(refusal);
    if (this.#refusals.length > remembered) this.#refusals.shift();
    const { requests, tokens } = refusal;
    this.#isOfFlight = requests === null || (isFull && !this.#comesAtOneRate());
    const isUnknown = this.#requests.perSecond === null && this.#tokens.perSecond === null;
    if (this.#isOfFlight && !isUnknown) return;
    const isBound = [this.#requests.wasBinding(now), this.#tokens.wasBinding(now)];
    if (isBound[0] === true) this.#requests.refuse(now, taken, isRecent);
    if (isBound[1] === true) this.#tokens.refuse(now, (taken ?? 0) * (this.#tries.meanTokens ?? 0), isRecent);
    if (!isBound.includes(true) && requests !== null) this.#requests.begin(now, requests);
    if (tokens !== null) this.#preferTokens(now, tokens);
  }

  /** Whether refusals come at one rate and at different numbers in flight, and not the other way round. */
  #comesAtOneRate(): boolean {
    const known = this.#refusals.filter(({ requests }) => requests !== null);
    if (known.length < 2) return false;
    return spread(known, ({ requests }) => requests) <= spread(known, ({ inFlight }) => inFlight) * likely;
  }

  /** Where refusals come at very different rates of requests, but always at one of tokens, tokens are meant. */
  #preferTokens(now: number, tokens: number): void {
    if (this.#refusals.length < remembered || this.#tokens.perSecond !== null) return;
    if (this.#refusals.some((refusal) => (refusal.requests ?? 0) < enoughPerSecond)) return;
    const requests = spread(this.#refusals, (refusal) => refusal.requests);
    if (requests < 1.5 || requests < 2 * spread(this.#refusals, (refusal) => refusal.tokens)) return;
    this.#tokens.begin(now, tokens);
    this.#requests.forget();
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

/** How many times larger the largest is than the smallest. */
function spread(refusals: readonly Refusal[], of: (refusal: Refusal) => number | null): number {
  const values = refusals.flatMap((refusal) => of(refusal) ?? []);
  return values.length < refusals.length ? Number.NaN : Math.max(...values) / Math.min(...values);
}

import { LatencySample } from './latency-sample.ts';

/** What a change of the limit was made for; null when nothing changed. */
export type LimitMove = 'recovered' | 'slower' | null;

/** A try that has ended well. */
export interface EndedTry {
  /** Tries of one kind take about as long as one another. */
  readonly kind: number;
  readonly startedAt: number;
  readonly now: number;
  /** Whether the limit held others back at its end; only then does the limit matter. */
  readonly isFull: boolean;
}

/** Part of the limit that a refusal leaves, and the least that one round trip of refusals may leave. */
const keptWhenRefused = 0.85;
const leastKeptInRound = 0.5;
/** A larger limit is kept when it brings at least this part of the throughput that it could. */
const worthwhile = 0.35;
const smallestSample = 8;
/** Large enough that reply lengths, which scatter by a factor of two, even out. */
const steadySample = 64;
const slowerByLog = Math.log(2);
const fewerPart = 0.75;
/** Part of the throughput that a smaller limit must keep to be worth having. */
const keptThroughput = Math.log(0.9);
const firstPatience = 4;
const longestPatience = 32;

interface SampledLimit {
  readonly limit: number;
  readonly sample: LatencySample;
}

/**
 * How many tries of a model may be in flight, found by trial. A larger limit is kept when it brings throughput, given up
 * when it only brings latency; a refusal takes a part of it at once. Whole samples are compared, never single replies,
 * so that chance does not move the limit.
 */
export class AdaptiveLimit {
  readonly #start: number;
  #cap: number;
  #limit: number;
  #isStarting = true;
  #sample = new LatencySample();
  #sampledSince = Number.NEGATIVE_INFINITY;
  #base: SampledLimit | null = null;
  #trial: { readonly kind: 'more' | 'fewer'; readonly from: SampledLimit } | null = null;
  #untilTrial = 0;
  #patience = firstPatience;
  /** In flight when the provider refused another one. */
  #refusedAt: number | null = null;
  /** Until a reply comes to a try that began after a cut, further refusals tell of the same excess. */
  #isLookingFurther = false;
  #leastInRound: number | null = null;
  #cutAt = Number.NEGATIVE_INFINITY;

  constructor({ start, cap }: { readonly start: number; readonly cap: number }) {
    this.#start = start;
    this.#cap = cap;
    this.#limit = Math.min(start, cap);
  }

  get limit(): number {
    return this.#limit;
  }

  /** Takes a lower cap; where it was named, tries begin with all of it. */
  narrow(cap: number, start: number): void {
    this.#cap = Math.min(this.#cap, cap);
    if (this.#base === null && this.#refusedAt === null) this.#limit = Math.max(this.#limit, start);
    this.#limit = Math.min(this.#limit, this.#cap);
  }

  /** Begins again where the lane began, as after an outage. */
  restart(now: number): void {
    this.#isStarting = true;
    this.#base = null;
    this.#refusedAt = null;
    this.#move(Math.min(this.#limit, this.#start), now);
  }

  ended({ kind, startedAt, now, isFull }: EndedTry): LimitMove {
    if (startedAt > this.#cutAt) this.#leastInRound = null;
    if (!isFull || startedAt < this.#sampledSince) return null;
    this.#sample.add(kind, now - startedAt);
    const isQuick = this.#isStarting || this.#refusedAt !== null;
    const wanted =
      this.#refusedAt !== null
        ? Math.max(smallestSample, this.#limit / 2)
        : Math.max(this.#limit, isQuick ? smallestSample : steadySample);
    if (this.#sample.count < wanted) return null;
    const before = this.#limit;
    const next = this.#next({ limit: before, sample: this.#sample });
    this.#move(next, now);
    if (next === before) return null;
    return next > before ? 'recovered' : 'slower';
  }

  /** Lowers the limit after a refusal, while so many other tries were in flight. */
  refused(now: number, left: number): void {
    const before = this.#limit;
    const inRound = this.#leastInRound !== null;
    if (this.#leastInRound === null) {
      this.#leastInRound = Math.max(1, Math.ceil(before * leastKeptInRound));
      this.#refusedAt = null;
      this.#patience = Math.min(longestPatience, this.#patience * 2);
      this.#isStarting = false;
      this.#isLookingFurther = false;
    }
    const share = inRound ? before : Math.floor(before * keptWhenRefused);
    const next = Math.min(before, Math.max(this.#leastInRound, Math.min(share, left)));
    this.#refusedAt = Math.min(this.#refusedAt ?? this.#cap, Math.max(left, this.#leastInRound) + 1);
    this.#base = null;
    this.#untilTrial = 1;
    this.#cutAt = now;
    this.#move(next, now);
  }

  #next(reached: SampledLimit): number {
    if (this.#trial !== null) return this.#judge(reached, this.#trial);
    const slowdown = this.#base === null ? null : reached.sample.slowdownSince(this.#base.sample);
    const isSteady = reached.sample.count >= steadySample;
    if (this.#base !== null && isSteady && slowdown !== null && slowdown > slowerByLog && reached.limit > 4) {
      this.#trial = { kind: 'fewer', from: reached };
      return Math.ceil(reached.limit * fewerPart);
    }
    this.#base = reached;
    this.#untilTrial -= 1;
    return this.#untilTrial > 0 || reached.limit >= this.#cap ? reached.limit : this.#more(reached);
  }

  #more(reached: SampledLimit): number {
    const { limit } = reached;
    if (this.#refusedAt !== null) {
      // Up to where it was refused one step a sample; there it stays for a while, and then looks further.
      const step = Math.max(1, Math.round(limit * 0.05));
      if (limit + 1 >= this.#refusedAt) {
        // What went well for a whole sample is safe, and patience pays less.
        if (this.#isLookingFurther) this.#patience = Math.max(1, Math.floor(this.#patience / 2));
        this.#isLookingFurther = true;
        this.#refusedAt = Math.min(this.#cap, limit + step) + 1;
        this.#untilTrial = 1;
      } else if (limit + step >= this.#refusedAt - 1) this.#untilTrial = this.#patience;
      return Math.min(this.#cap, limit + step, this.#refusedAt - 1);
    }
    this.#trial = { kind: 'more', from: reached };
    return Math.min(this.#cap, Math.ceil(limit * (this.#isStarting ? 2 : 1.5)));
  }

  /** Keeps the other limit or goes back, by what it did to throughput: limit over latency. */
  #judge(
    reached: SampledLimit,
    trial: { readonly kind: 'more' | 'fewer'; readonly from: SampledLimit },
  ): number {
    this.#trial = null;
    const slowdown = reached.sample.slowdownSince(trial.from.sample);
    const possible = Math.log(reached.limit / trial.from.limit);
    const isKept =
      slowdown !== null &&
      (trial.kind === 'more'
        ? possible - slowdown >= worthwhile * possible
        : possible - slowdown >= keptThroughput);
    if (isKept) {
      this.#base = reached;
      if (trial.kind === 'more') this.#patience = firstPatience;
      this.#untilTrial = trial.kind === 'more' ? 0 : this.#patience;
      return trial.kind === 'more' && reached.limit < this.#cap ? this.#more(reached) : reached.limit;
    }
    this.#isStarting = false;
    this.#base = trial.from;
    this.#untilTrial = this.#patience;
    this.#patience = Math.min(longestPatience, this.#patience * 2);
    return trial.from.limit;
  }

  #move(limit: number, now: number): void {
    // What was in flight under another limit says nothing about this one.
    if (limit !== this.#limit) this.#sampledSince = now;
    this.#limit = limit;
    this.#sample = new LatencySample();
  }
}

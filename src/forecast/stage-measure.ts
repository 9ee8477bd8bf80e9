/** Count, mean and variance of a figure. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Variance of single values; null when it was not seen. */
  readonly variance: number | null;
}

/** What was seen of the calls of one model in one stage. */
export interface CallMeasure {
  /** `provider:model`; null when the calls of all models were counted together. */
  readonly model: string | null;
  /** Calls, those answered from the store included. */
  readonly calls: number;
  readonly inputTokens: Moments;
  readonly outputTokens: Moments;
  /** Of calls that went out; of none when all were answered from the store. */
  readonly seconds: Moments;
}

/** What was seen of one stage. */
export interface StageMeasure {
  readonly stage: string;
  readonly kept: number;
  /** Tasks that were rejected or failed. */
  readonly lost: number;
  readonly outputs: number;
  readonly callsPerTask: Moments;
  readonly calls: readonly CallMeasure[];
  /** US dollars of one call; null when unknown. */
  readonly usdPerCall: number | null;
  /** Seconds of the run for each call, at the concurrency that it had; null when latencies were seen. */
  readonly secondsPerCall: number | null;
}

/** Adds up a figure without keeping its values. */
export class MomentsFold {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const step = value - this.#mean;
    this.#mean += step / this.#count;
    this.#squares += step * (value - this.#mean);
  }

  moments(): Moments {
    const variance = this.#count < 2 ? null : this.#squares / (this.#count - 1);
    return { count: this.#count, mean: this.#mean, variance };
  }
}

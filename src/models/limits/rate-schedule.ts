/** What a rate is a rate of. */
export type RateDimension = 'requests' | 'tokens' | 'inputTokens' | 'outputTokens';

/** Milliseconds of a schedule that one try takes up, by dimension; a dimension without a limit is left out. */
export type Shares = { readonly [Name in RateDimension]?: number };

/**
 * A smooth schedule of starts: the generic cell rate algorithm over several limits at once. Each try pushes the moment
 * at which its limit is free again; the next one starts then, so that there are no windows at whose seams twice as much
 * could pass. A try that is larger than any burst starts too, and those after it wait the longer.
 */
export class RateSchedule {
  readonly #burstMs: number;
  readonly #freeAt = new Map<string, number>();
  #seen = Number.NEGATIVE_INFINITY;

  /** @param burstMs how far ahead of the schedule tries may start, which makes up for late timers */
  constructor(burstMs: number) {
    this.#burstMs = burstMs;
  }

  /** Reserves a start for a try, not before the given time; returns the time at which it may start. */
  reserve(now: number, from: number, shares: Shares): number {
    this.#follow(now);
    let start = Math.max(now, from);
    for (const name of Object.keys(shares)) start = Math.max(start, this.#earliest(name));
    for (const [name, share] of Object.entries(shares))
      this.#freeAt.set(name, Math.max(this.#freeAt.get(name) ?? start, start) + share);
    return start;
  }

  /** Whether a try would have to wait for this limit. */
  isBinding(now: number, name: RateDimension): boolean {
    return this.#earliest(name) > now;
  }

  /** Corrects what was taken, when a try used more or less than was thought. */
  correct(changes: Shares): void {
    for (const [name, change] of Object.entries(changes)) {
      const freeAt = this.#freeAt.get(name);
      if (freeAt !== undefined) this.#freeAt.set(name, freeAt + change);
    }
  }

  #earliest(name: string): number {
    return (this.#freeAt.get(name) ?? Number.NEGATIVE_INFINITY) - this.#burstMs;
  }

  /** A clock that was set back must not make all tries wait until it is where it was. */
  #follow(now: number): void {
    const back = this.#seen - now;
    if (back > 0) for (const [name, freeAt] of this.#freeAt) this.#freeAt.set(name, freeAt - back);
    this.#seen = now;
  }
}

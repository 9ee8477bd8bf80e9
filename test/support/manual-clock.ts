import type { Cancel, Clock } from '../../src/time/clock.ts';

/** Waits of this length or more are time-outs: they end only when a test lets time pass. */
const skippedBelow = 120_000;

/** A clock that a test holds in its hands. */
export class ManualClock implements Clock {
  /** The waits that were asked for, time-outs left out. */
  readonly waited: number[] = [];
  #now: number;
  readonly #skips: boolean;
  readonly #waiting = new Set<Waiting>();

  /** With `skips`, short waits are over at once and time moves on by as much. */
  constructor({ skips = false, now = 1_000_000 }: { readonly skips?: boolean; readonly now?: number } = {}) {
    this.#skips = skips;
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly after = (ms: number, callback: () => void): Cancel => {
    if (ms < skippedBelow) this.waited.push(ms);
    const waiting = { at: this.#now + ms, callback };
    this.#waiting.add(waiting);
    if (this.#skips && ms < skippedBelow) {
      this.#now += ms;
      queueMicrotask(() => this.#end(waiting));
    }
    return () => void this.#waiting.delete(waiting);
  };

  /** How many waits have not ended. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** Lets time pass and the waits that are due end. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    for (const waiting of [...this.#waiting]) {
      if (waiting.at <= this.#now) this.#end(waiting);
    }
    await settled();
  }

  #end(waiting: Waiting): void {
    if (this.#waiting.delete(waiting)) waiting.callback();
  }
}

interface Waiting {
  readonly at: number;
  readonly callback: () => void;
}

/** Lets everything happen that needs no time and no network. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

/** Lets the event loop turn until something holds; a test that waits in vain runs into its time limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

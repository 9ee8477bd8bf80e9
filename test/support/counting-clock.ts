import type { Cancel, Clock } from '../../src/time/clock.ts';

/** A clock whose waits end only when a test ends them all, and that counts them. */
export class CountingClock implements Clock {
  /** How many waits were ever begun. */
  made = 0;
  readonly #waiting = new Set<{ readonly callback: () => void }>();

  readonly now = (): number => 0;

  readonly after = (_: number, callback: () => void): Cancel => {
    const waiting = { callback };
    this.made += 1;
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  };

  /** How many waits have not ended. */
  get pending(): number {
    return this.#waiting.size;
  }

  endAll(): void {
    for (const waiting of [...this.#waiting]) {
      this.#waiting.delete(waiting);
      waiting.callback();
    }
  }
}

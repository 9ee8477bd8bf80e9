import type { Clock } from '../../src/time/clock.ts';

/** A clock whose waits end only when a test ends them all, and that counts them. */
export class CountingClock implements Clock {
  /** How many waits were ever begun. */
  made = 0;
  readonly #waiting = new Set<() => void>();

  readonly now = (): number => 0;

  readonly wait = (_: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      this.made += 1;
      this.#waiting.add(resolve);
      signal.addEventListener(
        'abort',
        () => {
          this.#waiting.delete(resolve);
          reject(signal.reason);
        },
        { once: true },
      );
    });

  /** How many waits have not ended. */
  get pending(): number {
    return this.#waiting.size;
  }

  endAll(): void {
    for (const end of this.#waiting) {
      this.#waiting.delete(end);
      end();
    }
  }
}

import type { Clock } from '../../time/clock.ts';

/** The longest wait that a timer takes; a longer one would end at once. */
const longestWaitMs = 2_147_483_647;

/**
 * The clock of all lanes. It is never behind the end of a wait: where waits end at once, or a clock stands still, as in
 * tests, what was waited for has come all the same.
 */
export class LaneTime {
  readonly #clock: Clock;
  #reached = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return Math.max(this.#clock.now(), this.#reached);
  }

  /** Calls back at the given time, unless it is taken back before. */
  at(time: number, onTime: () => void): AbortController {
    const timer = new AbortController();
    const wait = (ms: number): void => {
      const stepMs = Math.min(longestWaitMs, ms);
      const onEnd = (): void => {
        if (timer.signal.aborted) return;
        if (ms > stepMs) {
          wait(ms - stepMs);
          return;
        }
        this.#reached = Math.max(this.#reached, time);
        onTime();
      };
      this.#clock.wait(stepMs, timer.signal).then(onEnd, () => {});
    };
    wait(Math.max(0, Math.ceil(time - this.now())));
    return timer;
  }
}

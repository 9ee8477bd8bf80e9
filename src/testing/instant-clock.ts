import type { Clock } from '../time/clock.ts';

/** Longer than any wait before a retry, and not above the shortest of the default time-outs. */
const passedBelowMs = 120_000;

/**
 * Returns a clock for tests of runs: waits of less than two minutes, such as those before a retry, end at once and move
 * the time on; longer ones, such as the default time-out of a call, never end by themselves. Time begins at 0.
 *
 * @example
 * ```ts
 * const { now, after } = instantClock();
 * const samples = await buildChimera({ models: offlineModels() }).run(['Biology'], { now, after }).toArray();
 * ```
 */
export function instantClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    after: (ms, callback) => {
      if (ms >= passedBelowMs) return () => {};
      // A scripted reply is there before the next turn of the event loop, and ends a shorter time-out before its time.
      const turn = setImmediate(() => {
        now += ms;
        callback();
      });
      return () => clearImmediate(turn);
    },
  };
}

import type { Clock } from '../time/clock.ts';

/** Longer than any wait before a retry, and not above the shortest of the default time-outs. */
const passedBelowMs = 120_000;

/**
 * Gives a clock for tests of runs: waits of less than two minutes, such as those before a retry, are over at once and
 * move the time on; longer ones, such as the default time-out of a call, never end by themselves. Time begins at 0.
 *
 * @example
 * ```ts
 * const { now, wait } = instantClock();
 * const samples = await buildChimera({ models: offlineModels() }).run(['Biology'], { now, wait }).toArray();
 * ```
 */
export function instantClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      if (ms >= passedBelowMs) return untilAborted(signal);
      // A scripted reply is there before the next turn of the event loop, and ends a shorter time-out before its time.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      now += ms;
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

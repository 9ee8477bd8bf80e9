import type { Clock } from './clock.ts';

/**
 * Returns the same clock, but never behind the end of one of its own waits: timers may fire a millisecond early, and in
 * tests they may fire at once, or the time may stand still. After a wait, the time that was waited for has come.
 */
export function steadyClock(clock: Clock): Clock {
  let reached = Number.NEGATIVE_INFINITY;
  const now = (): number => Math.max(clock.now(), reached);
  return {
    now,
    after: (ms, callback) => {
      const dueAt = now() + ms;
      return clock.after(ms, () => {
        reached = Math.max(reached, dueAt);
        callback();
      });
    },
  };
}

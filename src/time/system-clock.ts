import type { Cancel, Clock } from './clock.ts';

/** The longest delay that `setTimeout` takes; a longer one would fire at once. */
const longestTimerMs = 2_147_483_647;

/** The time of the machine. */
export const systemClock: Clock = { now: () => Date.now(), after };

function after(ms: number, callback: () => void): Cancel {
  if (ms > longestTimerMs) return afterLong(ms, callback);
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** One timer after the other. */
function afterLong(ms: number, callback: () => void): Cancel {
  let cancel = after(longestTimerMs, () => {
    cancel = after(ms - longestTimerMs, callback);
  });
  return () => cancel();
}

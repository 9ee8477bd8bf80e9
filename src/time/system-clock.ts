import type { Cancel, Clock } from './clock.ts';

/** The longest delay that `setTimeout` takes; a longer one would fire at once. */
const longestTimerMs = 2_147_483_647;

/** The time of the machine. */
export const systemClock: Clock = { now: () => Date.now(), after };

function after(ms: number, callback: () => void): Cancel {
  let leftMs = ms;
  const start = (): NodeJS.Timeout => {
    const stepMs = Math.min(longestTimerMs, leftMs);
    leftMs -= stepMs;
    return setTimeout(leftMs > 0 ? goOn : callback, stepMs);
  };
  const goOn = (): void => {
    timer = start();
  };
  let timer = start();
  return () => clearTimeout(timer);
}

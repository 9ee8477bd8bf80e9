import type { RateLimiter } from '../../core/rate-limiter.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { redact } from '../failures/redact.ts';

/**
 * Wraps a custom limiter such that its failures reach the run and nothing else: lanes ask it from timers, where what is
 * thrown would end the process. A wait that it cannot tell ends the run, which can be continued later. What it fails to
 * note only makes its schedule less exact.
 */
export function checkedLimiter(limiter: RateLimiter): RateLimiter {
  return {
    reserve: (lane, limits, cost) => {
      try {
        const waitMs = limiter.reserve(lane, limits, cost);
        return typeof waitMs === 'number' ? waited(waitMs, lane) : later(waitMs, lane);
      } catch (error) {
        return Promise.reject(failure(error, lane));
      }
    },
    settle: (...settled) => ignoringFailure(() => limiter.settle(...settled)),
    pause: (...paused) => ignoringFailure(() => limiter.pause(...paused)),
  };
}

async function later(waiting: Promise<number>, lane: string): Promise<number> {
  try {
    return waited(await waiting, lane);
  } catch (error) {
    throw failure(error, lane);
  }
}

/** A wait that is endless or not a number would let everything through. */
function waited(waitMs: number, lane: string): number {
  if (Number.isFinite(waitMs)) return waitMs;
  throw fault(`returned ${shownValue(waitMs)} for lane ${lane}; reserve must return milliseconds, 0 for now`);
}

function failure(error: unknown, lane: string): ConfigurationError {
  if (error instanceof ConfigurationError) return error;
  const said = redact(error instanceof Error ? error.message : String(error));
  return fault(
    `could not reserve a place in lane ${lane}${said === '' ? '' : `: "${said}"`}; check the limiter, then run again in the same directory to go on`,
  );
}

function fault(message: string): ConfigurationError {
  return new ConfigurationError([{ option: 'run.limiter', message }]);
}

async function ignoringFailure(note: () => void | Promise<void>): Promise<void> {
  try {
    await note();
  } catch {
    // The lane keeps its own pauses, and a reservation that was not corrected stays as it was taken.
  }
}

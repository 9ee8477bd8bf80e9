import pRetry from 'p-retry';
import { TransportError } from '../../errors/index.ts';

/** How failed tries are followed by further ones. */
export interface RetryOptions {
  /** Most tries that count, the first included. */
  readonly maxAttempts: number;
  /** Whether a failed try counts; one that does not is followed by another without a wait of its own. */
  readonly counts: (error: TransportError) => boolean;
  /** Milliseconds to wait after a failed try, numbered from 1. */
  readonly waitMs: (error: TransportError, attempt: number) => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Told before each wait. */
  readonly onRetry: (error: TransportError, attempt: number, waitMs: number) => void;
}

/** A response that cannot be read is seldom better the third time. */
const maxMalformed = 2;
/** A call that is refused more often, while others are taken, may ask for more than its provider ever grants. */
const maxSparedRefusals = 50;

/**
 * Makes tries until one succeeds; the only place where anything is tried again. Only transport failures that may pass are.
 */
export function retry<Value>(
  makeTry: (isRetry: boolean) => Promise<Value>,
  options: RetryOptions,
): Promise<Value> {
  // Most calls need one try, and none of what follows.
  return makeTry(false).catch((error: unknown) => {
    if (!(error instanceof TransportError && error.retryable)) throw error;
    return retryAfter(error, () => makeTry(true), options);
  });
}

/**
 * The wait is made inside `shouldRetry`, since p-retry cannot be told a delay per error and calls that hook only when
 * another try is left. No signal is passed: p-retry would throw away a reply that came just before an abort. Tries are
 * counted here, since p-retry gives up on its last one even when that is not to count.
 */
function retryAfter<Value>(
  first: TransportError,
  makeTry: () => Promise<Value>,
  options: RetryOptions,
): Promise<Value> {
  let attempt = 1;
  let malformed = 0;
  let refusals = 0;
  return pRetry((number) => (number === 1 ? Promise.reject(first) : makeTry()), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 0,
    shouldRetry: async ({ error }) => {
      if (!(error instanceof TransportError && error.retryable)) return false;
      if (error.code === 'rate-limited') refusals += 1;
      if (!options.counts(error) && refusals <= maxSparedRefusals) {
        options.onRetry(error, attempt, 0);
        return true;
      }
      if (error.code === 'malformed-response') malformed += 1;
      if (malformed >= maxMalformed || attempt >= options.maxAttempts) return false;
      const waitMs = options.waitMs(error, attempt);
      options.onRetry(error, attempt, waitMs);
      attempt += 1;
      await options.wait(waitMs);
      return true;
    },
  });
}

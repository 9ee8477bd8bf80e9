import pRetry from 'p-retry';
import { TransportError } from '../errors/index.ts';

/** How failed tries are followed by further ones. */
export interface RetryOptions {
  /** Most tries, the first included. */
  readonly maxAttempts: number;
  /** Milliseconds to wait after a failed try, numbered from 1. */
  readonly waitMs: (error: TransportError, attempt: number) => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Told before each wait. */
  readonly onRetry: (error: TransportError, attempt: number, waitMs: number) => void;
}

/** A response that cannot be read is seldom better the third time. */
const maxMalformed = 2;

/**
 * Makes tries until one succeeds; the only place where anything is tried again. Only transport failures that may pass are.
 *
 * The wait is made inside `shouldRetry`, since p-retry cannot be told a delay per error and calls that hook only when
 * another try is left. No signal is passed: p-retry would throw away a reply that came just before an abort.
 */
export function retry<Value>(
  makeTry: (attempt: number) => Promise<Value>,
  options: RetryOptions,
): Promise<Value> {
  let malformed = 0;
  return pRetry(makeTry, {
    retries: options.maxAttempts - 1,
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      if (!(error instanceof TransportError && error.retryable)) return false;
      if (error.code === 'malformed-response') malformed += 1;
      if (malformed >= maxMalformed) return false;
      const waitMs = options.waitMs(error, attemptNumber);
      options.onRetry(error, attemptNumber, waitMs);
      await options.wait(waitMs);
      return true;
    },
  });
}

import pRetry from 'p-retry';
import { TransportError } from '../../../errors/index.ts';

/** How failed tries are followed by further ones. */
export interface RetryOptions {
  /** Most tries that count, the first included. */
  readonly maxAttempts: number;
  /** How many of them may meet a failure that says something about the provider: a time-out, an error of its server. */
  readonly maxFailed: number;
  /** How many may meet a response that cannot be read: a broken one says nothing about the next. */
  readonly maxUnreadable: number;
  /** Whether a failed try counts, the same each time it is asked; one that does not is followed by another without a wait. */
  readonly counts: (error: TransportError) => boolean;
  /** Milliseconds to wait after a failed try, numbered from 1. */
  readonly waitMs: (error: TransportError, attempt: number) => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Called before each wait. */
  readonly onRetry: (error: TransportError, attempt: number, waitMs: number) => void;
}

/** A call that is refused more often, while others are taken, may ask for more than its provider ever grants. */
const maxSparedRefusals = 50;

/**
 * Makes tries until one succeeds; the only place where anything is tried again. Only transport failures that may pass are.
 */
export function retry<Value>(
  makeTry: (isRetry: boolean) => Promise<Value>,
  options: RetryOptions,
): Promise<Value> {
  // Most calls need one try, and p-retry costs 8 microseconds a call (Node 20): it takes over after a failure.
  return makeTry(false).catch((first: unknown) => {
    if (!mayPass(first)) throw first;
    const failures = new Failures(options);
    // No signal is passed: p-retry would throw away a reply that came just before an abort.
    return pRetry((number) => (number === 1 ? Promise.reject(first) : makeTry(true)), {
      // One more than is used: with none left, p-retry gives up even after a failure that does not count.
      retries: options.maxAttempts,
      minTimeout: 0,
      onFailedAttempt: async ({ error, retriesConsumed }) => {
        failures.add(error);
        if (!failures.allows(error, retriesConsumed)) return;
        const attempt = retriesConsumed + 1;
        const waitMs = failures.counts(error) ? options.waitMs(error, attempt) : 0;
        options.onRetry(error, attempt, waitMs);
        if (waitMs > 0) await options.wait(waitMs);
      },
      shouldConsumeRetry: ({ error }) => failures.counts(error),
      shouldRetry: ({ error, retriesConsumed }) => failures.allows(error, retriesConsumed),
    });
  });
}

function mayPass(error: unknown): error is TransportError {
  return error instanceof TransportError && error.retryable && error.scope === 'call';
}

/** The failures of one call so far, and what the last of them means for the next try. */
class Failures {
  readonly #options: RetryOptions;
  #unreadable = 0;
  #refusals = 0;

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  add(error: Error): void {
    if (!mayPass(error)) return;
    if (error.code === 'rate-limited') this.#refusals += 1;
    if (error.code === 'malformed-response' && this.counts(error)) this.#unreadable += 1;
  }

  /** Whether the last failure counts as a try. */
  counts(error: Error): boolean {
    return !mayPass(error) || this.#options.counts(error) || this.#refusals > maxSparedRefusals;
  }

  /** Whether the last failure may be followed by another try. */
  allows(error: Error, countedBefore: number): error is TransportError {
    if (!mayPass(error)) return false;
    if (!this.counts(error)) return true;
    const { maxAttempts, maxFailed, maxUnreadable } = this.#options;
    const counted = countedBefore + 1;
    return (
      counted < maxAttempts && counted - this.#unreadable < maxFailed && this.#unreadable < maxUnreadable
    );
  }
}

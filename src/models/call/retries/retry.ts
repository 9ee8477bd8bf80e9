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
  /** Whether a failed try counts; one that does not is followed by another without a wait. */
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
  // Most calls need one try, and none of what follows.
  return makeTry(false).catch((first: unknown) => {
    if (!mayPass(first)) throw first;
    const allowance = new Allowance(options);
    // No signal is passed: p-retry would throw away a reply that came just before an abort. And p-retry counts no tries,
    // since it would give up after its last one even if that one does not count.
    return pRetry((attempt) => (attempt === 1 ? Promise.reject(first) : makeTry(true)), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 0,
      onFailedAttempt: async ({ error }) => {
        if (!mayPass(error)) throw error;
        const failed = allowance.spend(error);
        if (failed === null) throw error;
        options.onRetry(error, failed.attempt, failed.waitMs);
        if (failed.waitMs > 0) await options.wait(failed.waitMs);
      },
    });
  });
}

function mayPass(error: unknown): error is TransportError {
  return error instanceof TransportError && error.retryable && error.scope === 'call';
}

/** The tries that a call may still make, and what its failures have cost it so far. */
class Allowance {
  readonly #options: RetryOptions;
  #attempt = 1;
  #unreadable = 0;
  #refusals = 0;

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /** Counts a failed try: its number, and the wait that is to follow it; null when no further try is allowed. */
  spend(error: TransportError): { readonly attempt: number; readonly waitMs: number } | null {
    const attempt = this.#attempt;
    if (error.code === 'rate-limited') this.#refusals += 1;
    if (!this.#options.counts(error) && this.#refusals <= maxSparedRefusals) return { attempt, waitMs: 0 };
    if (error.code === 'malformed-response') this.#unreadable += 1;
    const { maxAttempts, maxFailed, maxUnreadable } = this.#options;
    const isSpent = this.#unreadable >= maxUnreadable || attempt - this.#unreadable >= maxFailed;
    if (isSpent || attempt >= maxAttempts) return null;
    this.#attempt += 1;
    return { attempt, waitMs: this.#options.waitMs(error, attempt) };
  }
}

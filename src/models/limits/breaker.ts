import { ProviderError, type TransportError } from '../../errors/index.ts';
import { FailureStreak } from './failure-streak.ts';

/** How long a model may be out of reach before its run ends. */
const unreachableAfterMs = 300_000;
/** The same when nothing has ever come from its provider: a wrong base URL is likelier than an outage. */
const absentAfterMs = 60_000;

const firstProbeMs = 1000;
const longestProbeMs = 30_000;
/** Failures that a prompt may cause end a run only when so many calls have met them. */
const manyCalls = 10;

/** What a failed try means for its lane and its call. */
export type FailureMeaning =
  /** An ordinary failure, which counts as one of the tries of its call. */
  | 'counts'
  /** The provider is out of reach: the call waits for it, and the try does not count. */
  | 'spared'
  /** It has been out of reach for too long. */
  | 'given-up';

/**
 * Stops a lane from sending call after call to a provider that is out of reach. While it is open, single calls go out as
 * probes, at growing intervals; the first answer of any kind closes it.
 */
export class Breaker {
  readonly #streak = new FailureStreak();
  /** Failures over all lanes of the provider, each of which may see too few of them. */
  readonly #shared: FailureStreak;
  #since: number | null = null;
  #firstFailureAt: number | null = null;
  #openedAt = 0;
  #probeAt = 0;
  #probeMs = 0;
  #isProbing = false;

  constructor(shared: FailureStreak) {
    this.#shared = shared;
  }

  get isOpen(): boolean {
    return this.#since !== null;
  }

  /** When the next probe may go out; null when one is out, or when none is needed. */
  get probeAt(): number | null {
    return this.isOpen && !this.#isProbing ? this.#probeAt : null;
  }

  /** Milliseconds between probes. */
  get probeMs(): number {
    return this.#probeMs;
  }

  /** A try starts; returns whether it is a probe. */
  started(): boolean {
    if (!this.isOpen) return false;
    this.#isProbing = true;
    return true;
  }

  /**
   * The provider answered, if only to refuse. Returns whether that closed the breaker: a try that started before it opened
   * says nothing about the provider now.
   */
  answered(startedAt: number): boolean {
    this.#shared.hear();
    if (this.isOpen && startedAt < this.#openedAt) return false;
    this.#streak.end();
    this.#shared.end();
    this.#firstFailureAt = null;
    const wasOpen = this.isOpen;
    this.#since = null;
    this.#isProbing = false;
    return wasOpen;
  }

  /** A try ended without saying anything about the provider. */
  ended(isProbe: boolean): void {
    if (isProbe) this.#isProbing = false;
  }

  failed(
    error: TransportError,
    { call, isProbe, now }: { readonly call: string; readonly isProbe: boolean; readonly now: number },
  ): FailureMeaning {
    this.#streak.add(call, error);
    this.#shared.add(call, error);
    this.#firstFailureAt ??= now;
    if (this.#since === null) {
      if (!this.#streak.isOutage && !this.#shared.isOutage) return 'counts';
      this.#since = this.#firstFailureAt;
      this.#openedAt = now;
      this.#probeMs = firstProbeMs;
      this.#probeAt = now + this.#probeMs;
      return 'spared';
    }
    if (!isProbe) return 'spared';
    this.#isProbing = false;
    this.#probeMs = Math.min(longestProbeMs, this.#probeMs * 2);
    this.#probeAt = now + this.#probeMs;
    // A server error or a time-out may be the fault of the prompt: its call must not go on for ever.
    const mayBePrompt = liesInPromptPerhaps(error);
    if (this.#shared.isServerAbsent) return 'given-up';
    const isLong = now - this.#since >= (this.#shared.isUnheard ? absentAfterMs : unreachableAfterMs);
    if (isLong && (!mayBePrompt || this.#streak.calls >= manyCalls)) return 'given-up';
    return mayBePrompt ? 'counts' : 'spared';
  }

  /** The error that ends the run. */
  unreachable(last: TransportError, now: number): ProviderError {
    const minutes = Math.round((now - (this.#since ?? now)) / 60_000);
    const forHowLong =
      minutes === 0 ? 'at every try' : `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
    return new ProviderError(
      `${last.model} has been out of reach ${forHowLong} (last: ${last.code}, ${reasonOf(last)}); check the provider, its base URL and the network, then run again in the same directory to go on`,
      { code: 'unreachable', model: last.model, statusCode: last.statusCode },
    );
  }
}

function liesInPromptPerhaps({ code, statusCode }: TransportError): boolean {
  return code === 'timed-out' || statusCode === 500 || (code === 'server-error' && statusCode === null);
}

function reasonOf({ statusCode, systemCode }: TransportError): string {
  if (statusCode !== null) return `status ${statusCode}`;
  return systemCode ?? 'no answer';
}

/** Whether a failure suggests that the provider is out of reach: no answer, or a server error. */
export function isOutageFailure({ code, statusCode }: TransportError): boolean {
  if (code === 'timed-out') return true;
  if (code !== 'connection-failed' && code !== 'server-error') return false;
  return statusCode === null || statusCode >= 500;
}

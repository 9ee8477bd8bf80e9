import type { TransportError } from '../../errors/index.ts';
import { isUnsent } from '../failures/unbilled-failure.ts';

/** So many failures in a row, of so many calls, are more than bad luck or one bad prompt. */
const mostFailures = 5;
const mostCalls = 2;
const mostCounted = 100;

/** What the system says when no server listens at an address, or no host has the name: waiting seldom helps then. */
const noServerCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** Failures in a row that say that a provider is out of reach. */
export class FailureStreak {
  #failures = 0;
  #sent = 0;
  #isUnheard = true;
  #isServerAbsent = true;
  readonly #calls = new Set<string>();

  /** Calls that failed in the streak, as far as they are counted. */
  get calls(): number {
    return this.#calls.size;
  }

  /** A prompt that was never sent cannot be what failed: then one call is enough. */
  get isOutage(): boolean {
    return this.#failures >= mostFailures && (this.#calls.size >= mostCalls || this.#sent === 0);
  }

  /** Whether nothing at all has come from the provider yet: it may never have been there. */
  get isUnheard(): boolean {
    return this.#isUnheard;
  }

  /** Whether each failure ever says that there is no server at this address. */
  get isServerAbsent(): boolean {
    return this.#isUnheard && this.#isServerAbsent;
  }

  add(call: string, error: TransportError): void {
    this.#failures += 1;
    if (!noServerCodes.has(error.systemCode ?? '')) this.#isServerAbsent = false;
    if (!isUnsent(error)) this.#sent += 1;
    if (error.code !== 'connection-failed' || error.statusCode !== null) this.#isUnheard = false;
    if (this.#calls.size < mostCounted) this.#calls.add(call);
  }

  /** The provider answered, though perhaps what was sent before the streak. */
  hear(): void {
    this.#isUnheard = false;
  }

  end(): void {
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.#sent = 0;
    this.#calls.clear();
  }
}

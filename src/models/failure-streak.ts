/** So many failures in a row, of so many calls, are more than bad luck or one bad prompt. */
const mostFailures = 5;
const mostCalls = 2;
const mostCounted = 100;

/** Failures in a row that say that a provider is out of reach. */
export class FailureStreak {
  #failures = 0;
  readonly #calls = new Set<string>();

  /** Calls that failed in the streak, as far as they are counted. */
  get calls(): number {
    return this.#calls.size;
  }

  get isOutage(): boolean {
    return this.#failures >= mostFailures && this.#calls.size >= mostCalls;
  }

  add(call: string): void {
    this.#failures += 1;
    if (this.#calls.size < mostCounted) this.#calls.add(call);
  }

  end(): void {
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.#calls.clear();
  }
}

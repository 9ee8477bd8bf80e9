const kept = 4096;
const shortestMs = 1000;
const longestMs = 60_000;
/** Fewer than these say little about a rate. */
const enough = 20;

/** What a provider took of late, per second. */
export interface AcceptedRate {
  readonly requests: number;
  readonly tokens: number;
}

/** Remembers the tries that went out of late, to tell what rate a provider really took when it refuses one. */
export class AcceptedTries {
  readonly #at = new Float64Array(kept);
  readonly #tokens = new Float64Array(kept);
  #next = 0;
  #firstAt: number | null = null;

  /** Notes a try that goes out; gives its number. */
  add(now: number, tokens: number): number {
    const number = this.#next;
    this.#at[number % kept] = now;
    this.#tokens[number % kept] = tokens;
    this.#next += 1;
    this.#firstAt ??= now;
    return number;
  }

  /** Takes a try out that the provider refused. */
  remove(number: number): void {
    if (number >= this.#next - kept) this.#tokens[number % kept] = Number.NaN;
  }

  /** The rate over the last second, or over the last twenty tries when there were fewer; null when too little is known. */
  rate(now: number): AcceptedRate | null {
    if (this.#firstAt === null || now - this.#firstAt < shortestMs) return null;
    let requests = 0;
    let tokens = 0;
    let spanMs = shortestMs;
    for (let number = this.#next - 1; number >= Math.max(0, this.#next - kept); number -= 1) {
      const age = now - (this.#at[number % kept] ?? 0);
      if (age > longestMs || (age > shortestMs && requests >= enough)) break;
      const size = this.#tokens[number % kept] ?? Number.NaN;
      if (Number.isNaN(size)) continue;
      requests += 1;
      tokens += size;
      spanMs = Math.max(spanMs, age);
    }
    if (requests === 0) return null;
    return { requests: (requests / spanMs) * 1000, tokens: (tokens / spanMs) * 1000 };
  }
}

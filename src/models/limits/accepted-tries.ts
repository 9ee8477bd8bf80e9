const kept = 4096;
const secondMs = 1000;
const longestMs = 60_000;
/** Fewer than these in a second say little about a rate. */
const enough = 20;
/** A rate that only a burst had is not one that lasts. */
const burstFactor = 4;
const sizeMemory = 1 / 32;

/** What a provider accepted recently, per second. */
export interface AcceptedRate {
  readonly requests: number;
  /** Null while the size of no reply is known. */
  readonly tokens: number | null;
}

/** Remembers the recent tries, to tell what rate a provider really accepted when it refuses one. */
export class AcceptedTries {
  /** When each try went out; not a number for one that was refused. */
  readonly #at = new Float64Array(kept);
  #next = 0;
  /** First try of the last second. */
  #oldest = 0;
  #inSecond = 0;
  #firstAt: number | null = null;
  #meanTokens: number | null = null;

  /** Adds a try that starts; returns its number. */
  add(now: number): number {
    const number = this.#next;
    this.#at[number % kept] = now;
    this.#next += 1;
    this.#inSecond += 1;
    this.#firstAt ??= now;
    this.#advance(now);
    return number;
  }

  /** Removes a try that the provider refused. */
  remove(number: number): void {
    if (number < this.#next - kept) return;
    if (number >= this.#oldest) this.#inSecond -= 1;
    this.#at[number % kept] = Number.NaN;
  }

  /** Records how large a try turned out to be. */
  measured(tokens: number): void {
    const mean = this.#meanTokens;
    this.#meanTokens = mean === null ? tokens : mean + (tokens - mean) * sizeMemory;
  }

  /** Tries of the last second. */
  pace(now: number): number {
    this.#advance(now);
    return this.#inSecond;
  }

  /** Average tries per second since then. */
  meanSince(from: number, now: number): number {
    let count = 0;
    for (let number = this.#next - 1; number >= Math.max(0, this.#next - kept); number -= 1) {
      const at = this.#at[number % kept] ?? Number.NaN;
      if (at < from) break;
      if (!Number.isNaN(at)) count += 1;
    }
    return (count / (now - from)) * 1000;
  }

  /** Average tokens of a try; null while the size of no reply is known. */
  get meanTokens(): number | null {
    return this.#meanTokens;
  }

  /** The recent rate; null when too little is known. */
  rate(now: number): AcceptedRate | null {
    if (this.#firstAt === null || now - this.#firstAt < secondMs) return null;
    const pace = this.pace(now);
    const requests = pace >= enough ? pace : this.#slowRate(now);
    if (requests === 0) return null;
    return { requests, tokens: this.#meanTokens === null ? null : requests * this.#meanTokens };
  }

  /** Over the last twenty tries: their mean, or what a single second saw, since pauses say nothing of the provider. */
  #slowRate(now: number): number {
    const times: number[] = [];
    for (let number = this.#next - 1; number >= Math.max(0, this.#next - kept); number -= 1) {
      const at = this.#at[number % kept] ?? Number.NaN;
      if (now - at > longestMs || times.length >= enough) break;
      if (!Number.isNaN(at)) times.push(at);
    }
    const oldest = times.at(-1);
    if (oldest === undefined) return 0;
    const mean = (times.length / Math.max(secondMs, now - oldest)) * 1000;
    let most = 0;
    for (let from = 0, to = 0; from < times.length; from += 1) {
      while (to < times.length && (times[from] ?? 0) - (times[to] ?? 0) < secondMs) to += 1;
      most = Math.max(most, to - from);
    }
    return Math.max(mean, Math.min(most, burstFactor * mean));
  }

  #advance(now: number): void {
    this.#oldest = Math.max(this.#oldest, this.#next - kept);
    while (this.#oldest < this.#next) {
      const at = this.#at[this.#oldest % kept] ?? Number.NaN;
      if (now - at < secondMs) return;
      if (!Number.isNaN(at)) this.#inSecond -= 1;
      this.#oldest += 1;
    }
    this.#inSecond = 0;
  }
}

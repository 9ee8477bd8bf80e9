interface Moments {
  count: number;
  sumOfLogs: number;
}

/** Fewer common replies than this tell nothing. */
const enough = 6;

/**
 * Latencies of the tries of one period, in logarithms and apart by kind of call: lengths of replies differ by factors,
 * and a period with more long ones in it is not a slower one.
 */
export class LatencySample {
  readonly #kinds = new Map<number, Moments>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(kind: number, latencyMs: number): void {
    const moments = this.#kinds.get(kind) ?? { count: 0, sumOfLogs: 0 };
    this.#kinds.set(kind, moments);
    moments.count += 1;
    moments.sumOfLogs += Math.log(Math.max(1, latencyMs));
    this.#count += 1;
  }

  /** Logarithm of how many times longer tries took than in another period; null when too few are of the same kind. */
  slowdownSince(earlier: LatencySample): number | null {
    let weight = 0;
    let sum = 0;
    for (const [kind, mine] of this.#kinds) {
      const theirs = earlier.#kinds.get(kind);
      if (theirs === undefined) continue;
      const shared = Math.min(mine.count, theirs.count);
      weight += shared;
      sum += shared * (mine.sumOfLogs / mine.count - theirs.sumOfLogs / theirs.count);
    }
    return weight < enough ? null : sum / weight;
  }
}

/** An item that speaks of what a text speaks of. */
export interface NearItem {
  readonly item: number;
  /** Cosine of the weighted words, 0 to 1. */
  readonly similarity: number;
}

/**
 * Finds items that use the same telling words as a text, in any order: those that a paraphrase keeps. Words count
 * the more the fewer items have them.
 */
export class WordIndex {
  readonly #items = new Map<string, number[]>();
  readonly #words: (readonly string[])[] = [];
  readonly #norms = new Map<number, number>();

  /** Adds an item under the next number. */
  add(words: readonly string[]): void {
    const distinct = telling(words);
    const number = this.#words.push(distinct) - 1;
    this.#norms.clear();
    for (const word of distinct) {
      const known = this.#items.get(word);
      if (known === undefined) this.#items.set(word, [number]);
      else known.push(number);
    }
  }

  /** The nearest few items that are at least so near, the nearest first. */
  nearest(words: readonly string[], count: number, atLeast: number): readonly NearItem[] {
    const own = telling(words);
    const scores = new Map<number, number>();
    for (const word of own) {
      const weight = this.#weight(word) ** 2;
      for (const item of this.#items.get(word) ?? []) scores.set(item, (scores.get(item) ?? 0) + weight);
    }
    const norm = this.#length(own);
    return [...scores]
      .map(([item, score]) => ({ item, similarity: score / (norm * this.#normOf(item)) }))
      .filter(({ similarity }) => similarity >= atLeast)
      .sort((left, right) => right.similarity - left.similarity || left.item - right.item)
      .slice(0, count);
  }

  #normOf(item: number): number {
    const known = this.#norms.get(item);
    if (known !== undefined) return known;
    const norm = this.#length(this.#words[item] ?? []);
    this.#norms.set(item, norm);
    return norm;
  }

  #length(words: readonly string[]): number {
    return Math.sqrt(words.reduce((sum, word) => sum + this.#weight(word) ** 2, 0)) || 1;
  }

  #weight(word: string): number {
    return Math.log(1 + this.#words.length / (1 + (this.#items.get(word)?.length ?? 0)));
  }
}

/** Words that tell something, ends cut, so that "primes" meets "prime". */
function telling(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => word.match(/\p{L}{4,}|\p{N}+/gu) ?? []).map(cut))];
}

function cut(word: string): string {
  return word.length > 5 ? word.replace(/(?:ations?|ing|ed|es|s|ly)$/u, '') : word.replace(/s$/u, '');
}

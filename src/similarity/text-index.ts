import { BandTable } from './bands/band-table.ts';
import { HashTable, LONGEST_RUN } from './bands/hash-table.ts';
import { MinHash } from './bands/min-hash.ts';
import { ShingleStore } from './bands/shingle-store.ts';
import type { Duplicate } from './duplicate.ts';
import { jaccard, ShingleReader } from './text/shingles.ts';
import { TokenReader } from './text/token-reader.ts';

export interface TextIndexOptions {
  /** Share of common shingles from which two texts are copies. */
  readonly threshold: number;
  /** Tokens in a shingle. */
  readonly shingle: number;
  readonly maskNumbers: boolean;
}

/**
 * Texts that are not copies of one another, found again by likeness: first by a hash of all tokens, then by MinHash
 * bands, each candidate checked by the exact share of common shingles.
 *
 * Takes 4 bytes for each shingle (at most 512 a text) and about 12 for each band: 0.6 KB for a text of 60 words at a
 * threshold of 0.7, 2.4 KB at most. The texts themselves are not kept.
 */
export class TextIndex {
  readonly #threshold: number;
  readonly #reader: ShingleReader;
  readonly #exact: HashTable;
  readonly #bands: BandTable;
  readonly #stored = new ShingleStore();
  readonly #minHash = new MinHash();
  readonly #found = new Int32Array(LONGEST_RUN);

  /** @param expected - texts for which there is to be room from the start */
  constructor({ threshold, shingle, maskNumbers }: TextIndexOptions, expected = 0) {
    this.#threshold = threshold;
    this.#reader = new ShingleReader(new TokenReader({ maskNumbers }), shingle);
    this.#bands = new BandTable(threshold, expected);
    this.#exact = new HashTable(expected);
  }

  /** Returns the text of which this one is a copy, the most alike of several; null when there is none. */
  find(text: string): Duplicate | null {
    const reader = this.#reader;
    const count = reader.read(text);
    const same = this.#findExact(reader);
    if (same !== null) return { number: same, similarity: 1, method: 'exact' };
    if (count === 0) return null;
    this.#minHash.read(reader.hashes, count);
    return this.#findNear(reader);
  }

  /** Adds the text that was sought last, and not found, under the next number. */
  addSought(): void {
    const number = this.#stored.add(this.#reader);
    this.#exact.add(number);
    if (this.#reader.count > 0) this.#bands.add(number);
  }

  #findExact({ whole, wholeToo }: ShingleReader): number | null {
    const count = this.#exact.find(whole, this.#found);
    for (let index = 0; index < count; index += 1) {
      const number = this.#found[index] ?? 0;
      if (this.#stored.checkOf(number) === wholeToo) return number;
    }
    return null;
  }

  #findNear(reader: ShingleReader): Duplicate | null {
    const candidates = this.#bands.find(this.#minHash.signature);
    if (candidates === null) return null;
    const own = reader.sorted();
    let best: Duplicate | null = null;
    for (const number of candidates) {
      const similarity = jaccard(own, this.#stored.sortedOf(number));
      const duplicate: Duplicate = { number, similarity, method: 'shingles' };
      if (similarity >= this.#threshold && isNearer(duplicate, best)) best = duplicate;
    }
    return best;
  }
}

/** Of equally near texts the earliest. */
function isNearer(one: Duplicate, other: Duplicate | null): boolean {
  if (other === null || one.similarity > other.similarity) return true;
  return one.similarity === other.similarity && one.number < other.number;
}

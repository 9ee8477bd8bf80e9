import { type BandPlan, bandPlan } from './band-plan.ts';

/** Most texts that are found through one band: more say that the band is a commonplace, and would make all slow. */
const LONGEST_RUN = 64;
const FULLEST = 0.7;
/** Small tables double; large ones must not hold much more than they need. */
const GROWTH = 1.5;
const LARGE = 200_000;
const FULL = -1;

/**
 * Finds texts that share a band of their signatures. One open-addressed table for each band, 8 bytes an entry and 12 to
 * 17 with the room that is kept free.
 */
export class BandTable {
  readonly #plan: BandPlan;
  /** For each band, pairs of a hash and a number plus one; a zero in the second place marks a free pair. */
  readonly #tables: Int32Array[];
  #capacity: number;
  #size = 0;
  readonly #keys: Int32Array;
  readonly #places: Int32Array;

  /** @param expected - texts for which there is to be room from the start */
  constructor(threshold: number, expected: number) {
    this.#plan = bandPlan(threshold);
    this.#capacity = Math.max(64, Math.ceil(expected / FULLEST) + 1);
    this.#tables = Array.from({ length: this.#plan.bands }, () => new Int32Array(2 * this.#capacity));
    this.#keys = new Int32Array(this.#plan.bands);
    this.#places = new Int32Array(this.#plan.bands);
  }

  /**
   * Gives the numbers of the texts with a band in common, or null when there is none. What is added next is the text
   * that was sought.
   */
  find(signature: Int32Array): ReadonlySet<number> | null {
    let found: Set<number> | null = null;
    if (this.#size >= FULLEST * this.#capacity) this.#grow();
    this.#readBands(signature);
    const none = this.#readAhead();
    const keys = this.#keys;
    const places = this.#places;
    const end = 2 * this.#capacity;
    for (let band = 0; band < keys.length; band += 1) {
      const pairs = this.#tables[band] ?? keys;
      const key = keys[band];
      let place = places[band] ?? 0;
      let run = none;
      for (;;) {
        const number = pairs[place + 1];
        if (number === 0 || number === undefined) break;
        if (pairs[place] === key) {
          found ??= new Set();
          found.add(number - 1);
          run += 1;
          if (run === LONGEST_RUN) {
            place = FULL;
            break;
          }
        }
        place += 2;
        if (place === end) place = 0;
      }
      places[band] = place;
    }
    return found;
  }

  /** Adds the text that was sought last. */
  add(number: number): void {
    for (let band = 0; band < this.#keys.length; band += 1) {
      const place = this.#places[band] ?? FULL;
      const pairs = this.#tables[band];
      if (place === FULL || pairs === undefined) continue;
      pairs[place] = this.#keys[band] ?? 0;
      pairs[place + 1] = number + 1;
    }
    this.#size += 1;
  }

  /** Hashes the bands and finds where each begins to look. */
  #readBands(signature: Int32Array): void {
    const { bands, rows } = this.#plan;
    const scale = this.#capacity / 0x1_0000_0000;
    for (let band = 0; band < bands; band += 1) {
      let hash = rows;
      // Bins side by side may have borrowed from one lender: a band takes bins that lie apart.
      for (let bin = band; bin < bands * rows; bin += bands) {
        hash = Math.imul(hash ^ (signature[bin] ?? 0), 0x9e3779b1 | 0);
        hash ^= hash >>> 15;
      }
      hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
      hash ^= hash >>> 15;
      this.#keys[band] = hash;
      this.#places[band] = 2 * Math.floor((hash >>> 0) * scale);
    }
  }

  /**
   * Reads the first place of every band ahead: without branches between them, the waits for memory overlap. Gives zero,
   * which the caller uses, so that the reading is not optimized away.
   */
  #readAhead(): number {
    const places = this.#places;
    let read = 0;
    for (let band = 0; band < places.length; band += 1)
      read |= this.#tables[band]?.[(places[band] ?? 0) + 1] ?? 0;
    return read & 0;
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * (this.#capacity < LARGE ? 2 : GROWTH));
    for (let band = 0; band < this.#tables.length; band += 1) {
      // One after the other, so that only one stands in memory twice.
      this.#tables[band] = regrown(this.#tables[band] ?? new Int32Array(), this.#capacity);
    }
  }
}

/** Places keep the order of hashes, so that both tables are walked from end to end. */
function regrown(before: Int32Array, capacity: number): Int32Array {
  const after = new Int32Array(2 * capacity);
  const scale = capacity / 0x1_0000_0000;
  for (let from = 0; from < before.length; from += 2) {
    const number = before[from + 1] ?? 0;
    if (number === 0) continue;
    const key = before[from] ?? 0;
    let place = 2 * Math.floor((key >>> 0) * scale);
    while (after[place + 1] !== 0) {
      place += 2;
      if (place === after.length) place = 0;
    }
    after[place] = key;
    after[place + 1] = number;
  }
  return after;
}

/** Most entries under one hash: a run of equal hashes beyond it says nothing, and would make each look-up slow. */
export const LONGEST_RUN = 64;
const FULLEST = 0.7;
const GROWTH = 1.5;
const FULL = -1;

/**
 * Numbers under 32-bit hashes, several under one hash allowed: 8 bytes an entry in one typed array, 12 to 17 with
 * the room that is kept free.
 */
export class HashTable {
  /** Pairs of a hash and a number plus one; a zero in the second place marks a free pair. */
  #pairs: Int32Array<ArrayBuffer>;
  #capacity: number;
  #size = 0;
  #free = FULL;
  #sought = 0;

  /** @param expected - numbers for which there is to be room from the start */
  constructor(expected: number) {
    this.#capacity = Math.max(64, Math.ceil(expected / FULLEST) + 1);
    this.#pairs = new Int32Array(2 * this.#capacity);
  }

  /**
   * Writes the numbers under a hash, in the order in which they came; returns how many there are. What is added next, with
   * `add`, comes under this hash.
   */
  find(hash: number, found: Int32Array): number {
    if (this.#size >= FULLEST * this.#capacity) this.#grow();
    const pairs = this.#pairs;
    const end = pairs.length;
    let place = 2 * this.#slotOf(hash);
    let count = 0;
    for (;;) {
      const number = pairs[place + 1] ?? 0;
      if (number === 0) break;
      if (pairs[place] === hash) {
        found[count] = number - 1;
        count += 1;
        if (count === LONGEST_RUN) {
          place = FULL;
          break;
        }
      }
      place += 2;
      if (place === end) place = 0;
    }
    this.#free = place;
    this.#sought = hash;
    return count;
  }

  /** Adds a number under the hash that was sought last, unless too many are there. */
  add(number: number): void {
    if (this.#free === FULL) return;
    this.#pairs[this.#free] = this.#sought;
    this.#pairs[this.#free + 1] = number + 1;
    this.#free = FULL;
    this.#size += 1;
  }

  #grow(): void {
    const before = this.#pairs;
    const first = this.#firstOfRow();
    this.#capacity = Math.ceil(this.#capacity * GROWTH);
    this.#pairs = new Int32Array(2 * this.#capacity);
    // From the start of a row, so that the entries of one hash stay in the order in which they came.
    const places = before.length / 2;
    for (let step = 0; step < places; step += 1) {
      const place = (first + step) % places;
      const stored = before[2 * place + 1] ?? 0;
      if (stored !== 0) this.#move(before[2 * place] ?? 0, stored);
    }
  }

  #move(hash: number, stored: number): void {
    const pairs = this.#pairs;
    let place = 2 * this.#slotOf(hash);
    while (pairs[place + 1] !== 0) {
      place += 2;
      if (place === pairs.length) place = 0;
    }
    pairs[place] = hash;
    pairs[place + 1] = stored;
  }

  /** A place after a free one: no row of entries runs over it. */
  #firstOfRow(): number {
    let place = 0;
    while (place < this.#capacity && this.#pairs[2 * place + 1] !== 0) place += 1;
    return (place + 1) % this.#capacity;
  }

  /** Keeps the order of hashes, so that growing walks both arrays from end to end. */
  #slotOf(hash: number): number {
    return Math.floor(((hash >>> 0) / 0x1_0000_0000) * this.#capacity);
  }
}

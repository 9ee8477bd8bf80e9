import { BandKeys } from './band-keys.ts';
import { type BandPlan, bandPlan } from './band-plan.ts';

/** Most texts that are found through one band: more say that the band is a commonplace, and would make all slow. */
const LONGEST_RUN = 64;
const FULLEST = 0.7;
const FULL = 0xffff_ffff;

/**
 * Finds texts that share a band of their signatures. One open-addressed table for each band, 4 bytes an entry: the less
 * memory the tables take, the less the processor waits for it. With the room that is kept free and the keys from which
 * larger tables are made, 10 to 16 bytes for each band of a text.
 */
export class BandTable {
  readonly #plan: BandPlan;
  /** Entries for each band. */
  #capacity: number;
  /** Bits of an entry that hold a number. */
  #numberBits: number;
  /**
   * The tables side by side. An entry is the number of a text plus one, and above it as many bits of the key as there is
   * room for: few enough other keys have the same that comparing their texts in vain costs nothing. Zero is free.
   */
  #entries: Int32Array<ArrayBuffer>;
  readonly #stored: BandKeys;
  /** The keys of the text that was sought last, and the places of the entries that it would take. */
  readonly #keys: Int32Array<ArrayBuffer>;
  readonly #places: Uint32Array<ArrayBuffer>;

  /** @param expected - texts for which there is to be room from the start */
  constructor(threshold: number, expected: number) {
    this.#plan = bandPlan(threshold);
    const { bands } = this.#plan;
    this.#capacity = Math.max(64, Math.ceil(expected / FULLEST) + 1);
    this.#numberBits = bitsOf(this.#capacity);
    this.#entries = new Int32Array(bands * this.#capacity);
    this.#stored = new BandKeys(bands);
    this.#keys = new Int32Array(bands);
    this.#places = new Uint32Array(bands);
  }

  /**
   * Returns the numbers of the texts with a band in common, or null when there is none; by chance also a few others. What
   * is added next is the text that was sought.
   */
  find(signature: Int32Array): ReadonlySet<number> | null {
    if (this.#stored.size >= FULLEST * this.#capacity) this.#grow();
    this.#readBands(signature);
    const none = this.#readAhead();
    const entries = this.#entries;
    const capacity = this.#capacity;
    const bits = this.#numberBits;
    const keys = this.#keys;
    const places = this.#places;
    const bands = keys.length;
    let found: Set<number> | null = null;
    let end = 0;
    for (let band = 0; band < bands; band += 1) {
      end += capacity;
      const key = (keys[band] ?? 0) << bits;
      let place = places[band] ?? 0;
      let run = none;
      for (;;) {
        const entry = entries[place] ?? 0;
        if (entry === 0) break;
        const number = entry ^ key;
        if (number >>> bits === 0) {
          found ??= new Set();
          found.add(number - 1);
          run += 1;
          if (run === LONGEST_RUN) {
            place = FULL;
            break;
          }
        }
        place += 1;
        if (place === end) place -= capacity;
      }
      places[band] = place;
    }
    return found;
  }

  /** Adds the text that was sought last. */
  add(number: number): void {
    const entries = this.#entries;
    const bits = this.#numberBits;
    const keys = this.#keys;
    const places = this.#places;
    const bands = keys.length;
    for (let band = 0; band < bands; band += 1) {
      const place = places[band] ?? FULL;
      if (place !== FULL) entries[place] = ((keys[band] ?? 0) << bits) | (number + 1);
    }
    this.#stored.add(number, keys);
  }

  /** Hashes the bands and finds where each begins to look. */
  #readBands(signature: Int32Array): void {
    const { bands, rows } = this.#plan;
    const bins = bands * rows;
    const keys = this.#keys;
    const places = this.#places;
    const capacity = this.#capacity;
    for (let band = 0; band < bands; band += 1) {
      let hash = rows;
      // Bins side by side may have borrowed from one lender: a band takes bins that lie apart.
      for (let bin = band; bin < bins; bin += bands) {
        hash = Math.imul(hash ^ (signature[bin] ?? 0), 0x9e3779b1 | 0);
        hash ^= hash >>> 15;
      }
      hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
      hash ^= hash >>> 15;
      keys[band] = hash;
      places[band] = band * capacity + slotOf(hash, capacity);
    }
  }

  /**
   * Reads the first place of every band ahead: without branches between them, the waits for memory overlap. Returns zero,
   * which the caller uses, so that the reading is not optimized away.
   */
  #readAhead(): number {
    const entries = this.#entries;
    const places = this.#places;
    const bands = places.length;
    let read = 0;
    for (let band = 0; band < bands; band += 1) read |= entries[places[band] ?? 0] ?? 0;
    return read & 0;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#numberBits = bitsOf(this.#capacity);
    const bands = this.#keys.length;
    this.#entries = new Int32Array(bands * this.#capacity);
    // Band by band, so that a small part of memory is in use at a time.
    for (let band = 0; band < bands; band += 1) {
      for (let text = 0; text < this.#stored.size; text += 1)
        this.#restore(band, this.#stored.keyOf(text, band), this.#stored.numberOf(text));
    }
  }

  #restore(band: number, key: number, number: number): void {
    const entries = this.#entries;
    const capacity = this.#capacity;
    const first = band * capacity;
    const entry = (key << this.#numberBits) | (number + 1);
    let place = slotOf(key, capacity);
    let run = 0;
    for (;;) {
      const other = entries[first + place] ?? 0;
      if (other === 0) break;
      if ((other ^ entry) >>> this.#numberBits === 0) run += 1;
      if (run === LONGEST_RUN) return;
      place = place + 1 === capacity ? 0 : place + 1;
    }
    entries[first + place] = entry;
  }
}

/** Numbers up to the capacity must have room beside a few bits of the key. */
function bitsOf(capacity: number): number {
  return 32 - Math.clz32(capacity);
}

function slotOf(key: number, capacity: number): number {
  return Math.floor(((key >>> 0) / 0x1_0000_0000) * capacity);
}

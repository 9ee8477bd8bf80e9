import { distinct, MAX_SHINGLES, type ShingleReader } from '../text/shingles.ts';

/** Shingles in one block of memory. */
const BLOCK = 1 << 20;

/** The shingles of many texts, side by side in large blocks: no object for each text. */
export class ShingleStore {
  readonly #blocks: Int32Array<ArrayBuffer>[] = [];
  #used = BLOCK;
  #size = 0;
  /** Where the shingles of each text begin, counted through all blocks. */
  #starts = new Uint32Array(1024);
  #lengths = new Uint16Array(1024);
  /** Whether a text's shingles are sorted by now: they are sorted when they are first compared. */
  #isSorted = new Uint8Array(1024);
  #checks = new Int32Array(1024);

  /** Keeps the shingles of the text that was read last; returns its number. */
  add(reader: ShingleReader): number {
    const { count } = reader;
    const isLong = count > MAX_SHINGLES;
    const shingles = isLong ? reader.sorted() : reader.hashes;
    const length = isLong ? shingles.length : count;
    if (this.#used + length > BLOCK) {
      this.#blocks.push(new Int32Array(BLOCK));
      this.#used = 0;
    }
    const block = this.#blocks.at(-1);
    for (let index = 0; index < length && block !== undefined; index += 1)
      block[this.#used + index] = shingles[index] ?? 0;
    const number = this.#size;
    if (number === this.#starts.length) this.#grow();
    this.#starts[number] = (this.#blocks.length - 1) * BLOCK + this.#used;
    this.#lengths[number] = length;
    this.#isSorted[number] = isLong ? 1 : 0;
    this.#checks[number] = reader.wholeToo;
    this.#used += length;
    this.#size += 1;
    return number;
  }

  /** The second hash of all tokens of a text. */
  checkOf(number: number): number {
    return this.#checks[number] ?? 0;
  }

  /** The distinct shingles of a text, sorted. */
  sortedOf(number: number): Int32Array {
    const start = this.#starts[number] ?? 0;
    const offset = start % BLOCK;
    const length = this.#lengths[number] ?? 0;
    const shingles = (this.#blocks[Math.floor(start / BLOCK)] ?? new Int32Array()).subarray(
      offset,
      offset + length,
    );
    if (this.#isSorted[number] === 1) return shingles;
    const sorted = distinct(shingles.sort());
    this.#lengths[number] = sorted.length;
    this.#isSorted[number] = 1;
    return sorted;
  }

  #grow(): void {
    this.#starts = grown(this.#starts, new Uint32Array(2 * this.#size));
    this.#lengths = grown(this.#lengths, new Uint16Array(2 * this.#size));
    this.#isSorted = grown(this.#isSorted, new Uint8Array(2 * this.#size));
    this.#checks = grown(this.#checks, new Int32Array(2 * this.#size));
  }
}

function grown<Numbers extends { set: (from: Numbers) => void }>(before: Numbers, after: Numbers): Numbers {
  after.set(before);
  return after;
}

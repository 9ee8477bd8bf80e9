/** Rows in one block of memory, as a power of two. */
const BLOCK_BITS = 12;
const LAST_ROW = (1 << BLOCK_BITS) - 1;

/** The numbers of texts with the keys of their bands, to fill a larger table with: written once, seldom read. */
export class BandKeys {
  /** How many texts there are. */
  size = 0;
  readonly #width: number;
  readonly #blocks: Int32Array<ArrayBuffer>[] = [];

  constructor(bands: number) {
    this.#width = bands + 1;
  }

  add(number: number, keys: Int32Array): void {
    const row = this.size & LAST_ROW;
    if (row === 0) this.#blocks.push(new Int32Array((LAST_ROW + 1) * this.#width));
    const block = this.#blocks.at(-1) ?? keys;
    const start = row * this.#width;
    const bands = keys.length;
    block[start] = number;
    for (let band = 0; band < bands; band += 1) block[start + 1 + band] = keys[band] ?? 0;
    this.size += 1;
  }

  numberOf(text: number): number {
    return this.#at(text, 0);
  }

  keyOf(text: number, band: number): number {
    return this.#at(text, band + 1);
  }

  #at(text: number, column: number): number {
    return this.#blocks[text >>> BLOCK_BITS]?.[(text & LAST_ROW) * this.#width + column] ?? 0;
  }
}

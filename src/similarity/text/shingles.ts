import type { TokenReader } from './token-reader.ts';

/** Most shingles of one text that are kept: of a longer text those with the least hashes, a fair sample. */
export const MAX_SHINGLES = 512;

/** Hashes of the runs of so many neighboring tokens of a text. */
export class ShingleReader {
  /** The shingles of the text that was read last, in order of the text, repeated ones included. */
  hashes: Int32Array<ArrayBuffer> = new Int32Array(1024);
  count = 0;
  /** Two hashes of the whole row of tokens: equal for texts that differ in setting only. */
  whole = 0;
  wholeToo = 0;
  readonly #tokens: TokenReader;
  readonly #width: number;

  constructor(tokens: TokenReader, width: number) {
    this.#tokens = tokens;
    this.#width = width;
  }

  /** Reads a text; returns the number of its shingles. A text with fewer tokens than a shingle has is one shingle. */
  read(text: string): number {
    const size = this.#tokens.read(text);
    const tokens = this.#tokens.hashes;
    const width = Math.min(this.#width, size);
    this.count = size === 0 ? 0 : size - width + 1;
    if (this.hashes.length < this.count) this.hashes = new Int32Array(2 * this.count);
    const { hashes } = this;
    // A polynomial in the tokens: the next one follows from the one before, regardless of the width.
    let hash = 0;
    let highest = 1;
    for (let token = 0; token < width; token += 1) {
      hash = (Math.imul(hash, BASE) + (tokens[token] ?? 0)) | 0;
      if (token > 0) highest = Math.imul(highest, BASE);
    }
    for (let index = 0; index < this.count; index += 1) {
      hashes[index] = finished(hash ^ width);
      const rest = hash - Math.imul(tokens[index] ?? 0, highest);
      hash = (Math.imul(rest, BASE) + (tokens[index + width] ?? 0)) | 0;
    }
    this.#readWhole(tokens, size);
    return this.count;
  }

  /** A sorted copy without repetitions, at most `MAX_SHINGLES` of them. */
  sorted(): Int32Array<ArrayBuffer> {
    return distinct(this.hashes.slice(0, this.count).sort());
  }

  #readWhole(tokens: Int32Array, size: number): void {
    let one = size;
    let other = ~size;
    for (let index = 0; index < size; index += 1) {
      const token = tokens[index] ?? 0;
      one = Math.imul(one ^ token, 0x85ebca6b | 0);
      one ^= one >>> 13;
      other = Math.imul((other << 5) ^ (other >>> 27) ^ token, 0x01000193);
    }
    this.whole = finished(one);
    this.wholeToo = finished(other);
  }
}

/**
 * The share of common shingles, 0 to 1: their number over that of all shingles of either. Exact up to `MAX_SHINGLES`
 * shingles in each, an estimate from equal samples above.
 */
export function jaccard(left: Int32Array, right: Int32Array): number {
  const limit =
    left.length === MAX_SHINGLES || right.length === MAX_SHINGLES ? MAX_SHINGLES : Number.POSITIVE_INFINITY;
  let common = 0;
  let all = 0;
  let index = 0;
  let other = 0;
  while (all < limit && (index < left.length || other < right.length)) {
    const one = index < left.length ? (left[index] ?? 0) : Number.POSITIVE_INFINITY;
    const two = other < right.length ? (right[other] ?? 0) : Number.POSITIVE_INFINITY;
    if (one <= two) index += 1;
    if (two <= one) other += 1;
    if (one === two) common += 1;
    all += 1;
  }
  return all === 0 ? 0 : common / all;
}

/** Drops repetitions from a sorted array, and all but the least `MAX_SHINGLES`. */
export function distinct(sorted: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  let kept = 0;
  for (let index = 0; index < sorted.length && kept < MAX_SHINGLES; index += 1) {
    if (index > 0 && sorted[index] === sorted[index - 1]) continue;
    sorted[kept] = sorted[index] ?? 0;
    kept += 1;
  }
  return sorted.subarray(0, kept);
}

const BASE = 0x9e3779b1 | 0;

function finished(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return hash ^ (hash >>> 15);
}

/** How many bins a signature has. */
export const BINS = 128;

const EMPTY = 0x7fffffff;

/**
 * Writes signatures of sets of hashes: one-permutation MinHash, each hash thrown into one of 128 bins that keeps its
 * least. Each is thrown a second time under another hash, which fills more bins and steadies the estimate. An empty bin
 * borrows from the first full one of a walk that is fixed for each ("optimal densification", Shrivastava 2017), so that texts
 * with few shingles can be compared too.
 */
export class MinHash {
  /** The signature of the set that was read last. */
  readonly signature: Int32Array<ArrayBuffer> = new Int32Array(BINS);
  readonly #empty = new Uint8Array(BINS);

  read(hashes: Int32Array, count: number): void {
    const { signature } = this;
    signature.fill(EMPTY);
    for (let index = 0; index < count; index += 1) {
      const hash = hashes[index] ?? 0;
      const bin = hash & 127;
      signature[bin] = lesser(signature[bin] ?? 0, hash >>> 7);
      let second = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
      second ^= second >>> 15;
      const secondBin = second & 127;
      signature[secondBin] = lesser(signature[secondBin] ?? 0, second >>> 7);
    }
    if (count > 0) this.#densify();
  }

  #densify(): void {
    const { signature } = this;
    const empty = this.#empty;
    let count = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      empty[count] = bin;
      count += ((signature[bin] ?? 0) + 1) >>> 31;
    }
    for (let index = 0; index < count; index += 1) {
      const bin = empty[index] ?? 0;
      // Negative values mark what was borrowed, so that it is not borrowed again.
      signature[bin] = ~lenderOf(signature, bin);
    }
    for (let index = 0; index < count; index += 1) {
      const bin = empty[index] ?? 0;
      signature[bin] = ~(signature[bin] ?? 0);
    }
  }
}

/** The share of equal bins: an estimate of the Jaccard similarity of two sets, give or take 0.09. */
export function estimatedJaccard(left: Int32Array, right: Int32Array): number {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (left[bin] === right[bin]) equal += 1;
  return equal / BINS;
}

/** The lesser of two numbers from 0 on, without a branch: the processor would guess wrong every other time. */
function lesser(one: number, other: number): number {
  const apart = other - one;
  return one + (apart & (apart >> 31));
}

/** The value of the first full bin on the walk of an empty one. */
function lenderOf(signature: Int32Array, bin: number): number {
  for (let step = 0; ; step += 1) {
    const lender = signature[step < LONGEST_WALK ? walked(bin, step) : (bin + step) & 127] ?? EMPTY;
    if (lender >>> 0 < EMPTY) return lender;
  }
}

/** Steps after which a walk goes on from bin to bin: it must come to an end even where one bin alone is full. */
const LONGEST_WALK = 512;

function walked(bin: number, step: number): number {
  const hash = Math.imul((bin << 10) ^ (step + 1), 0x9e3779b1 | 0);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b | 0) >>> 25;
}

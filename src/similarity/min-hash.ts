/** How many bins a signature has. */
export const BINS = 128;

const EMPTY = 0x7fffffff;

/**
 * Writes the signature of a set of hashes: one-permutation MinHash, each hash thrown into one of 128 bins that keeps its
 * least. Each is thrown a second time under another hash, which fills more bins and steadies the estimate. An empty bin borrows from the first full one of a fixed walk of its own ("optimal densification", Shrivastava
 * 2017), so that texts with few shingles can be compared too.
 */
export function minHash(hashes: Int32Array, count: number, signature: Int32Array): void {
  signature.fill(EMPTY);
  for (let index = 0; index < count; index += 1) {
    const hash = hashes[index] ?? 0;
    const bin = hash & 127;
    const value = hash >>> 7;
    if (value < (signature[bin] ?? 0)) signature[bin] = value;
    let second = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    second ^= second >>> 15;
    const secondBin = second & 127;
    const secondValue = second >>> 7;
    if (secondValue < (signature[secondBin] ?? 0)) signature[secondBin] = secondValue;
  }
  if (count > 0) densify(signature);
}

/** The share of equal bins: an estimate of the Jaccard similarity of two sets, give or take 0.09. */
export function estimatedJaccard(left: Int32Array, right: Int32Array): number {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (left[bin] === right[bin]) equal += 1;
  return equal / BINS;
}

function densify(signature: Int32Array): void {
  // Negative values mark what was borrowed, so that nobody borrows it again.
  for (let bin = 0; bin < BINS; bin += 1) {
    if (signature[bin] !== EMPTY) continue;
    for (let step = 0; ; step += 1) {
      const lender = signature[step < LONGEST_WALK ? walked(bin, step) : (bin + step) & 127] ?? EMPTY;
      if (lender < 0 || lender === EMPTY) continue;
      signature[bin] = ~lender;
      break;
    }
  }
  for (let bin = 0; bin < BINS; bin += 1) {
    const value = signature[bin] ?? 0;
    if (value < 0) signature[bin] = ~value;
  }
}

/** Steps after which a walk goes on from bin to bin: it must come to an end even where one bin alone is full. */
const LONGEST_WALK = 512;

function walked(bin: number, step: number): number {
  const hash = Math.imul((bin << 10) ^ (step + 1), 0x9e3779b1 | 0);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b | 0) >>> 25;
}

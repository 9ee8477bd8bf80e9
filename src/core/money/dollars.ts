/** Billionths of a dollar in a dollar. */
const NANOS = 1_000_000_000;

/**
 * Returns US dollars as whole billionths, rounded up except for the noise of floating point. Whole numbers add up to the same
 * in any order, so that a sum of millions of prices can be held against a budget.
 */
export function nanodollarsOf(usd: number): number {
  const nanos = usd * NANOS;
  return Math.max(0, Math.ceil(nanos - 1e-6 - nanos * 1e-15));
}

/** Returns billionths of a dollar as US dollars. */
export function dollarsOf(nanodollars: number): number {
  return nanodollars / NANOS;
}

/** Adds prices; null, a price that is not known, makes the sum unknown. */
export function addDollars(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : Math.round((left + right) * NANOS) / NANOS;
}

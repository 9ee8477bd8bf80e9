import { BINS } from './min-hash.ts';

/** How a signature is cut into bands. Two texts are compared when one band of theirs is equal. */
export interface BandPlan {
  readonly bands: number;
  readonly rows: number;
}

/** Least chance that two texts which are exactly as similar as the threshold share a band. */
const LEAST_CHANCE = 0.985;

/** Returns the longest bands, and so the fewest needless comparisons, that do not lose what reaches the threshold. */
export function bandPlan(threshold: number): BandPlan {
  for (let rows = 16; rows > 2; rows -= 1) {
    const bands = Math.floor(BINS / rows);
    if (1 - (1 - threshold ** rows) ** bands >= LEAST_CHANCE) return { bands, rows };
  }
  return { bands: BINS / 2, rows: 2 };
}

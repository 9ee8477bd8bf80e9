import { cohensKappa } from '../core/figures/kappa.ts';

/** A share with the interval that holds it in 95 of 100 cases. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What it was counted on. */
  readonly of: number;
}

/** Returns a share with its Wilson score interval at 95 %; null when nothing was counted. */
export function shareOf(hits: number, of: number): Share | null {
  if (of === 0) return null;
  const z = 1.959964;
  const value = hits / of;
  const middle = value + (z * z) / (2 * of);
  const spread = z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    value,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
    of,
  };
}

/** Returns Cohen's kappa of votes against the truth: 1 is agreement, 0 is chance; null when it is undefined. */
export function kappaOf(votes: readonly boolean[], truth: readonly boolean[]): number | null {
  const count = (first: boolean, second: boolean): number =>
    votes.filter((vote, index) => vote === first && truth[index] === second).length;
  return cohensKappa({
    bothYes: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    bothNo: count(false, false),
  });
}

/**
 * Returns the Pearson correlation of two series of yes and no; null when one of them never changes and so tells
 * nothing.
 */
export function correlationOf(left: readonly boolean[], right: readonly boolean[]): number | null {
  const count = left.length;
  const share = (series: readonly boolean[]): number => series.filter(Boolean).length / count;
  const [meanLeft, meanRight] = [share(left), share(right)];
  const spread = Math.sqrt(meanLeft * (1 - meanLeft) * meanRight * (1 - meanRight));
  if (count === 0 || spread === 0) return null;
  const both = left.filter((value, index) => value && right[index] === true).length / count;
  return (both - meanLeft * meanRight) / spread;
}

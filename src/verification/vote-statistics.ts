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
  return of === 0 ? null : { ...wilsonAt(hits / of, of), of };
}

/** Whether a case is one of those that are counted, and how many it stands for. */
export interface WeightedCase {
  readonly isHit: boolean;
  readonly weight: number;
}

/**
 * Returns a share of cases that stand for unlike numbers of others. They count as fewer of equal weight (Kish: the square of
 * the sum of weights over the sum of their squares).
 */
export function weightedShare(cases: readonly WeightedCase[]): Share | null {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const hits = cases.reduce((sum, { isHit, weight }) => (isHit ? sum + weight : sum), 0);
  const squares = cases.reduce((sum, { weight }) => sum + weight * weight, 0);
  // Sums of weights in another order are not the same number: all is all.
  const value = cases.every(({ isHit }) => isHit) ? 1 : Math.min(1, hits / total);
  return { ...wilsonAt(value, (total * total) / squares), of: cases.length };
}

function wilsonAt(value: number, cases: number): Omit<Share, 'of'> {
  const z = 1.959964;
  const middle = value + (z * z) / (2 * cases);
  const spread = z * Math.sqrt((value * (1 - value)) / cases + (z * z) / (4 * cases * cases));
  const scale = 1 + (z * z) / cases;
  return {
    value,
    // At the ends the bound is the end itself, which rounding would miss.
    low: value === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: value === 1 ? 1 : Math.min(1, (middle + spread) / scale),
  };
}

/** Returns Cohen's kappa of votes against the truth: 1 is agreement, 0 is chance; null when it is undefined. */
export function kappaOf(
  votes: readonly boolean[],
  truth: readonly boolean[],
  weights: readonly number[] = votes.map(() => 1),
): number | null {
  const count = (first: boolean, second: boolean): number =>
    votes.reduce(
      (sum, vote, index) => (vote === first && truth[index] === second ? sum + (weights[index] ?? 1) : sum),
      0,
    );
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
export function correlationOf(
  left: readonly boolean[],
  right: readonly boolean[],
  weights: readonly number[] = left.map(() => 1),
): number | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (isIn: (index: number) => boolean): number =>
    weights.reduce((sum, weight, index) => (isIn(index) ? sum + weight : sum), 0) / total;
  const isOnLeft = (index: number): boolean => left[index] === true;
  const isOnRight = (index: number): boolean => right[index] === true;
  const [meanLeft, meanRight] = [share(isOnLeft), share(isOnRight)];
  const spread = Math.sqrt(meanLeft * (1 - meanLeft) * meanRight * (1 - meanRight));
  if (total === 0 || spread === 0) return null;
  const both = share((index) => isOnLeft(index) && isOnRight(index));
  return (both - meanLeft * meanRight) / spread;
}

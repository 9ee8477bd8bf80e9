import type { ForecastChance } from './forecast-chance.ts';
import type { Moments } from './stage-measure.ts';

/** What is believed of a share. */
export interface ShareBelief {
  readonly hits: number;
  readonly misses: number;
}

/** What is believed of the mean of a figure, and of how far single values lie from it. */
export interface MeanBelief {
  readonly mean: number;
  /** Standard deviation of single values. */
  readonly spread: number;
  /** On how many values the mean rests, and the spread. */
  readonly weight: number;
  readonly freedom: number;
}

/** Draws of one possible world: what is then true of the figure. */
export interface PossibleMean {
  readonly mean: number;
  readonly spread: number;
}

/**
 * Items of one topic resemble one another, so that so many values tell as much as one that stands alone.
 */
const RESEMBLANCE = 1.5;

/** A share of which an expectation counts like so many cases, and then what was seen. */
export function shareBelief(expected: number, weight: number, kept = 0, lost = 0): ShareBelief {
  return {
    hits: Math.max(1e-3, expected * weight) + kept / RESEMBLANCE,
    misses: Math.max(1e-3, (1 - expected) * weight) + lost / RESEMBLANCE,
  };
}

/** A mean that is expected, give or take a share of itself. */
export function expectedMean(mean: number, uncertainty: number, variation: number): MeanBelief {
  const spread = variation * mean;
  const weight = (variation / uncertainty) ** 2;
  return { mean, spread, weight, freedom: 30 };
}

/** A mean that was measured; `variation` is the spread of single values that is usual, as a share of the mean. */
export function measuredMean({ count, mean, variance }: Moments, variation: number): MeanBelief {
  const usual = (variation * mean) ** 2;
  const seen = variance === null ? 0 : count - 1;
  const freedom = 3 + seen;
  const spread = Math.sqrt((3 * usual + seen * (variance ?? 0)) / freedom);
  return { mean, spread, weight: Math.max(1, count / RESEMBLANCE), freedom };
}

/** What was expected and what was measured together, for a figure of which a few values say little. */
export function combinedMean(expected: MeanBelief, measured: MeanBelief): MeanBelief {
  const weight = expected.weight + measured.weight;
  const mean = (expected.mean * expected.weight + measured.mean * measured.weight) / weight;
  return { ...measured, mean, weight };
}

export function drawShare(belief: ShareBelief, chance: ForecastChance): number {
  return chance.beta(belief.hits, belief.misses);
}

/** Draws the spread first, then the mean: few values leave both open. */
export function drawMean(
  { mean, spread, weight, freedom }: MeanBelief,
  chance: ForecastChance,
): PossibleMean {
  const drawn = spread * Math.sqrt(freedom / (2 * chance.gamma(freedom / 2)));
  const capped = Math.min(drawn, 3 * spread);
  return { mean: Math.max(mean / 10, mean + (capped / Math.sqrt(weight)) * chance.normal()), spread: capped };
}

/** The sum of so many values. */
export function drawSum(count: number, { mean, spread }: PossibleMean, chance: ForecastChance): number {
  if (count <= 0) return 0;
  return Math.max(0, count * mean + Math.sqrt(count) * spread * chance.normal());
}

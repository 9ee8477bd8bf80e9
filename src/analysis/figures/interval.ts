import { checkArguments } from '../../options/check-arguments.ts';
import { checkOptions } from '../../options/check-options.ts';
import {
  anything,
  callback,
  count,
  listOf,
  type OptionSchema,
  optionsSchema,
  positiveNumber,
  share,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { seededRandom } from './random.ts';

/** A figure with the interval that holds the true one in 95 of 100 cases, and what it was measured on. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Items that it was measured on. */
  readonly n: number;
}

const z = 1.959964;

/**
 * Returns the Wilson score interval at 95 % of a share that was seen on `n` independent cases.
 *
 * @throws {ConfigurationError} When it is no share, or of no cases.
 *
 * @example
 * ```ts
 * import { wilson } from 'chimera-sdk/analysis';
 *
 * wilson(30 / 80, 80); // { low: 0.277, high: 0.485 }
 * ```
 */
export function wilson(value: number, n: number): { readonly low: number; readonly high: number } {
  checkArguments([share, value, 'wilson.value'], [positiveNumber, n, 'wilson.n']);
  const middle = value + (z * z) / (2 * n);
  const spread = z * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    // At the ends the bound is the end itself, which rounding would miss.
    low: value === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: value === 1 ? 1 : Math.min(1, (middle + spread) / scale),
  };
}

/**
 * Returns the mean of the pass rates of problems, of which each was tried `attempts` times, with its Wilson interval.
 *
 * Attempts at one problem are alike, so that they count for fewer: the interval is that of as many independent attempts as
 * explain how far the problems differ, at least one a problem and at most all of them. Null without a problem.
 */
export function meanOfRates(rates: readonly number[], attempts: number): Measured | null {
  const n = rates.length;
  if (n === 0) return null;
  const value = meanOf(rates);
  const spread = rates.reduce((sum, rate) => sum + (rate - value) ** 2, 0) / Math.max(1, n - 1);
  const explained = spread === 0 ? n * attempts : (value * (1 - value) * n) / spread;
  const isExtreme = value === 0 || value === 1;
  const effective = isExtreme ? n : Math.min(n * attempts, Math.max(n, explained));
  return { value, ...wilson(value, effective), n };
}

/** A statistic of items, and how it is resampled. */
export interface BootstrapOptions<Item> {
  /** What is resampled. */
  readonly items: readonly Item[];
  /** Returns the figure of a resample. */
  readonly statistic: (resample: readonly Item[]) => number;
  /** @default 0 */
  readonly seed?: number;
  /** @default 1000 */
  readonly resamples?: number;
}

const bootstrapSchema: OptionSchema = optionsSchema<BootstrapOptions<unknown>>({
  items: listOf(anything, 'a list of items'),
  statistic: callback,
  seed: wholeNumber.optional(),
  resamples: count.optional(),
});

/**
 * Returns the percentile interval at 95 % of a statistic over resamples of the items, each drawn with replacement. The
 * same seed gives the same interval.
 *
 * @throws {ConfigurationError} When there is no list, no statistic, or an option is unknown or invalid.
 *
 * @example
 * ```ts
 * import { bootstrap } from 'chimera-sdk/analysis';
 *
 * const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
 * const { low, high } = bootstrap({ items: [0, 1, 1, 1, 0, 1], statistic: mean, seed: 7 });
 * ```
 */
export function bootstrap<Item>(options: BootstrapOptions<Item>): {
  readonly low: number;
  readonly high: number;
} {
  checkOptions(bootstrapSchema, options, 'bootstrap');
  const { items, statistic, ...resampling } = options;
  const [interval = { low: Number.NaN, high: Number.NaN }] = bootstrapEach(
    items,
    (resample) => [statistic(resample)],
    resampling,
  );
  return interval;
}

/** The same for several statistics of the same resamples. */
export function bootstrapEach<Item>(
  items: readonly Item[],
  statistics: (resample: readonly Item[]) => readonly number[],
  { seed = 0, resamples = 1000 }: Pick<BootstrapOptions<Item>, 'seed' | 'resamples'> = {},
): readonly { readonly low: number; readonly high: number }[] {
  const random = seededRandom(seed);
  const drawn: number[][] = [];
  for (let round = 0; round < resamples; round += 1) {
    const resample = items.map((item) => items[Math.floor(random() * items.length)] ?? item);
    for (const [index, value] of statistics(resample).entries()) {
      const series = drawn[index] ?? [];
      drawn[index] = series;
      series.push(value);
    }
  }
  return drawn.map((series) => {
    const sorted = series.filter(Number.isFinite).sort((left, right) => left - right);
    return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
  });
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns a quantile of sorted values, linear between two of them; not a number when there are none. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const [left, right] = [sorted[below], sorted[Math.ceil(position)]];
  if (left === undefined || right === undefined) return Number.NaN;
  return left + (right - left) * (position - below);
}

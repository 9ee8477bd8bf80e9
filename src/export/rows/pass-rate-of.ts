import type { ValidatedProblem } from '../../core/records/records.ts';

/** The share of blind attempts that reached the reference; null when there were none. */
export function passRateOf({ difficulty }: Pick<ValidatedProblem, 'difficulty'>): number | null {
  // Differences of decimal shares are not exact: 1 - 0.9 is less than a tenth.
  return difficulty === null ? null : Math.round((1 - difficulty) * 1e9) / 1e9;
}

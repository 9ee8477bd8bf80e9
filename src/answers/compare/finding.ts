import type { ResolvedCompareOptions } from '../compare-options.ts';
import type { Effort } from '../evaluate/effort.ts';

/** How a relation was found. */
export type AnswerMethod =
  | 'identical'
  | 'text'
  | 'exact'
  | 'numeric'
  | 'rounded'
  | 'sampled'
  | 'structure'
  | 'none';

/**
 * How two values relate: `same`, `apart`, or `open` where that could not be decided. It says nothing yet of the answers that
 * the values were read from: whether these are equal is said in `verdict.ts` alone.
 */
export interface Finding {
  readonly relation: 'same' | 'apart' | 'open';
  readonly method: AnswerMethod;
  readonly reason: string;
  /** Whether no other kind of answer may find the values the same. */
  readonly isBinding?: true;
}

/** What every comparison has at hand. */
export interface Comparison {
  readonly options: ResolvedCompareOptions;
  readonly effort: Effort;
  /** Whether numbers may have units in this reading. */
  readonly units: boolean;
  /** Whether `log` without a base is natural or decimal in this reading. */
  readonly logarithmBase: number;
  /** Whether the texts say what numbered constants are, or name them in several equations, so that their numbers count. */
  readonly areConstantsTold?: boolean;
}

export function same(method: AnswerMethod, reason: string): Finding {
  return { relation: 'same', method, reason };
}

export function apart(method: AnswerMethod, reason: string): Finding {
  return { relation: 'apart', method, reason };
}

export function undecided(reason: string): Finding {
  return { relation: 'open', method: 'none', reason };
}

/** What is left open for good: what another kind would drop to find the values the same belongs to them. */
export function bindingDoubt(reason: string): Finding {
  return { ...undecided(reason), isBinding: true };
}

/** A reading in which letters were taken for units and should not have been; another reading decides. */
export const misreadUnit: Finding = undecided('a unit follows something that is not a number');

const weakness: readonly AnswerMethod[] = [
  'identical',
  'text',
  'exact',
  'structure',
  'numeric',
  'rounded',
  'sampled',
  'none',
];

/** All parts must be the same; one that differs decides, and the weakest method names the whole. */
export function allOf(agreements: readonly Finding[], reason: string): Finding {
  const failed = agreements.find(({ relation }) => relation === 'apart');
  if (failed !== undefined) return failed;
  const open = agreements.find(({ relation }) => relation === 'open');
  if (open !== undefined) return open;
  const method = agreements.reduce<AnswerMethod>(
    (weakest, agreement) =>
      weakness.indexOf(agreement.method) > weakness.indexOf(weakest) ? agreement.method : weakest,
    'exact',
  );
  return same(method, reason);
}

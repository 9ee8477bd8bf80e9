import type { ResolvedCompareOptions } from '../compare-options.ts';
import type { Effort } from '../evaluate/effort.ts';

/** How a verdict was reached. */
export type AnswerMethod =
  | 'identical'
  | 'text'
  | 'exact'
  | 'numeric'
  | 'rounded'
  | 'sampled'
  | 'structure'
  | 'none';

/** What a comparison found, before the answers themselves are added. */
export interface Finding {
  readonly verdict: 'equal' | 'different' | 'unknown';
  readonly method: AnswerMethod;
  readonly reason: string;
}

/** What every comparison has at hand. */
export interface Comparison {
  readonly options: ResolvedCompareOptions;
  readonly effort: Effort;
  /** Whether numbers may have units in this reading. */
  readonly units: boolean;
  /** Whether `log` without a base is natural or decimal in this reading. */
  readonly logarithmBase: number;
}

export function equal(method: AnswerMethod, reason: string): Finding {
  return { verdict: 'equal', method, reason };
}

export function different(method: AnswerMethod, reason: string): Finding {
  return { verdict: 'different', method, reason };
}

export function unknown(reason: string): Finding {
  return { verdict: 'unknown', method: 'none', reason };
}

/** A reading in which letters were taken for units and should not have been; another reading decides. */
export const misreadUnit: Finding = unknown('a unit follows something that is not a number');

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

/** All parts must be equal; one that differs decides, and the weakest method names the whole. */
export function allOf(findings: readonly Finding[], reason: string): Finding {
  const failed = findings.find(({ verdict }) => verdict === 'different');
  if (failed !== undefined) return failed;
  const open = findings.find(({ verdict }) => verdict === 'unknown');
  if (open !== undefined) return open;
  const method = findings.reduce<AnswerMethod>(
    (weakest, finding) =>
      weakness.indexOf(finding.method) > weakness.indexOf(weakest) ? finding.method : weakest,
    'exact',
  );
  return equal(method, reason);
}

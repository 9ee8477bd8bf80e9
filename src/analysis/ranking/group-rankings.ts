import type { ProblemGroup } from './group-problems.ts';
import type { ShownRanks } from './rank-prompt.ts';

/** What one judge said of a group in one order. */
export interface Ranking {
  readonly judge: string;
  /** Sources in the order in which their problems were shown. */
  readonly shown: readonly string[];
  /** For each criterion the ranks in that order; null when the reply could not be used. */
  readonly ranks: ShownRanks | null;
}

/** All that judges said of a group. */
export interface GroupRankings {
  readonly id: string;
  readonly matchedBy: ProblemGroup['matchedBy'];
  /** Words of each problem, by source. */
  readonly lengths: { readonly [source: string]: number };
  readonly rankings: readonly Ranking[];
}

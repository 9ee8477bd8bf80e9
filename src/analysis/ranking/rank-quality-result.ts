import type { Evidence } from '../../core/figures/evidence.ts';
import type { RunSummary } from '../../core/summary.ts';
import type { Measured } from '../figures/interval.ts';

/** How one source fares with one judge, or with all, by one criterion, or by all. */
export interface QualityRank {
  readonly source: string;
  /** Null for all judges together. */
  readonly judge: string | null;
  /** Null for all criteria together. */
  readonly criterion: string | null;
  /** As in the paper: as many points as sources for the best of a group, 1 for the worst. `n` is groups. */
  readonly points: Measured;
  /** 1 for the best. */
  readonly meanRank: number;
}

/** The Bradley-Terry score of a source over all criteria; scores have a mean of 0. */
export interface QualityScore {
  readonly source: string;
  /** Null for all judges together. */
  readonly judge: string | null;
  readonly score: Measured;
}

/** How far one judge can be trusted. `n` is groups; null where nothing can be said. */
export interface JudgeQuality {
  readonly judge: string;
  /** Rankings that could be read, and those that could not. */
  readonly usable: number;
  readonly unusable: number;
  /** Share of pairs that it called equally good. */
  readonly ties: number;
  /**
   * Share of pairs in which it preferred the one shown first. Each pair is shown in both orders, so that 0.5 is what a judge
   * without a bias has, regardless of the quality of the problems.
   */
  readonly prefersFirst: Measured | null;
  /** Kendall's tau of its rankings of one group in the two orders: 1 is the same, 0 is chance, below 0 it follows the order. */
  readonly consistency: Measured | null;
  /** Share of pairs in which it preferred the longer statement. The longer ones may be the better ones. */
  readonly prefersLonger: Measured | null;
  /**
   * How much more often a problem is preferred to one of the same other source when it is the longer one: 0 when length does not
   * matter. Null where one source is always the longer one.
   */
  readonly lengthEffect: Measured | null;
}

/** How far two judges agree. */
export interface JudgeAgreement {
  readonly judges: readonly [string, string];
  /** Cohen's kappa of which of two problems is better, or neither. */
  readonly kappa: number | null;
  /** Kendall's tau of their rankings, the mean over groups. */
  readonly tau: number | null;
  readonly n: number;
}

/** What `rankQuality` found. */
export interface RankQualityResult {
  readonly groups: number;
  /** Groups by what their problems have in common. */
  readonly matched: { readonly topic: number; readonly subject: number; readonly nothing: number };
  readonly ranks: readonly QualityRank[];
  readonly scores: readonly QualityScore[];
  readonly judges: readonly JudgeQuality[];
  readonly agreement: readonly JudgeAgreement[];
  /** What makes a judge's ranks doubtful, in words. */
  readonly warnings: readonly string[];
  readonly summary: RunSummary;
  /** The figures as report and card take them. */
  readonly evidence: Evidence;
  /** The figures as tables in Markdown. */
  readonly markdown: string;
}

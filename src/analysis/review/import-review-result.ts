import type { Evidence } from '../../core/figures/evidence.ts';
import type { CalibrateResult } from '../../verification/calibration.ts';
import type { PlacedVerdict } from '../../verification/read-verdicts.ts';
import type { Measured } from '../figures/interval.ts';

/** How far labels of one kind are right, by people. A figure is null where nothing was decided. */
export interface ReviewedLabel {
  readonly label: 'correct' | 'incorrect';
  /** Of the final answers with this label, the share that people judge in the same way. */
  readonly agrees: Measured | null;
  /** Of the rows with this label, the share whose problem is valid as well. */
  readonly sound: Measured | null;
}

/** The same of one group of rows, not weighted. */
export interface ReviewedStratum {
  /** What its rows have in common. */
  readonly of: { readonly [stratifier: string]: string };
  /** Rows that the source had of it when rows were drawn. */
  readonly rows: number;
  readonly reviewed: number;
  /** Of its final answers the share on which people and label agree. */
  readonly agrees: Measured | null;
  /** Share of valid problems. */
  readonly valid: Measured | null;
}

/** How far two people agree. */
export interface ReviewerAgreement {
  readonly reviewers: readonly [string, string];
  readonly on: 'problem' | 'answer';
  /** Rows on which both said something. */
  readonly n: number;
  /** Share of these on which they said the same. */
  readonly same: number;
  /** Cohen's kappa; null when it is undefined. */
  readonly kappa: number | null;
}

/** What `importReview` found. Figures are weighted to the whole source, unless stated otherwise. */
export interface ImportReviewResult {
  readonly review: string;
  readonly reviewers: readonly string[];
  /** Rows on which at least one person said something. */
  readonly rows: number;
  readonly labels: readonly ReviewedLabel[];
  /** Of the problems that were kept, the share that is valid. */
  readonly validProblems: Measured | null;
  /** How good the verifiers' votes are against the people's verdicts; null where the rows carry no votes. */
  readonly verifiers: CalibrateResult | null;
  readonly strata: readonly ReviewedStratum[];
  readonly agreement: readonly ReviewerAgreement[];
  /** Ids of rows on which people contradict each other; these count for no figure unless most say one thing. */
  readonly disputed: readonly string[];
  /** What makes the figures doubtful, in words. */
  readonly notes: readonly string[];
  /** The verdicts as they were read, for `reconsider`. */
  readonly verdicts: readonly PlacedVerdict[];
  /** The figures as report and card take them. */
  readonly evidence: Evidence;
  /** The figures as tables in Markdown. */
  readonly markdown: string;
}

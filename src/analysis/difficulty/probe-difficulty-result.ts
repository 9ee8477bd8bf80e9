import type { Evidence } from '../../core/figures/evidence.ts';
import type { RunSummary } from '../../core/summary.ts';
import type { Measured } from '../figures/interval.ts';

/** How often a model was right. `n` is problems; the interval counts attempts at one problem as the like that they are. */
export interface Accuracy extends Measured {
  readonly source: string;
  readonly model: string;
  readonly attempts: number;
  /** The percentile interval of a bootstrap over problems, to set beside. */
  readonly bootstrap: { readonly low: number; readonly high: number };
}

/** The accuracy on a part of a source. */
export interface GroupAccuracy extends Measured {
  readonly source: string;
  readonly model: string;
  readonly by: 'subject' | 'topic' | 'answerType';
  readonly group: string;
}

/** A problem that stands out. */
export interface ProbedProblem {
  readonly source: string;
  readonly id: string;
  readonly problem: string;
  readonly reference: string;
  readonly attempts: number;
  readonly correct: number;
}

/** A problem on which most attempts agree on another answer than the reference. */
export interface SuspectProblem extends ProbedProblem {
  readonly agreedAnswer: string;
  /** Attempts with this answer. */
  readonly agreed: number;
}

/** What `probeDifficulty` found. */
export interface ProbeDifficultyResult {
  /** For each source and model. */
  readonly accuracy: readonly Accuracy[];
  /** The same by subject, topic and answer type. */
  readonly groups: readonly GroupAccuracy[];
  /** Problems that every attempt solved. */
  readonly trivial: readonly ProbedProblem[];
  /** Problems that no attempt solved. */
  readonly neverSolved: readonly ProbedProblem[];
  readonly suspects: readonly SuspectProblem[];
  /** The share of right attempts of each model at each problem, by the id of the problem. */
  readonly passRates: { readonly [problemId: string]: { readonly [model: string]: number } };
  /** How the run ended: unless `completed`, the figures are those of what was finished. */
  readonly summary: RunSummary;
  /** The figures as report and card take them. */
  readonly evidence: Evidence;
  /** The figures as tables in Markdown. */
  readonly markdown: string;
}

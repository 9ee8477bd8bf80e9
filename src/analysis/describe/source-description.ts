import type { AnswerType } from '../../core/records/records.ts';
import type { Measured } from '../figures/interval.ts';

/** Lengths in words, counted by white space as the paper does. */
export interface WordCounts {
  /** Texts that were counted. */
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
}

/** A subject of a source. */
export interface SubjectShare {
  readonly subject: string;
  readonly problems: number;
  readonly share: number;
}

/** What a source has in common with a benchmark, at one length of word runs. */
export interface BenchmarkOverlap {
  readonly benchmark: string;
  readonly items: number;
  readonly n: number;
  /** For each problem the greatest Jaccard similarity to an item; their mean. */
  readonly meanMaxJaccard: number;
  /** Problems with at least one word run in common with an item. */
  readonly touched: number;
}

/** The figures of one source. What it says nothing of is null or empty. */
export interface SourceDescription {
  readonly source: string;
  /** Distinct problems. */
  readonly problems: number;
  /** Rows that repeat a problem, without an attempt. */
  readonly repeats: number;
  /** The largest first. */
  readonly subjects: readonly SubjectShare[];
  /** Null for a source without topics. */
  readonly topics: number | null;
  readonly words: {
    readonly problem: WordCounts | null;
    /** The thinking, where it has a separate field. */
    readonly reasoning: WordCounts | null;
    /** What follows the thinking. */
    readonly solution: WordCounts | null;
    /** Thinking and solution together: what the paper's table calls the solution. */
    readonly attempt: WordCounts | null;
    readonly answer: WordCounts | null;
  };
  /** Problems with an answer. */
  readonly answers: number;
  readonly answerTypes: { readonly [Type in AnswerType]?: number };
  /** Share of problems that can be answered by picking from a list or guessing true or false. */
  readonly multipleChoice: Measured | null;
  /** Share of problems that are all but the same as an earlier one. */
  readonly nearDuplicates: Measured | null;
  readonly contamination: readonly BenchmarkOverlap[];
  readonly attempts: number;
  /** Shares of the attempts that carry a label. */
  readonly labels: {
    readonly labelled: number;
    readonly correct: Measured | null;
    readonly incorrect: Measured | null;
    readonly unverified: Measured | null;
  };
  /** Share of attempts that were cut. */
  readonly truncated: Measured | null;
  /** Share of attempts that a provider or its model withheld. */
  readonly refused: Measured | null;
}

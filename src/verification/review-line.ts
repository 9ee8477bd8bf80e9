/** What a person said of a problem. */
export type ProblemVerdict = 'valid' | 'invalid' | 'unsure';

/** What a person said of a final answer. */
export type AnswerVerdict = 'right' | 'wrong' | 'unsure';

/** A part of a source from which rows were drawn for a review. */
export interface ReviewStratum {
  /** What its rows have in common, by stratifier, such as `{ subject: 'Physics', label: 'correct' }`. */
  readonly of: { readonly [stratifier: string]: string };
  /** Rows that the source had of it. */
  readonly rows: number;
  /** Rows that were drawn. */
  readonly drawn: number;
}

/** The first line of a file of verdicts: how the rows were drawn. */
export interface ReviewDesign {
  readonly kind: 'review';
  /** Names the drawn rows: the same for the same source and options. */
  readonly review: string;
  readonly strata: readonly ReviewStratum[];
}

/** What one person said of one row: each further line of a file of verdicts. */
export interface ReviewVerdict {
  readonly kind: 'verdict';
  readonly review: string;
  readonly reviewer: string;
  /** The id of the row that was shown. */
  readonly row: string;
  readonly problemId: string;
  /** Null while the person has not said. */
  readonly problem: ProblemVerdict | null;
  /** Null while the person has not said, and for a row without a final answer. */
  readonly answer: AnswerVerdict | null;
  readonly note: string;
}

/** A line of a file of verdicts. */
export type ReviewLine = ReviewDesign | ReviewVerdict;

/** A file of verdicts as the review page saves it, several of them, or their lines. */
export type VerdictSource = string | readonly (string | ReviewLine)[];

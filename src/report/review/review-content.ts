import type { ReportEntry } from '../report-entry.ts';

/** What the page of a review knows besides its rows. */
export interface ReviewFacts {
  readonly title: string;
  /** Under which the browser keeps the verdicts. */
  readonly review: string;
  /** The first line of the file of verdicts, as it is written there. */
  readonly design: object;
  readonly rows: number;
}

/** A row that a person is asked about. */
export interface ReviewItem {
  readonly row: string;
  readonly problemId: string;
  /** Whether there is a final answer to judge. */
  readonly hasAnswer: boolean;
  readonly entry: ReportEntry;
}

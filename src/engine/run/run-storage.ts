import type { ResultStore } from '../../core/result-store.ts';
import type { RunEnd, RunSummary } from '../../core/summary.ts';
import type { BooksSources } from '../books/run-books.ts';

/** Where a run keeps replies, spending and rows. */
export interface RunStorage extends BooksSources {
  readonly store: ResultStore;
  /** Puts the row files in order and writes the summary. */
  readonly finish: (end: RunEnd, summary: RunSummary) => Promise<void>;
  readonly close: () => Promise<void>;
}

import type { Sample, Topic, ValidatedProblem } from '../core/records/records.ts';
import type { RunSummary } from '../core/summary.ts';
import type { Manifest } from '../files/run-directory/run-directory.ts';
import type { StoredCall } from './stored-call.ts';

/** A run directory that is read, not run. */
export interface StoredRun {
  readonly directory: string;
  /** Versions, options and models that made the rows. */
  readonly manifest: Manifest;
  /** What the last run there did; null when it did not come to an orderly end. */
  readonly summary: RunSummary | null;
  /** Rows of `topics.jsonl`, streamed, sorted by id, as those of the other files are. */
  topics(): AsyncIterable<Topic>;
  /** Rows of `problems.jsonl`. */
  problems(): AsyncIterable<ValidatedProblem>;
  /** Rows of `samples.jsonl`. */
  samples(): AsyncIterable<Sample>;
  /** Rows of `rejected.jsonl`. */
  rejected(): AsyncIterable<RejectedRow>;
  /** Rows of `failed.jsonl`. */
  failed(): AsyncIterable<FailedRow>;
  /**
   * Returns the calls behind an item, from the first stage on: prompts and raw replies. Makes no call, takes no lock, and reads
   * from the journal only the replies in question.
   *
   * @param item - a row of any of the files, or its id; also the id of an item that failed
   * @throws {ConfigurationError} When the run knows no such item.
   *
   * @example
   * ```ts
   * const stored = await openRun('runs/first');
   * for await (const row of stored.failed())
   *   for (const { stage, slot, text, refusal } of await stored.replies(row)) console.log(stage, slot, refusal, text);
   * ```
   */
  replies(item: string | { readonly id: string }): Promise<readonly StoredCall[]>;
}

interface TaskRow {
  readonly id: string;
  readonly stage: string;
  readonly itemId: string;
  /** Null for an output that two draws produced alike. */
  readonly draw: number | null;
  /** What was refused or failed. */
  readonly item: unknown;
}

/** A line of `rejected.jsonl`. */
export interface RejectedRow extends TaskRow {
  readonly by: string | null;
  readonly code: string;
  readonly reason: string;
}

/** A line of `failed.jsonl`. */
export interface FailedRow extends TaskRow {
  readonly failure: {
    readonly kind: string;
    readonly code: string;
    readonly message: string;
    /** Keys of the stored replies that could not be used; see `replies`. */
    readonly keys?: readonly string[];
  };
}

import type { Sample, Topic, ValidatedProblem } from '../core/records/records.ts';
import type { RunSummary } from '../core/summary.ts';
import { dependingOn } from '../options/judged-by.ts';
import { anything, nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { streamOf } from '../options/stream-of.ts';

/** Rows to read once, streamed or not. */
export type ReportRowsOf<Row> = Iterable<Row> | AsyncIterable<Row>;

/** What was refused: a line of `rejected.jsonl`. */
export interface ReportRefusal {
  readonly id: string;
  readonly stage: string;
  readonly code: string;
  readonly reason: string;
  readonly by?: string | null;
  /** The record that was refused. */
  readonly item: unknown;
}

/** What could not be settled: a line of `failed.jsonl`. */
export interface ReportFailure {
  readonly id: string;
  readonly stage: string;
  readonly failure: { readonly code: string; readonly message: string };
  readonly item: unknown;
}

/** Rows and notes of a run that are not in a run directory. */
export interface ReportRows {
  readonly samples: ReportRowsOf<Sample>;
  /** Topics, also those without a problem. @default those of the other rows */
  readonly topics?: ReportRowsOf<Topic>;
  /** Validated problems, also those without a sample. @default those of the samples */
  readonly problems?: ReportRowsOf<ValidatedProblem>;
  /** @default none */
  readonly rejected?: ReportRowsOf<ReportRefusal>;
  /** @default none */
  readonly failed?: ReportRowsOf<ReportFailure>;
  /** What `run.summary()` returned; null for a run that has not come to an orderly end. @default unknown */
  readonly summary?: RunSummary | null;
  /** The content of a `manifest.json`. @default unknown */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** A run directory, or rows. */
export type ReportSource = string | ReportRows;

const rows: OptionSchema = streamOf('rows');

const reportRowsSchema: OptionSchema = optionsSchema<ReportRows>(
  {
    samples: rows,
    topics: rows.optional(),
    problems: rows.optional(),
    rejected: rows.optional(),
    failed: rows.optional(),
    summary: anything,
    manifest: anything,
  },
  'a run directory, or an object with samples',
);

export const reportSourceSchema: OptionSchema = dependingOn((source) =>
  typeof source === 'string' ? nonEmptyString : reportRowsSchema,
);

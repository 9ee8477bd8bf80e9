import type { Rejection } from '../core/outcome.ts';
import type { Label, Sample, ValidatedProblem } from '../core/records/records.ts';

/**
 * What a column holds; any value may be null. `integer` has 64 bits, `number` is a double. `json` takes any value and
 * keeps it as JSON text in Parquet.
 */
export type ColumnType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'json'
  | { readonly kind: 'list'; readonly of: ColumnType }
  | { readonly kind: 'struct'; readonly fields: Columns };

/** Columns by name, in the order of the file. */
export interface Columns {
  readonly [name: string]: ColumnType;
}

/** Where a row will be. */
export interface RowPlace {
  /** Number of the row over all splits, from 0. */
  readonly index: number;
  /** Name of its split; null when the export is not split. */
  readonly split: string | null;
}

/** What every exporter states. */
interface ExporterBase {
  /** Kebab case; reports and messages name it. */
  readonly name: string;
  /**
   * The columns of its rows, in order. Needed for Parquet and for dataset cards; a row with what has no column is then
   * refused.
   */
  readonly columns?: Columns;
  /** Endings of the files it can be written to. @default both */
  readonly endings?: readonly FileEnding[];
  /** What to do when no row can be made of any record, as the end of the message that says so. @default 'widen the filters' */
  readonly ifEmpty?: string;
}

/** Which samples an exporter takes unless the caller says otherwise. */
export interface SampleSelection {
  /** @default all */
  readonly labels?: readonly Label['kind'][];
  /** Whether trajectories that were cut, withheld or may not be whole are taken. @default true */
  readonly truncated?: boolean;
}

/** How rows become a file: JSON lines or Parquet, told apart by the ending of the path. */
export type FileEnding = 'jsonl' | 'parquet';

/** Makes one row of each sample. */
export interface SampleExporter extends ExporterBase {
  readonly reads: 'samples';
  readonly select?: SampleSelection;
  /** Returns the row, or `reject(code, reason)` to leave the sample out; the report counts by code. */
  readonly row: (sample: Sample, place: RowPlace) => object | Rejection;
}

/** Makes rows of all samples of one problem together. */
export interface ProblemSamplesExporter extends ExporterBase {
  readonly reads: 'problem-samples';
  readonly select?: SampleSelection;
  /** Returns the rows; none leaves the samples out as `no-row`. They come in the order of their draws. */
  readonly rows: (samples: readonly Sample[], place: RowPlace) => readonly object[];
}

/** Makes one row of each problem. */
export interface ProblemExporter extends ExporterBase {
  readonly reads: 'problems';
  /** Returns the row, or `reject(code, reason)` to leave the problem out; the report counts by code. */
  readonly row: (problem: ValidatedProblem, place: RowPlace) => object | Rejection;
}

/** A custom format, as one object. */
export type Exporter = SampleExporter | ProblemSamplesExporter | ProblemExporter;

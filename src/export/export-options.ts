import type { Label, Sample, ValidatedProblem } from '../core/records/records.ts';
import type { ProblemExporter, ProblemSamplesExporter, SampleExporter } from './exporter.ts';
import type { ProblemFormatName, SampleFormatName } from './formats/format-names.ts';
import type { PassRateSource } from './rows/pass-rates.ts';
import type { ProblemPool } from './rows/problem-pool.ts';
import type { Split } from './rows/split.ts';

/** A range whose ends belong to it. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
}

/** How long texts may be. */
export interface LengthLimits {
  /** Length of the problem. */
  readonly prompt?: NumberRange;
  /** Length of reasoning and solution together, whichever of them the format writes. Only for formats that take samples. */
  readonly response?: NumberRange;
  /**
   * Measures a text, such as a tokenizer's count; returns the number, not a promise.
   *
   * @default the words between white space
   */
  readonly count?: (text: string) => number;
}

/** Options that every export has. */
export interface CommonExportOptions {
  /** The file to write: `.jsonl` for JSON lines, `.parquet` for Parquet. With `split`, its name is that of each split after it. */
  readonly path: string;
  /**
   * Replaces files that are there. Otherwise a path that exists is refused.
   *
   * @default false
   */
  readonly overwrite?: boolean;
  /**
   * Divides the problems: `{ validation: 0.05 }` writes about one problem in twenty to `<name>-validation`, the rest to
   * `<name>-train`. The same problem text is always in the same split.
   *
   * @default one file
   */
  readonly split?: Split;
  /** Most rows, over all splits; the first in the order of the source. @default all */
  readonly limit?: number;
  /**
   * Pass rates to put on the records before anything else looks at them: the directory of a run of `probeDifficulty`, or the
   * `passRates` that it returned.
   *
   * @default those that the records have
   */
  readonly passRates?: PassRateSource;
}

/** Options of an export that takes samples. */
export interface SampleExportOptions extends CommonExportOptions {
  readonly format: SampleFormatName | SampleExporter | ProblemSamplesExporter;
  /**
   * Which labels are taken.
   *
   * @default as the format says: `['correct']` for fine-tuning, all for full rows
   */
  readonly labels?: readonly Label['kind'][] | 'all';
  /**
   * Whether trajectories that were cut, withheld or may not be whole are taken.
   *
   * @default as the format says: false for fine-tuning, true for full rows
   */
  readonly truncated?: boolean;
  /** Leaves out what is too short or too long. @default no limits */
  readonly length?: LengthLimits;
  /** Keeps only samples for which it returns true, not a promise; called after the other filters. */
  readonly where?: (sample: Sample) => boolean;
}

/** Bounds of a pass rate; the bounds themselves are excluded. */
export interface PassRateBand {
  readonly above?: number;
  readonly below?: number;
  /** The model whose rate in `passRates` is meant. @default the share of blind attempts: 1 less `difficulty` */
  readonly of?: string;
}

/** Options of an export that takes problems. */
export interface ProblemExportOptions extends CommonExportOptions {
  readonly format: ProblemFormatName | ProblemExporter;
  /**
   * Leaves out problems whose pass rate, the share of blind attempts that reach the reference or of those of a model that was
   * probed, is on or outside the bounds. Problems without such attempts stay.
   *
   * @default { above: 0, below: 1 }: neither hopeless nor trivial; 'any' with a `pool`
   */
  readonly passRate?: PassRateBand | 'any';
  /**
   * Takes the pool of the CHIMERA paper: problems with a sample that is labelled correct, and those without one that a model
   * solves at least once by `passRates` (the paper: in 8 attempts of the fine-tuned model). Others are left out as
   * `not-probed` or `never-solved`. The source must hold samples.
   *
   * @default all problems
   */
  readonly pool?: ProblemPool;
  /** Leaves out what is too short or too long; `response` is not available. @default no limits */
  readonly length?: Omit<LengthLimits, 'response'>;
  /** Keeps only problems for which it returns true, not a promise; called after the other filters. */
  readonly where?: (problem: ValidatedProblem) => boolean;
}

/** Options of `exportDataset`. */
export type ExportDatasetOptions = SampleExportOptions | ProblemExportOptions;

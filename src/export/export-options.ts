import type { Label, Sample, ValidatedProblem } from '../core/records/records.ts';
import type { ConfigurationIssue } from '../errors/configuration-error.ts';
import { countIssues } from '../errors/count-issues.ts';
import { isOptions, optionsIssues } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import type { Exporter, ProblemExporter, ProblemSamplesExporter, SampleExporter } from './exporter.ts';
import type { ProblemFormatName, SampleFormatName } from './formats/format-names.ts';
import { booleanIssues, functionIssues, textIssues } from './option-issues.ts';
import { type Split, splitIssues } from './rows/split.ts';

/** A range whose ends belong to it. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
}

/** How long texts may be. */
export interface LengthLimits {
  /** Length of the problem. */
  readonly prompt?: NumberRange;
  /** Length of reasoning and solution together, whatever of them the format writes. Only for formats that take samples. */
  readonly response?: NumberRange;
  /**
   * Measures a text, such as a tokenizer's count; gives the number at once, not a promise.
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
   * `<name>-train`. The same problem text always lies in the same split.
   *
   * @default one file
   */
  readonly split?: Split;
  /** Most rows, over all splits; the first in the order of the source. @default all */
  readonly limit?: number;
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
   * Whether trajectories that were cut are taken.
   *
   * @default as the format says: false for fine-tuning, true for full rows
   */
  readonly truncated?: boolean;
  /** Leaves out what is too short or too long. @default no limits */
  readonly length?: LengthLimits;
  /** Takes only samples for which it gives true, at once; asked after the other filters. */
  readonly where?: (sample: Sample) => boolean;
}

/** Bounds of a pass rate; the bounds themselves lie outside. */
export interface PassRateBand {
  readonly above?: number;
  readonly below?: number;
}

/** Options of an export that takes problems. */
export interface ProblemExportOptions extends CommonExportOptions {
  readonly format: ProblemFormatName | ProblemExporter;
  /**
   * Leaves out problems whose pass rate, the share of blind attempts that reach the reference, lies on or outside the
   * bounds. Problems without blind attempts stay.
   *
   * @default { above: 0, below: 1 }: neither hopeless nor trivial
   */
  readonly passRate?: PassRateBand | 'any';
  /** Leaves out what is too short or too long; `response` is no option here. @default no limits */
  readonly length?: Omit<LengthLimits, 'response'>;
  /** Takes only problems for which it gives true, at once; asked after the other filters. */
  readonly where?: (problem: ValidatedProblem) => boolean;
}

/** Options of `exportDataset`. */
export type ExportDatasetOptions = SampleExportOptions | ProblemExportOptions;

const common = ['format', 'path', 'overwrite', 'split', 'limit', 'length', 'where'];

/** Says all that is wrong with the options of an export in this format. */
export function exportOptionIssues(options: object, exporter: Exporter): readonly ConfigurationIssue[] {
  const { path, overwrite, split, limit, length, where, ...rest }: Partial<Record<string, unknown>> = {
    ...options,
  };
  const takesProblems = exporter.reads === 'problems';
  const own = takesProblems ? ['passRate'] : ['labels', 'truncated'];
  return [
    ...optionsIssues('export', options, [...common, ...own]),
    ...textIssues('export.path', path),
    ...booleanIssues('export.overwrite', overwrite),
    ...splitIssues('export.split', split),
    ...(limit === undefined ? [] : countIssues('export.limit', limit)),
    ...lengthIssues(length, takesProblems),
    ...functionIssues('export.where', where),
    ...(takesProblems ? passRateIssues(rest['passRate']) : sampleIssues(rest)),
  ];
}

function sampleIssues(options: Partial<Record<string, unknown>>): readonly ConfigurationIssue[] {
  return [...labelIssues(options['labels']), ...booleanIssues('export.truncated', options['truncated'])];
}

const labelKinds: readonly string[] = [
  'correct',
  'incorrect',
  'unverified',
] satisfies readonly Label['kind'][];

function labelIssues(labels: unknown): readonly ConfigurationIssue[] {
  if (labels === undefined || labels === 'all') return [];
  const list: readonly unknown[] | null = Array.isArray(labels) ? labels : null;
  if (list !== null && list.length > 0 && list.every((label) => labelKinds.includes(String(label))))
    return [];
  const message = `must be 'all' or a list of ${labelKinds.join(', ')}, got ${shownValue(labels)}`;
  return [{ option: 'export.labels', message }];
}

function passRateIssues(band: unknown): readonly ConfigurationIssue[] {
  if (band === undefined || band === 'any') return [];
  const issues = optionsIssues('export.passRate', band, ['above', 'below']);
  if (issues.length > 0 || !isOptions(band)) return issues;
  const { above = -1, below = 2 }: { above?: unknown; below?: unknown } = band;
  if (typeof above === 'number' && typeof below === 'number' && above < below) return [];
  const message = `must be numbers with above less than below, got above ${shownValue(above)}, below ${shownValue(below)}`;
  return [{ option: 'export.passRate', message }];
}

function lengthIssues(length: unknown, takesProblems: boolean): readonly ConfigurationIssue[] {
  const known = takesProblems ? ['prompt', 'count'] : ['prompt', 'response', 'count'];
  const issues = optionsIssues('export.length', length, known);
  if (!isOptions(length)) return issues;
  const { prompt, response, count }: { prompt?: unknown; response?: unknown; count?: unknown } = length;
  return [
    ...issues,
    ...rangeIssues('export.length.prompt', prompt),
    ...rangeIssues('export.length.response', response),
    ...functionIssues('export.length.count', count),
  ];
}

function rangeIssues(option: string, range: unknown): readonly ConfigurationIssue[] {
  const issues = optionsIssues(option, range, ['min', 'max']);
  if (!isOptions(range)) return issues;
  const { min = 0, max = Number.POSITIVE_INFINITY }: { min?: unknown; max?: unknown } = range;
  if (typeof min === 'number' && typeof max === 'number' && min >= 0 && min <= max) return issues;
  const message = `must be numbers with min not above max, got min ${shownValue(min)}, max ${shownValue(max)}`;
  return [...issues, { option, message }];
}

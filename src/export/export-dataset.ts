import { resolve } from 'node:path';
import type { Sample, ValidatedProblem } from '../core/records/records.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { fileStamp, refuseChanged } from '../files/file-stamp.ts';
import { refuseTaken } from '../files/refuse-taken.ts';
import { runOfFile } from '../files/run-directory/run-of-file.ts';
import { type StagedFiles, stageFiles } from '../files/staged-files.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { datasetInfoFor } from './dataset-info.ts';
import type { ExportDatasetOptions, ProblemExportOptions, SampleExportOptions } from './export-options.ts';
import { type ExportDatasetResult, exportWarnings, LeftOut } from './export-report.ts';
import { exportDatasetSchema } from './export-schemas.ts';
import {
  type ExportSource,
  exportSourceSchema,
  fileOf,
  type OpenedSource,
  openSource,
} from './export-source.ts';
import type { Exporter } from './exporter.ts';
import { exporterOf } from './exporter-of.ts';
import type { ListedExporter } from './formats/llama-factory-options.ts';
import { readPassRates } from './rows/pass-rates.ts';
import { poolTest } from './rows/problem-pool.ts';
import {
  problemRows,
  problemSampleRows,
  type RowMaking,
  type SplitRow,
  sampleRows,
  takesOf,
} from './rows/record-rows.ts';
import { problemSelection, sampleSelection } from './rows/selection.ts';
import { featuresPath, featuresText, type HiddenTypes } from './sinks/features-file.ts';
import { type ExportParts, pathsOf, RowFilesOfSplits } from './sinks/row-files.ts';

/**
 * Writes the rows of a run in a format that trainers read. Makes no model call.
 *
 * Rows are streamed: memory is bounded regardless of the size of the run. They come in the order of their ids, as in the files
 * of a run; those of an iterable in its own order. The files appear whole or not at all: they are written under hidden
 * names beside their place, synced, then renamed.
 *
 * An unfinished run exports what is there, an empty one a file without rows; the report says in which state the run was, and what to
 * do. Of a run that failed or was aborted without a row nothing is written.
 *
 * @param source - a run directory, a run (started if need be), what `openRun` returns, or an iterable of records
 * @throws {ConfigurationError} When options, format or path is invalid, when a file is there and `overwrite` is not set,
 * when every record is left out, or when the run failed without a row; nothing is then written.
 * @throws {DirectoryError} When the folder holds no run, or one at work in another process.
 * @throws {StoreError} When files cannot be read or written.
 *
 * @example
 * ```ts
 * import { exportDataset } from 'chimera-sdk/export';
 *
 * const { rows, leftOut } = await exportDataset('runs/first', {
 *   format: 'messages',
 *   path: 'data/messages.jsonl',
 *   split: { validation: 0.05 },
 *   length: { response: { max: 12_000 } },
 *   where: (sample) => sample.subject !== 'History',
 * });
 * console.log(rows, leftOut);
 * ```
 */
// Two faces of one function, so that `where` knows the record that its format takes.
export function exportDataset(
  source: ExportSource<Sample>,
  options: SampleExportOptions,
): Promise<ExportDatasetResult>;
export function exportDataset(
  source: ExportSource<ValidatedProblem> | ExportSource<Sample>,
  options: ProblemExportOptions,
): Promise<ExportDatasetResult>;
export async function exportDataset(
  source: ExportSource<Sample> | ExportSource<ValidatedProblem>,
  options: ExportDatasetOptions,
): Promise<ExportDatasetResult> {
  return exportWith(source, options);
}

/** The export, as the parts of the library ask for it. */
export async function exportWith(
  source: ExportSource<Sample> | ExportSource<ValidatedProblem>,
  options: ExportDatasetOptions,
  parts: ExportParts = {},
): Promise<ExportDatasetResult> {
  const { at = 'exportDataset' } = parts;
  checkArguments([exportSourceSchema, source, `${at}.source`], [exportDatasetSchema, options, at]);
  const exporter = exporterOf(options.format);
  const paths = pathsOf(options.path, options.split);
  const listed = isListed(exporter) ? datasetInfoFor(exporter, options.path, paths, at) : null;
  await refuseTaken(`${at}.path`, [...paths.values()], options.overwrite === true);
  await listed?.check(options.overwrite === true);
  const staged = stageFiles();
  try {
    const report = await writeRows({ source, options, at, exporter, paths, staged, parts });
    await listed?.stage(staged);
    // Another program may have written there since.
    await refuseTaken(`${at}.path`, [...paths.values()], options.overwrite === true);
    await staged.commit();
    return report;
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

interface Writing {
  readonly source: ExportSource<Sample> | ExportSource<ValidatedProblem>;
  readonly options: ExportDatasetOptions;
  /** Path of the options in issues. */
  readonly at: string;
  readonly exporter: Exporter;
  readonly paths: ReadonlyMap<string | null, string>;
  readonly staged: StagedFiles;
  readonly parts: ExportParts;
}

async function writeRows(writing: Writing): Promise<ExportDatasetResult> {
  const { source, options, at, exporter, paths, staged, parts } = writing;
  const files = await RowFilesOfSplits.open(staged, paths, exporter, parts);
  const scratch = (): Promise<string> => staged.scratch(options.path);
  const pool = 'pool' in options ? options.pool : undefined;
  // Labels decide who is in a pool, and samples carry them.
  const found = await openSource(source, pool === undefined ? takesOf(exporter) : 'samples', scratch);
  const opened = pool === undefined ? found : await readableTwice(found, scratch);
  const poolPath = opened.rows.kind === 'file' ? opened.rows.path : null;
  const place = opened.rows.kind === 'file' ? opened.rows.path : null;
  refuseSource(`${at}.path`, place, [...paths.values()]);
  await refuseRunFiles(`${at}.path`, [...paths.values()]);
  const stamp = place === null ? '' : await fileStamp(place);
  const tally = { read: 0, leftOut: new LeftOut() };
  let rows = 0;
  const making: RowMaking = {
    source: opened,
    split: options.split,
    written: () => rows,
    tally,
    scratch,
    rates: options.passRates === undefined ? {} : await readPassRates(options.passRates, `${at}.passRates`),
    pool: pool === undefined || poolPath === null ? null : await poolTest(poolPath, pool),
  };
  for await (const { split, row } of rowsFor(writing, making)) {
    await files.write(split, row);
    rows += 1;
    if (rows === options.limit) break;
  }
  // A run that began meanwhile would have emptied the file.
  if (place !== null) await refuseChanged(place, stamp);
  if (rows === 0 && tally.read > 0) {
    const message = `leaves nothing for the format ${exporter.name}: of ${tally.read} records were left out ${tally.leftOut.said()}; ${exporter.ifEmpty ?? 'widen the filters'}`;
    throw new ConfigurationError([{ option: at, message }]);
  }
  // No one trains on what a failed run did not make.
  if (rows === 0 && opened.failure !== null)
    throw new ConfigurationError([{ option: at, message: `has nothing to write: ${opened.failure}` }]);
  const written = await files.finish();
  const typesPath = featuresPath(options.path);
  await writeTypes(writing, files.hidden, typesPath);
  // Shards get their names later, from the caller, which removes those without rows and reports it.
  const named = parts.shards === undefined ? written : [];
  const { replacedSurrogates } = files;
  // A caller that has rows enough does not read on.
  const missing =
    rows === options.limit ? 0 : opened.samples - tally.read + tally.leftOut.count('other-kind');
  return {
    format: exporter.name,
    files: written,
    rows,
    read: tally.read,
    leftOut: tally.leftOut.all(),
    replacedSurrogates,
    run: opened.run,
    warnings: exportWarnings({
      files: named,
      run: opened.run,
      replacedSurrogates,
      missing,
      hidden: { columns: files.hidden.inFirst, typesPath },
    }),
  };
}

/** Writes the types of columns that readers of the files would not find out. */
async function writeTypes(
  { options, at, exporter, staged }: Writing,
  hidden: HiddenTypes,
  path: string,
): Promise<void> {
  if (exporter.columns === undefined || hidden.inAny.length === 0) return;
  await refuseTaken(`${at}.path`, [path], options.overwrite === true);
  const file = await staged.open(path);
  await file.write(featuresText(exporter.columns));
}

async function readableTwice(source: OpenedSource, scratch: () => Promise<string>): Promise<OpenedSource> {
  return { ...source, rows: { kind: 'file', path: await fileOf(source.rows, scratch) } };
}

/** With `overwrite` as well: writing over what is read would lose the rows that the filters leave out. */
function refuseSource(option: string, place: string | null, paths: readonly string[]): void {
  if (place === null || paths.every((path) => resolve(path) !== resolve(place))) return;
  const message = `${place} is what is read; choose another path`;
  throw new ConfigurationError([{ option, message }]);
}

/** With `overwrite` as well: a run would lose what it paid for. */
async function refuseRunFiles(option: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const run = await runOfFile(path);
    if (run === null) continue;
    const message = `${path} is where the run in ${run} keeps its own files; choose another path`;
    throw new ConfigurationError([{ option, message }]);
  }
}

function rowsFor({ exporter, options, at }: Writing, making: RowMaking): AsyncIterable<SplitRow> {
  // The options were checked against what the exporter reads.
  switch (exporter.reads) {
    case 'samples':
      return sampleRows(
        exporter,
        sampleSelection(options as SampleExportOptions, exporter.select ?? {}, at),
        making,
      );
    case 'problem-samples':
      return problemSampleRows(
        exporter,
        sampleSelection(options as SampleExportOptions, exporter.select ?? {}, at),
        making,
      );
    case 'problems':
      return problemRows(exporter, problemSelection(options as ProblemExportOptions, at), making);
  }
}

function isListed(exporter: Exporter): exporter is ListedExporter {
  return 'datasetInfo' in exporter;
}

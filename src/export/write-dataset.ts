import { readdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { shownValue } from '../errors/shown-value.ts';
import { isThere } from '../files/is-there.ts';
import { findRun } from '../files/run-directory/find-run.ts';
import { stageFolder } from '../files/staged-folder.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { CardConfig } from './card/card-options.ts';
import { cardOf } from './card/dataset-card.ts';
import { readPromptNotes } from './card/read-prompt-notes.ts';
import { exportWith } from './export-dataset.ts';
import type { SampleExportOptions } from './export-options.ts';
import type { ExportDatasetResult, ExportedFile } from './export-report.ts';
import type { ReadableRun } from './export-source.ts';
import { type Split, splitNames } from './rows/split.ts';
import {
  checkedDirectory,
  type DatasetConfig,
  exporterFor,
  textsOf,
  type WriteDatasetOptions,
} from './write-dataset-options.ts';

/** The option that names the folder, in errors. */
const TARGET = 'writeDataset.directory';

/** What `writeDataset` did. */
export interface WriteDatasetResult {
  /** The folder that was written. */
  readonly directory: string;
  /** All files in it, the card too, as paths from the folder. */
  readonly files: readonly string[];
  /** What each configuration exported, with paths from the folder. */
  readonly configs: { readonly [name: string]: ExportDatasetResult };
}

/**
 * Writes a dataset as a folder that `datasets.load_dataset` reads and the Hub shows unchanged: Parquet files and their
 * card. Makes no model call.
 *
 * The folder appears whole or not at all. Memory is bounded regardless of the size of the run.
 *
 * @param source - a run directory, or what `openRun` returns
 * @throws {ConfigurationError} When options are invalid, the folder is there and `overwrite` is not set, a configuration
 * would be empty, or the package `hyparquet-writer` is missing.
 * @throws {DirectoryError} When the source is no run, or another process writes the same folder (`directory-locked`).
 *
 * @example
 * ```ts
 * import { writeDataset } from 'chimera-sdk/export';
 *
 * const { files } = await writeDataset('runs/first', {
 *   directory: 'datasets/hard-mathematics',
 *   title: 'Hard mathematics',
 *   license: 'apache-2.0',
 *   split: { validation: 0.02 },
 *   configs: { default: { format: 'parquet' }, sft: { format: 'messages' }, rl: { format: 'verl' } },
 * });
 * ```
 */
export async function writeDataset(
  source: string | ReadableRun,
  options: WriteDatasetOptions,
): Promise<WriteDatasetResult> {
  const directory = checkedDirectory(source, options);
  const {
    directory: target,
    configs = { default: { format: 'parquet' } },
    split,
    maxFileBytes = 500_000_000,
    overwrite,
  } = options;
  const exporters = new Map(
    Object.entries(configs).map(([name, { format }]) => [name, exporterFor(format)] as const),
  );
  const found = await findRun(directory);
  const place = await stageFolder(TARGET, target, () => refuseForeign(target, overwrite === true));
  const temporary = place.folder;
  try {
    const cards: CardConfig[] = [];
    const reports: [string, ExportDatasetResult][] = [];
    for (const [name, exporter] of exporters) {
      const folder = exporters.size === 1 ? 'data' : name;
      const config = { ...configs[name], format: exporter } as DatasetConfig;
      const writing = { name, directory, temporary, folder, config, split, maxFileBytes };
      const { report, example } = await writeConfig(writing);
      reports.push([name, report]);
      cards.push({ name, columns: exporter.columns ?? {}, files: report.files, report, ...example });
    }
    const prompts = await readPromptNotes(found.path);
    const text = cardOf(found, prompts, { ...textsOf(options), configs: cards });
    await writeFileAtomically(join(temporary, 'README.md'), text);
    await place.putInPlace();
    const files = ['README.md', ...reports.flatMap(([, report]) => report.files.map(({ path }) => path))];
    return { directory: target, files, configs: Object.fromEntries(reports) };
  } finally {
    await place.leave();
  }
}

interface ConfigWriting {
  readonly name: string;
  readonly directory: string;
  readonly temporary: string;
  readonly folder: string;
  readonly config: DatasetConfig;
  readonly split: Split | undefined;
  readonly maxFileBytes: number;
}

async function writeConfig(
  writing: ConfigWriting,
): Promise<{ readonly report: ExportDatasetResult; readonly example: { readonly example?: object } }> {
  const { name, directory, temporary, folder, config, split, maxFileBytes } = writing;
  let example: { readonly example?: object } = {};
  const pathOf = (splitName: string | null, number: number): string =>
    join(temporary, folder, `${splitName ?? 'train'}-${padded(number)}.parquet`);
  // The two kinds of options are told apart by their format, which the export checks.
  const options = {
    ...config,
    path: pathOf(null, 0),
    ...(split === undefined ? {} : { split }),
  } as SampleExportOptions;
  const report = await exportWith(directory, options, {
    at: `writeDataset.configs.${name}`,
    shards: { maxBytes: maxFileBytes, pathOf },
    onFirstRow: (row) => {
      example = { example: row };
    },
  });
  if (report.rows === 0) {
    const message = `would have no rows: ${directory} holds no records; rejected.jsonl and failed.jsonl there say what became of its items: correct it, run its pipeline again, and write then`;
    throw new ConfigurationError([{ option: `writeDataset.configs.${name}`, message }]);
  }
  // A split without rows cannot be loaded.
  const filled = report.files.filter(({ rows }) => rows > 0);
  for (const { path } of report.files.filter(({ rows }) => rows === 0)) await rm(path);
  const files: ExportedFile[] = [];
  for (const file of filled) {
    const of = filled.filter((other) => other.split === file.split).length;
    const path = file.path.replace(/\.parquet$/u, `-of-${padded(of)}.parquet`);
    await rename(file.path, path);
    files.push({ ...file, path: relative(temporary, path).replaceAll('\\', '/') });
  }
  await syncDirectory(join(temporary, folder));
  const missing = splitNames(split).filter((one) => !filled.some((file) => file.split === one));
  const warnings = [
    ...report.warnings,
    ...missing.map((one) => `no problem of ${name} fell into the split ${one}, so that it has no file`),
  ];
  return { report: { ...report, files, warnings }, example };
}

function padded(number: number): string {
  return String(number).padStart(5, '0');
}

/** A folder is replaced only when all that lies in it is a dataset: what else it holds would be lost. */
async function refuseForeign(target: string, overwrite: boolean): Promise<void> {
  const option = TARGET;
  const found = await isThere(target);
  if (found === null) return;
  if (found === 'file')
    throw new ConfigurationError([{ option, message: `${target} is a file; name a folder` }]);
  const names = await readdir(target);
  if (names.length === 0) return;
  if (!overwrite) {
    const message = `${target} is already there; choose another folder, or set overwrite`;
    throw new ConfigurationError([{ option, message }]);
  }
  for (const name of names) {
    if (name === 'README.md' || name === '.gitattributes' || (await holdsParquetOnly(join(target, name))))
      continue;
    const message = `${target} holds ${shownValue(name)}, which does not belong to a dataset; move it away, or choose another folder`;
    throw new ConfigurationError([{ option, message }]);
  }
}

async function holdsParquetOnly(path: string): Promise<boolean> {
  if ((await isThere(path)) !== 'folder') return false;
  return (await readdir(path)).every((name) => name.endsWith('.parquet'));
}

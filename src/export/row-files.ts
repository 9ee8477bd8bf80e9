import { extname } from 'node:path';
import type { Exporter, FileEnding } from '../core/exporter.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/configuration-error.ts';
import { isThere, type StagedFile, type StagedFiles } from '../files/staged-files.ts';
import type { ExportedFile } from './export-report.ts';
import { type LoadParquetWriter, type RowSink, sinkOpener } from './row-sink.ts';
import { type Split, splitNames } from './split.ts';
import { WellFormed } from './well-formed.ts';

const endings: { readonly [ending: string]: FileEnding } = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
};

/** Says what keeps a format from being written to a path. */
export function endingIssues(path: string, exporter: Exporter): readonly ConfigurationIssue[] {
  const ending = endings[extname(path).toLowerCase()];
  const option = 'export.path';
  if (ending === undefined) {
    const message = `must end in .jsonl or .parquet, which says how rows are written, got ${JSON.stringify(extname(path))}`;
    return [{ option, message }];
  }
  const allowed = exporter.endings ?? ['jsonl', 'parquet'];
  if (!allowed.includes(ending)) {
    return [{ option, message: `must end in .${allowed.join(' or .')} for the format ${exporter.name}` }];
  }
  if (ending === 'parquet' && exporter.columns === undefined) {
    const message = `needs the columns of the format ${exporter.name} for Parquet; state them in columns, or write .jsonl`;
    return [{ option, message }];
  }
  return [];
}

/** Gives the path of each split, by name; one without a name when there is no split. */
export function pathsOf(path: string, split: Split | undefined): ReadonlyMap<string | null, string> {
  if (split === undefined) return new Map([[null, path]]);
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  return new Map(splitNames(split).map((name) => [name, `${stem}-${name}${ending}`]));
}

/**
 * Refuses to write where something is.
 *
 * @throws {ConfigurationError} With every path that is taken.
 */
export async function refuseTaken(
  option: string,
  paths: readonly string[],
  overwrite: boolean,
): Promise<void> {
  const issues: ConfigurationIssue[] = [];
  for (const path of paths) {
    const found = await isThere(path);
    if (found === 'folder') {
      issues.push({ option, message: `${path} is a folder; name a file` });
    } else if (found === 'file' && !overwrite) {
      issues.push({ option, message: `${path} is already there; choose another path, or set overwrite` });
    }
  }
  if (issues.length > 0) throw new ConfigurationError(issues);
}

/** Where rows of each split go. */
export class RowFilesOfSplits {
  readonly #sinks: ReadonlyMap<string | null, { readonly file: StagedFile; readonly sink: RowSink }>;
  readonly #wellFormed = new WellFormed();

  private constructor(
    sinks: ReadonlyMap<string | null, { readonly file: StagedFile; readonly sink: RowSink }>,
  ) {
    this.#sinks = sinks;
  }

  static async open(
    staged: StagedFiles,
    paths: ReadonlyMap<string | null, string>,
    exporter: Exporter,
    load?: LoadParquetWriter,
  ): Promise<RowFilesOfSplits> {
    const [first = ''] = paths.values();
    const ending = endings[extname(first).toLowerCase()] ?? 'jsonl';
    const open = await sinkOpener(ending, exporter.columns, load);
    const sinks = new Map<string | null, { readonly file: StagedFile; readonly sink: RowSink }>();
    for (const [split, path] of paths) {
      const file = await staged.open(path);
      sinks.set(split, { file, sink: open(file) });
    }
    return new RowFilesOfSplits(sinks);
  }

  async write(split: string | null, row: object): Promise<void> {
    await this.#sinks.get(split)?.sink.write(Object(this.#wellFormed.of(row)));
  }

  get replacedSurrogates(): number {
    return this.#wellFormed.replaced;
  }

  async finish(): Promise<readonly ExportedFile[]> {
    const files: ExportedFile[] = [];
    for (const [split, { file, sink }] of this.#sinks) {
      await sink.finish();
      files.push({ path: file.target, split, rows: sink.rows, bytes: file.bytes });
    }
    return files;
  }
}

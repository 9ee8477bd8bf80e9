import { basename } from 'node:path';
import { ConfigurationError, type ConfigurationIssue, isChimeraError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { type FileRow, readJsonRows } from '../files/read-json-rows.ts';
import { readParquetRows } from '../files/read-parquet-rows.ts';
import { fileFault } from '../files/readable-file.ts';

/** One text of a benchmark. */
export interface BenchmarkItem {
  /** By what a report names it. */
  readonly id: string;
  readonly text: string;
}

/** A JSON lines file (`.jsonl`, `.ndjson`) or a Parquet file (`.parquet`, needs the package `hyparquet`). */
export interface BenchmarkFile {
  readonly file: string;
  /**
   * The column that holds the text.
   *
   * @default the first of `problem`, `question`, `prompt` and `text` that the first row has
   */
  readonly column?: string;
}

/** A benchmark: the path of a file, or texts, items with an id and files, in a list or a stream. */
export type Benchmark =
  | string
  | BenchmarkFile
  | (Iterable<string | BenchmarkItem | BenchmarkFile> & object)
  | AsyncIterable<string | BenchmarkItem | BenchmarkFile>;

const columns: readonly string[] = ['problem', 'question', 'prompt', 'text'];

/** Says what is wrong with a benchmark, as far as it can be told without reading it. */
export function benchmarkIssues(option: string, against: unknown): readonly ConfigurationIssue[] {
  if (typeof against === 'string') return pathIssues(option, against);
  if (isFile(against)) return fileIssues(option, against);
  if (Array.isArray(against)) {
    if (against.length === 0) return [{ option, message: 'holds no text; give at least one' }];
    return against.flatMap((entry: unknown, index) =>
      isFile(entry) ? fileIssues(`${option}[${index}]`, entry) : itemIssues(`${option}[${index}]`, entry),
    );
  }
  if (typeof against === 'object' && against !== null)
    if (Symbol.iterator in against || Symbol.asyncIterator in against) return [];
  const message = `must be the path of a file, { file, column }, or a list or stream of texts, got ${shownValue(against)}`;
  return [{ option, message }];
}

/**
 * Reads all texts of a benchmark.
 *
 * @throws {ConfigurationError} When a file cannot be read, a row has no text, or there is no text at all.
 */
export async function* readBenchmark(
  option: string,
  against: Benchmark,
): AsyncGenerator<BenchmarkItem, void, undefined> {
  let items = 0;
  if (typeof against === 'string') yield* counted(readFile(option, { file: against }));
  else if (isFile(against)) yield* counted(readFile(option, against));
  else
    for await (const entry of against) {
      if (isFile(entry)) yield* counted(readFile(option, entry));
      else {
        const fault = itemIssues(`${option}[${items}]`, entry);
        if (fault.length > 0) throw new ConfigurationError(fault);
        yield typeof entry === 'string' ? { id: `#${items}`, text: entry } : entry;
        items += 1;
      }
    }
  if (items === 0)
    throw new ConfigurationError([
      { option, message: 'holds no text; a benchmark without texts finds nothing' },
    ]);

  async function* counted(
    source: AsyncIterable<BenchmarkItem>,
  ): AsyncGenerator<BenchmarkItem, void, undefined> {
    for await (const item of source) {
      items += 1;
      yield item;
    }
  }
}

async function* readFile(
  option: string,
  file: BenchmarkFile,
): AsyncGenerator<BenchmarkItem, void, undefined> {
  const issues = fileIssues(option, file);
  if (issues.length > 0) throw new ConfigurationError(issues);
  const name = basename(file.file);
  const rows = isParquet(file.file) ? readParquetRows(file.file) : readJsonRows(file.file);
  let column = file.column;
  let items = 0;
  for await (const { row, value } of readable(option, file.file, rows)) {
    column ??= columns.find((candidate) => hasColumn(value, candidate));
    const text = typeof value === 'string' ? value : textIn(value, column);
    if (text === null) throw new ConfigurationError([noText(option, `${name} row ${row}`, column)]);
    items += 1;
    yield { id: `${name}#${row}`, text };
  }
  if (items === 0) {
    const message = `${file.file} holds no row; give a file with texts`;
    throw new ConfigurationError([{ option, message }]);
  }
}

/** Whatever a file is wrong with, the one who named it can mend it. */
async function* readable(
  option: string,
  path: string,
  rows: AsyncIterable<FileRow>,
): AsyncGenerator<FileRow, void, undefined> {
  const iterator = rows[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        if (isChimeraError(error)) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new ConfigurationError([{ option, message: `${path} cannot be read: ${reason}` }]);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function noText(option: string, place: string, column: string | undefined): ConfigurationIssue {
  const message =
    column === undefined
      ? `${place} has none of the columns ${columns.join(', ')}; name the one that holds the text: { file, column }`
      : `${place} has no text in the column "${column}"; name the column that holds the text: { file, column }`;
  return { option, message };
}

function textIn(value: unknown, column: string | undefined): string | null {
  if (column === undefined || !hasColumn(value, column)) return null;
  const text = value[column];
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function hasColumn(value: unknown, column: string): value is { readonly [column: string]: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, column);
}

function isFile(entry: unknown): entry is BenchmarkFile {
  return typeof entry === 'object' && entry !== null && 'file' in entry;
}

function isParquet(path: string): boolean {
  return path.toLowerCase().endsWith('.parquet');
}

function fileIssues(option: string, { file, column }: BenchmarkFile): readonly ConfigurationIssue[] {
  if (typeof file !== 'string')
    return [{ option: `${option}.file`, message: `must be the path of a file, got ${shownValue(file)}` }];
  if (column !== undefined && (typeof column !== 'string' || column === ''))
    return [
      { option: `${option}.column`, message: `must be the name of a column, got ${shownValue(column)}` },
    ];
  return pathIssues(option, file);
}

function pathIssues(option: string, path: string): readonly ConfigurationIssue[] {
  if (!/\.(?:jsonl|ndjson|parquet)$/iu.test(path)) {
    const message = `must be a file that ends in .jsonl, .ndjson or .parquet, got ${shownValue(path)}; give texts as a list`;
    return [{ option, message }];
  }
  const fault = fileFault(path);
  return fault === null ? [] : [{ option, message: `${path} ${fault}; give a file with one text a row` }];
}

function itemIssues(option: string, entry: unknown): readonly ConfigurationIssue[] {
  const text =
    typeof entry === 'object' &&
    entry !== null &&
    'text' in entry &&
    'id' in entry &&
    typeof entry.id === 'string'
      ? entry.text
      : entry;
  if (typeof text === 'string' && text.trim() !== '') return [];
  return [{ option, message: `must be a text that is not blank, got ${shownValue(text)}` }];
}

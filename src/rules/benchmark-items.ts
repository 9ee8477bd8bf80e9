import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
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

/** Whether an entry names a file. */
export function isFile(entry: unknown): entry is BenchmarkFile {
  return typeof entry === 'object' && entry !== null && 'file' in entry;
}

/** Says what is wrong with the name of a file. */
export function fileIssues(option: string, { file, column }: BenchmarkFile): readonly ConfigurationIssue[] {
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

/** Says what is wrong with a text. */
export function itemIssues(option: string, entry: unknown): readonly ConfigurationIssue[] {
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

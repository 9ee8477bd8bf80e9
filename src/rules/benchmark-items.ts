import { fileFault } from '../files/file-fault.ts';
import { dependingOn, judgedBy } from '../options/judged-by.ts';
import { listOf, type OptionSchema, optionOf, optionsSchema, optionThat } from '../options/option-schemas.ts';
import { isStream } from '../options/stream-of.ts';

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

/** Tells whether an entry names a file. */
export function isFile(entry: unknown): entry is BenchmarkFile {
  return typeof entry === 'object' && entry !== null && 'file' in entry;
}

const path: OptionSchema = judgedBy((path) => {
  if (typeof path !== 'string') return 'must be the path of a file, got {got}';
  if (!/\.(?:jsonl|ndjson|parquet)$/iu.test(path))
    return 'must be a file that ends in .jsonl, .ndjson or .parquet, got {got}; pass texts as a list';
  const fault = fileFault(path);
  return fault === null ? null : `${path} ${fault}; name a file with one text a row`;
});

/** The name of a file, which can be read. */
export const benchmarkFileSchema: OptionSchema = optionsSchema<BenchmarkFile>({
  file: path,
  column: optionOf((name) => typeof name === 'string' && name !== '', 'the name of a column').optional(),
});

/** A text, with an id or without. */
export const benchmarkItemSchema: OptionSchema = optionThat(
  (entry) => isText(isItem(entry) ? entry.text : entry),
  'must be a non-empty string or { id, text }, got {got}',
);

const list: OptionSchema = optionThat(
  (entries) => Array.isArray(entries) && entries.length > 0,
  'holds no text; pass at least one',
).pipe(
  listOf(
    dependingOn((entry) => (isFile(entry) ? benchmarkFileSchema : benchmarkItemSchema)),
    'a list of texts',
  ),
);

const stream: OptionSchema = optionOf(
  isStream,
  'the path of a file, { file, column }, or an array or another iterable of texts',
);

/** A benchmark, as far as it can be judged without reading it. */
export const benchmarkSchema: OptionSchema = dependingOn((against) => {
  if (typeof against === 'string') return path;
  if (isFile(against)) return benchmarkFileSchema;
  return Array.isArray(against) ? list : stream;
});

function isItem(entry: unknown): entry is { readonly text: unknown } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'text' in entry &&
    'id' in entry &&
    typeof entry.id === 'string'
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

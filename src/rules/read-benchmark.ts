import { basename } from 'node:path';
import { ConfigurationError, type ConfigurationIssue, isChimeraError } from '../errors/index.ts';
import { readInputLines } from '../files/rows/read-input-file.ts';
import { type FileRow, readParquetRows } from '../files/rows/read-parquet-rows.ts';
import { checkOptions } from '../options/check-options.ts';
import {
  type Benchmark,
  type BenchmarkFile,
  type BenchmarkItem,
  benchmarkFileSchema,
  benchmarkItemSchema,
  isFile,
} from './benchmark-items.ts';

const columns: readonly string[] = ['problem', 'question', 'prompt', 'text'];

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
        checkOptions(benchmarkItemSchema, entry, `${option}[${items}]`);
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
  checkOptions(benchmarkFileSchema, file, option);
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
    const message = `${file.file} holds no rows; name a file with texts`;
    throw new ConfigurationError([{ option, message }]);
  }
}

async function* readJsonRows(path: string): AsyncGenerator<FileRow, void, undefined> {
  for await (const { number, value } of readInputLines(path)) {
    if (value === undefined) throw new Error(`line ${number} is not JSON`);
    yield { row: number, value };
  }
}

/** Turns anything that is wrong with a file into a fault of the option that names it. */
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

function isParquet(path: string): boolean {
  return path.toLowerCase().endsWith('.parquet');
}

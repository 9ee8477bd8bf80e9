import type { Columns, FileEnding } from '../exporter.ts';
import { jsonLinesSinks } from './json-lines-sinks.ts';
import { type LoadParquetWriter, parquetSinks } from './parquet-sinks.ts';
import type { OpenSink } from './row-sink.ts';

/** What writing Parquet needs besides the columns. */
export interface ParquetParts {
  /** Path of the options in issues. */
  readonly at?: string;
  readonly load?: LoadParquetWriter;
}

/**
 * Returns a function that opens files of an ending.
 *
 * @throws {ConfigurationError} When the package that writes them is not installed.
 */
export async function sinkOpener(
  ending: FileEnding,
  columns: Columns | undefined,
  { at = 'exportDataset', load }: ParquetParts,
): Promise<OpenSink> {
  if (ending === 'jsonl') return jsonLinesSinks(columns);
  return parquetSinks(columns ?? {}, at, load);
}

import type { Columns, FileEnding } from '../exporter.ts';
import { jsonLinesSink } from './json-lines-sink.ts';
import { type LoadParquetWriter, parquetSinks } from './parquet-sink.ts';
import type { OpenSink } from './row-sink.ts';

/**
 * Gives what opens files of an ending.
 *
 * @throws {ConfigurationError} When the package that writes them is not installed.
 */
export async function sinkOpener(
  ending: FileEnding,
  columns: Columns | undefined,
  load?: LoadParquetWriter,
): Promise<OpenSink> {
  if (ending === 'jsonl') return jsonLinesSink;
  return parquetSinks(columns ?? {}, load);
}

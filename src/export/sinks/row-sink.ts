import type { StagedFile } from '../../files/staged-files.ts';
import type { Columns, FileEnding } from '../exporter.ts';
import type { ParquetWriterPackage } from './parquet-sink.ts';

/** Takes rows for one file. */
export interface RowSink {
  readonly rows: number;
  write(row: object): Promise<void>;
  /** Writes what is left; the file is then whole. */
  finish(): Promise<void>;
}

/** Opens sinks of one kind. */
export type OpenSink = (file: StagedFile) => RowSink;

/** Rows as JSON lines. */
export function jsonLinesSink(file: StagedFile): RowSink {
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    async write(row) {
      rows += 1;
      await file.write(`${JSON.stringify(row)}\n`);
    },
    finish: async () => undefined,
  };
}

/** Which package writes Parquet; another one can be given in tests. */
export type LoadParquetWriter = () => Promise<ParquetWriterPackage>;

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
  const { parquetSinks } = await import('./parquet-sink.ts');
  return parquetSinks(columns ?? {}, load);
}

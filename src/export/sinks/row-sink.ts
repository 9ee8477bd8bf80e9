import type { StagedFile } from '../../files/file-beside-place.ts';

/** Takes rows for one file. */
export interface RowSink {
  readonly rows: number;
  write(row: object): Promise<void>;
  /** Writes what is left; the file is then whole. */
  finish(): Promise<void>;
}

/** Opens sinks of one kind. */
export type OpenSink = (file: StagedFile) => RowSink;

import type { StagedFile } from '../../files/file-beside-place.ts';

/** For which columns, members of structs and of lists among them, a file holds values, and for which its beginning shows one. */
export interface TypesShown {
  readonly held: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

/** Takes rows for one file. */
export interface RowSink {
  readonly rows: number;
  /** Bytes of the rows that were written in Arrow, where that is known. */
  readonly arrowBytes?: number;
  write(row: object): Promise<void>;
  /** Writes what is left; the file is then whole. */
  finish(): Promise<void>;
  /** What the rows of a whole file say of their types; null where the file says so itself. */
  readonly types: TypesShown | null;
}

/** Opens sinks of one kind. */
export type OpenSink = (file: StagedFile) => RowSink;

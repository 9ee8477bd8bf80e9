import type { ByteRange, StagedFile } from '../../files/file-beside-place.ts';
import type { Columns } from '../exporter.ts';
import { jsonRow, SeenColumns } from './json-row.ts';
import type { OpenSink, RowSink } from './row-sink.ts';

/** Readers take the types of columns from the first megabytes; what stands within the first one needs no move. */
const HEAD_BYTES = 1 << 20;

/** Returns a function that opens files of JSON lines with these columns; without them, rows are written as they are. */
export function jsonLinesSinks(columns: Columns | undefined): OpenSink {
  return (file) => new JsonLinesSink(file, columns);
}

class JsonLinesSink implements RowSink {
  rows = 0;
  readonly #file: StagedFile;
  readonly #columns: Columns | undefined;
  readonly #seen: SeenColumns;
  /** Rows far from the beginning that are the first with a value for some column. */
  readonly #late: ByteRange[] = [];

  constructor(file: StagedFile, columns: Columns | undefined) {
    this.#file = file;
    this.#columns = columns;
    this.#seen = new SeenColumns(columns);
  }

  async write(row: object): Promise<void> {
    this.rows += 1;
    const start = this.#file.bytes;
    const isFirst = this.#seen.note(row);
    await this.#file.write(`${jsonRow(row, this.#columns)}\n`);
    if (isFirst && start > HEAD_BYTES) this.#late.push({ start, end: this.#file.bytes });
  }

  /** Puts the rows that show the type of a column where readers look for it. */
  async finish(): Promise<void> {
    if (this.#late.length > 0) await this.#file.moveToFront(this.#late);
  }
}

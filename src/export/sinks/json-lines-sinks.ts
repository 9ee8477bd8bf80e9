import type { ByteRange, StagedFile } from '../../files/file-beside-place.ts';
import type { Columns } from '../exporter.ts';
import { jsonRow, SeenColumns } from './json-row.ts';
import type { OpenSink, RowSink, TypesShown } from './row-sink.ts';

/** Readers take the types of columns from the first ten megabytes; what is within the first one needs no move. */
const HEAD_BYTES = 1 << 20;
const READ_BYTES = 10 << 20;

/** Returns a function that opens files of JSON lines with these columns; without them, rows are written as they are. */
export function jsonLinesSinks(columns: Columns | undefined): OpenSink {
  return (file) => new JsonLinesSink(file, columns);
}

interface LateRow extends ByteRange {
  /** The columns of which it holds the first value. */
  readonly shows: readonly string[];
}

class JsonLinesSink implements RowSink {
  rows = 0;
  readonly #file: StagedFile;
  readonly #columns: Columns | undefined;
  readonly #seen: SeenColumns;
  readonly #held = new Set<string>();
  /** Columns of which a value is not among the first megabytes. */
  readonly #hidden = new Set<string>();
  /** Where the rows end that begin in the head of the file. */
  #headEnd = 0;
  /** Rows far from the beginning that are the first with a value for some column. */
  readonly #late: LateRow[] = [];

  constructor(file: StagedFile, columns: Columns | undefined) {
    this.#file = file;
    this.#columns = columns;
    this.#seen = new SeenColumns(columns);
  }

  get types(): TypesShown | null {
    if (this.#columns === undefined) return null;
    return { held: this.#held, shown: new Set([...this.#held].filter((name) => !this.#hidden.has(name))) };
  }

  async write(row: object): Promise<void> {
    this.rows += 1;
    const start = this.#file.bytes;
    const shows = this.#seen.note(row);
    for (const name of shows) this.#held.add(name);
    await this.#file.write(`${jsonRow(row, this.#columns)}\n`);
    const { bytes: end } = this.#file;
    if (start <= HEAD_BYTES) this.#headEnd = end;
    else if (shows.length > 0) this.#late.push({ start, end, shows });
  }

  /** Puts the rows that show the type of a column where readers look for it. */
  async finish(): Promise<void> {
    if (this.#late.length === 0) return;
    const head = { start: 0, end: this.#headEnd, shows: [] };
    const lateBytes = this.#late.reduce((sum, { start, end }) => sum + end - start, 0);
    // Rows that would push out of sight what is shown already are behind it.
    const isLong = lateBytes + this.#headEnd > READ_BYTES;
    const parts = isLong ? [head, ...this.#late] : this.#late;
    let at = 0;
    for (const { start, end, shows } of parts) {
      if (at >= READ_BYTES) for (const name of shows) this.#hidden.add(name);
      at += end - start;
    }
    await this.#file.moveToFront(parts);
  }
}

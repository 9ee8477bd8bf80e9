import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseJson } from './read-json-lines.ts';

/**
 * Reads a JSON lines file that others wrote: the last line needs no newline. Blank lines are passed over but counted.
 *
 * @throws {Error} When a line is not JSON, with its number, or the file cannot be read.
 */
export async function* readJsonRows(path: string): AsyncGenerator<FileRow, void, undefined> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let row = 0;
  try {
    for await (const line of lines) {
      row += 1;
      const text = row === 1 ? line.replace(/^\ufeff/u, '') : line;
      if (text.trim() === '') continue;
      const value = parseJson(text);
      if (value === undefined) throw new Error(`line ${row} is not JSON`);
      yield { row, value };
    }
  } finally {
    lines.close();
  }
}

/** One row of a file. */
export interface FileRow {
  /** Its number, from 1. */
  readonly row: number;
  readonly value: unknown;
}

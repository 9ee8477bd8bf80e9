import { createReadStream } from 'node:fs';
import { CsvParser, type CsvRecord } from './csv-parser.ts';
import { withoutByteOrderMark } from './json-lines.ts';

/** One row of a table, under the names of its columns; or what keeps it from being one. */
export type CsvRow =
  | { readonly line: number; readonly value: Readonly<Record<string, string>> }
  | { readonly line: number; readonly fault: string };

/**
 * Reads a CSV file whose first record names the columns, in memory bounded by the longest record. Cells are texts. The
 * delimiter is a tab in a `.tsv` file; otherwise the comma, or the semicolon where the names hold no comma.
 *
 * @throws {Error} When there is no such file, its quotes do not match, or two columns have one name.
 */
export async function* readCsvRows(path: string): AsyncGenerator<CsvRow, void, undefined> {
  let header: readonly string[] | null = null;
  for await (const { line, cells } of csvRecords(path)) {
    if (header === null) {
      header = namesOf(cells);
      continue;
    }
    const fault = `has ${cells.length} cells and the first line names ${header.length} columns; quote cells that hold the delimiter`;
    if (cells.length !== header.length) yield { line, fault };
    else yield { line, value: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) };
  }
}

async function* csvRecords(path: string): AsyncGenerator<CsvRecord, void, undefined> {
  let parser: CsvParser | null = null;
  let head = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    if (parser !== null) {
      yield* parser.push(String(piece));
      continue;
    }
    head += String(piece);
    if (!head.includes('\n')) continue;
    parser = new CsvParser(delimiterOf(path, head));
    yield* parser.push(withoutByteOrderMark(head));
  }
  parser ??= new CsvParser(delimiterOf(path, head));
  if (head !== '' && !head.includes('\n')) yield* parser.push(withoutByteOrderMark(head));
  yield* parser.end();
}

function delimiterOf(path: string, head: string): string {
  if (/\.tsv$/iu.test(path)) return '\t';
  const names = head.slice(0, head.includes('\n') ? head.indexOf('\n') : undefined);
  return names.includes(';') && !names.includes(',') ? ';' : ',';
}

function namesOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw new Error(`names the column ${JSON.stringify(twice)} twice; rename one of them`);
  return names;
}

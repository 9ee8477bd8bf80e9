import type { Problem } from '../../core/records/records.ts';
import { ConfigurationError } from '../../errors/index.ts';
import type { InputRow } from '../../files/rows/read-input-table.ts';
import { IssueList } from '../issue-list.ts';
import { type ProblemFields, problemOf } from '../make-problem.ts';
import { type RowReading, readProblemRow } from './read-problem-row.ts';

/** Path of a table (`.jsonl`, `.json`, `.csv`, `.tsv` or `.parquet`), or the rows themselves. */
export type ProblemRows = string | (Iterable<object> & object) | AsyncIterable<object>;

/** Reads published rows as problems. */
export async function* problemsIn(
  source: ProblemRows,
  reading: RowReading,
): AsyncGenerator<Problem, void, undefined> {
  for await (const fields of fieldsIn(source, reading, readProblemRow)) yield problemOf(fields);
}

/** Returns what a row says, or what is wrong with it. */
export type ReadRow<Fields> = (row: unknown, reading: RowReading) => Fields | { readonly fault: string };

/** Reads what rows say, each with the fields of a problem. */
export async function* fieldsIn<Fields extends ProblemFields>(
  source: ProblemRows,
  reading: RowReading,
  read: ReadRow<Fields>,
): AsyncGenerator<Fields, void, undefined> {
  // What can be read twice is checked whole before its first problem is given.
  if (typeof source === 'string' || Array.isArray(source)) await checkRows(source, reading, read);
  for await (const row of placedRows(source)) {
    const fields = 'fault' in row ? row : read(row.value, reading);
    if ('fault' in fields) throw new ConfigurationError([{ option: row.at, message: fields.fault }]);
    yield fields;
  }
}

/** What issues call rows that are no file. */
const ROWS = 'readProblems.source';

async function checkRows<Fields extends ProblemFields>(
  source: ProblemRows,
  reading: RowReading,
  read: ReadRow<Fields>,
): Promise<void> {
  const issues = new IssueList();
  const missing = new Set(reading.keep);
  for await (const row of placedRows(source)) {
    const fields = 'fault' in row ? row : read(row.value, reading);
    if ('fault' in fields) issues.add(row.at, fields.fault);
    else for (const column of Object.keys(fields.extra ?? {})) missing.delete(column);
  }
  const name = typeof source === 'string' ? source : ROWS;
  issues.throwIfAny(name);
  for (const column of missing)
    issues.add(name, `no row has the column ${JSON.stringify(column)} of the option keep`);
  issues.throwIfAny(name);
}

async function* placedRows(source: ProblemRows): AsyncGenerator<InputRow, void, undefined> {
  if (typeof source === 'string') {
    const { readInputTable } = await import('../../files/rows/read-input-table.ts');
    yield* readInputTable(source);
    return;
  }
  let index = 0;
  for await (const value of source) {
    yield { at: `${ROWS}[${index}]`, value };
    index += 1;
  }
}

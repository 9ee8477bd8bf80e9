import { isRecord } from '../core/records/is-record.ts';
import type { RecordKind } from '../core/records/record-schemas.ts';
import type { ChimeraRecord } from '../core/records/records.ts';
import { isFolder, readInputLines } from '../files/rows/read-input-file.ts';
import { type RowFileName, rowFilePath } from '../files/run-directory/row-files.ts';
import { recordFault } from '../stages/admission/admit-record.ts';
import { IssueList } from './issue-list.ts';
import { openedRun } from './opened-run.ts';

/** Reads the records of one kind from a run directory or a file. All rows are checked before the first one is given. */
export async function* readRecordFile(
  from: string,
  { file, kind }: { readonly file: RowFileName; readonly kind: RecordKind },
): AsyncGenerator<ChimeraRecord> {
  const path = await pathOf(from, file);
  await checkRows(path, kind);
  for await (const { value } of readInputLines(path)) if (isRecord(kind, value)) yield value;
}

async function pathOf(from: string, file: RowFileName): Promise<string> {
  if (!(await isFolder(from))) return from;
  // Also puts the rows in order after a kill, and refuses a folder that is at work or no run.
  await openedRun(from);
  return rowFilePath(from, file);
}

async function checkRows(path: string, kind: RecordKind): Promise<void> {
  const issues = new IssueList();
  for await (const { number, value } of readInputLines(path)) {
    if (value !== undefined && isRecord(kind, value)) continue;
    const fault = value === undefined ? 'is not JSON' : recordFault(kind, value);
    issues.add(`${path}:${number}`, `${fault}; ${remedyOf(fault, kind)}`);
  }
  issues.throwIfAny(path);
}

function remedyOf(fault: string, kind: RecordKind): string {
  return fault.includes('another version')
    ? 'run its pipeline into its directory again, which repeats no stored call, then read it again'
    : `name a file of ${kind} records, or delete the line`;
}

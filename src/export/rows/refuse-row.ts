import { type RecordKind, type RecordOf, recordSchemas } from '../../core/records/record-schemas.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** Most faults of one row that are told. */
const MOST = 4;

/** The `kind` of a row; null for what has none. */
export function kindOf(row: unknown): string | null {
  return typeof row === 'object' && row !== null && 'kind' in row && typeof row.kind === 'string'
    ? row.kind
    : null;
}

/** Whether a row is a whole record of a kind. Further fields do no harm. */
export function isRecord<Kind extends RecordKind>(kind: Kind, row: unknown): row is RecordOf<Kind> {
  return recordSchemas[kind].safeParse(row).success;
}

/** Says that a row cannot be exported, and stops the export: a file that lacks rows unsaid is worse than none. */
export function refuseRow(kind: RecordKind, row: unknown, position: number): never {
  const option = `source row ${position}`;
  const found = kindOf(row);
  if (found !== kind) {
    const what = found === null ? shownValue(row) : `a record of kind ${shownValue(found)}`;
    throw new ConfigurationError([
      { option, message: `must be a ${kind} record, got ${what}; export the records of a run` },
    ]);
  }
  const issues = recordSchemas[kind].safeParse(row).error?.issues ?? [];
  const faults = issues.slice(0, MOST).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const remedy =
    'run its pipeline into its directory again, which asks for nothing that is stored, and export anew';
  throw new ConfigurationError([
    { option, message: `is a ${kind} of another version (${faults.join(', ')}); ${remedy}` },
  ]);
}

import { kindOf } from '../../core/items/kind-of.ts';
import { type RecordKind, recordSchema } from '../../core/records/record-schemas.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** Most faults of one row that are reported. */
const MOST = 4;

/** Stops an export at a row that it cannot take: a file that silently lacks rows is worse than none. */
export function refuseRow(kind: RecordKind, row: unknown, position: number): never {
  const option = `source row ${position}`;
  const found = kindOf(row);
  if (found !== kind) {
    const what = found === null ? shownValue(row) : `a record of kind ${shownValue(found)}`;
    throw new ConfigurationError([
      { option, message: `must be a ${kind} record, got ${what}; export the records of a run` },
    ]);
  }
  const issues = recordSchema(kind).safeParse(row).error?.issues ?? [];
  const faults = issues.slice(0, MOST).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const remedy = 'run its pipeline into its directory again, which repeats no stored call, then export again';
  throw new ConfigurationError([
    { option, message: `is a ${kind} of another version (${faults.join(', ')}); ${remedy}` },
  ]);
}

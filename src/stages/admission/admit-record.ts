import { kindOf } from '../../core/items/kind-of.ts';
import { isRecord } from '../../core/records/is-record.ts';
import { type RecordKind, type RecordOf, recordSchema } from '../../core/records/record-schemas.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** Most faults of one record that are told. */
const MOST = 4;

/** Returns the `admit` of a stage that takes records of one kind. */
export function admitRecord<Kind extends RecordKind>(
  stage: string,
  kind: Kind,
): (item: unknown) => RecordOf<Kind> {
  return (item) => {
    if (isRecord(kind, item)) return item;
    const message = `${recordFault(kind, item)}; ${stage} takes ${kind} records`;
    throw new ConfigurationError([{ option: 'item', message }]);
  };
}

/** Says why a value is no record of a kind. */
export function recordFault(kind: RecordKind, value: unknown): string {
  const found = kindOf(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `is no record, got ${shownValue(value)}`;
  if (found === null) return `has no kind, so it is no record of this library`;
  if (found !== kind) return `is ${withArticle(found)}`;
  const checked = recordSchema(kind).safeParse(value);
  const faults = (checked.error?.issues ?? []).map(({ path, message }) =>
    at(value, path) === undefined ? `lacks ${path.join('.')}` : `${path.join('.')}: ${message}`,
  );
  const more = faults.length > MOST ? [`${faults.length - MOST} more`] : [];
  return `is ${withArticle(kind)} of another version (${[...faults.slice(0, MOST), ...more].join(', ')})`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === String(key))?.[1]
        : undefined,
    value,
  );
}

function withArticle(kind: string): string {
  const shown = kind.length > 40 ? `${kind.slice(0, 40)}…` : kind;
  return /^[aeiou]/iu.test(shown) ? `an ${shown}` : `a ${shown}`;
}

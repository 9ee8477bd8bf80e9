import { type RecordKind, type RecordOf, recordSchema } from './record-schemas.ts';

/** Tells whether a value from outside is a whole record of a kind. Further fields do no harm. */
export function isRecord<Kind extends RecordKind>(kind: Kind, value: unknown): value is RecordOf<Kind> {
  return recordSchema(kind).safeParse(value).success;
}

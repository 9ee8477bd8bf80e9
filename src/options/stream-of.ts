import { type OptionSchema, optionOf } from './option-schemas.ts';

/** A list or a stream, whose items are looked at when they are read. */
export function streamOf(what: string): OptionSchema {
  return optionOf(isStream, what);
}

/** Whether a value can be read item by item; a string is a single value. */
export function isStream(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

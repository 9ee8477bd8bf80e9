import { type OptionSchema, optionOf } from './option-schemas.ts';

const REMEDY = 'put it in an array';

/** An array, or another iterable, async or not, whose items are looked at when they are read. A string is a single value. */
export function streamOf(items: string): OptionSchema {
  return optionOf(isStream, `an array or another iterable of ${items}`, REMEDY);
}

/** The same for what is read at once, so that it must be at hand and end. */
export function iterableOf(items: string): OptionSchema {
  return optionOf(isIterable, `an array or another iterable of ${items} that ends`, REMEDY);
}

/** Whether a value can be read item by item; a string is a single value. */
export function isStream(value: unknown): boolean {
  return isIterable(value) || isAsyncIterable(value);
}

export function isIterable(value: unknown): value is Iterable<unknown> & object {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

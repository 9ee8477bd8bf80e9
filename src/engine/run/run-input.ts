import { resolve } from 'node:path';
import { itemId } from '../../core/items/item-id.ts';
import { ConfigurationError, type ConfigurationIssue, isChimeraError } from '../../errors/index.ts';
import { checkOptions } from '../../options/check-options.ts';
import { isAsyncIterable, isIterable, streamOf } from '../../options/stream-of.ts';

/** The input of a run: items that were checked before the run, or an iterator whose items are checked as they come. */
export type AdmittedInput =
  | { readonly kind: 'checked'; readonly items: readonly unknown[] }
  | { readonly kind: 'streamed'; readonly items: AsyncIterator<unknown> | Iterator<unknown> };

/** What issues call the input of a run. */
const INPUT = 'run.input';

const inputSchema = streamOf('items');

/**
 * Checks what can be checked before the run begins: an array is admitted whole, all its faults together; anything else
 * item by item.
 */
export function admitInput(input: unknown, admit: (item: unknown) => unknown): AdmittedInput {
  checkOptions(inputSchema, input, INPUT);
  if (Array.isArray(input)) return { kind: 'checked', items: admitAll(input, admit, INPUT) };
  return { kind: 'streamed', items: iteratorOf(input) };
}

function iteratorOf(input: unknown): AsyncIterator<unknown> | Iterator<unknown> {
  if (isAsyncIterable(input)) return input[Symbol.asyncIterator]();
  return isIterable(input) ? input[Symbol.iterator]() : [][Symbol.iterator]();
}

/** The error for an input without items. */
export function emptyInputError(input: string = INPUT): ConfigurationError {
  return new ConfigurationError([
    { option: input, message: 'there are no items to run over; give at least one' },
  ]);
}

/**
 * Admits one item.
 *
 * @throws {ConfigurationError} When it is invalid, with its place in the input.
 */
export function admitItem(
  item: unknown,
  index: number,
  admit: (item: unknown) => unknown,
  input: string = INPUT,
): unknown {
  try {
    return admit(item);
  } catch (error) {
    if (!isChimeraError(error) || error.name !== 'ConfigurationError') throw error;
    // What a stage calls an item is its place in the input here.
    const placed = (option: string): string => option.replace(/^\w+/u, `${input}[${index}]`);
    throw new ConfigurationError(
      error.issues.map(({ option, message }) => ({ option: placed(option), message })),
    );
  }
}

/**
 * Returns the id by which an item is followed.
 *
 * @throws {ConfigurationError} When it has none and JSON cannot hold its content, of which one would be made.
 */
export function inputId(item: unknown, index: number): string {
  try {
    return itemId(item);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `has no id, and none can be made of its content (${why}); give it an id, which is a text, or pass what JSON can hold`;
    throw new ConfigurationError([{ option: `${INPUT}[${index}]`, message }]);
  }
}

/**
 * Refuses a run into the directory that its input is read from, whose rows would be emptied before they are read. An
 * input tells its directory as `readRecords` does.
 */
export function refuseOwnDirectory(input: unknown, directory: string | null): void {
  if (directory === null || typeof input !== 'object' || input === null) return;
  if (!('directory' in input) || typeof input.directory !== 'string') return;
  if (resolve(input.directory) !== resolve(directory)) return;
  const message = `${directory} is also where the input is read from; choose another directory for the run`;
  throw new ConfigurationError([{ option: 'run.directory', message }]);
}

/**
 * Admits a whole list, all of its faults together.
 *
 * @param input - what issues call the list
 */
export function admitAll(
  items: readonly unknown[],
  admit: (item: unknown) => unknown,
  input: string,
): readonly unknown[] {
  if (items.length === 0) throw emptyInputError(input);
  const issues: ConfigurationIssue[] = [];
  const admitted = items.map((item, index) => {
    try {
      return admitItem(item, index, admit, input);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      issues.push(...error.issues);
      return null;
    }
  });
  if (issues.length > 0) throw new ConfigurationError(issues);
  return admitted;
}

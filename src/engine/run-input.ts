import { ConfigurationError, isChimeraError } from '../errors/index.ts';

/** The input of a run: items that were checked before the run, or an iterator whose items are checked as they come. */
export type AdmittedInput =
  | { readonly kind: 'checked'; readonly items: readonly unknown[] }
  | { readonly kind: 'streamed'; readonly items: AsyncIterator<unknown> | Iterator<unknown> };

/**
 * Checks what can be checked before the run begins: an array is admitted whole, all its faults together; anything else
 * item by item.
 */
export function admitInput(input: unknown, admit: (item: unknown) => unknown): AdmittedInput {
  if (Array.isArray(input)) return { kind: 'checked', items: admitAll(input, admit) };
  if (typeof input === 'object' && input !== null) {
    if (Symbol.asyncIterator in input) {
      return { kind: 'streamed', items: (input as AsyncIterable<unknown>)[Symbol.asyncIterator]() };
    }
    if (Symbol.iterator in input) {
      return { kind: 'streamed', items: (input as Iterable<unknown>)[Symbol.iterator]() };
    }
  }
  const shown =
    typeof input === 'string' ? `the lone string ${JSON.stringify(input.slice(0, 60))}` : String(input);
  throw new ConfigurationError([
    {
      option: 'input',
      message: `must be an array or another iterable of items, got ${shown}; put it in an array`,
    },
  ]);
}

/** The error for an input without items. */
export function emptyInputError(): ConfigurationError {
  return new ConfigurationError([
    { option: 'input', message: 'there are no items to run over; give at least one' },
  ]);
}

function admitAll(items: readonly unknown[], admit: (item: unknown) => unknown): readonly unknown[] {
  if (items.length === 0) throw emptyInputError();
  const issues: { readonly option: string; readonly message: string }[] = [];
  const admitted = items.map((item, index) => {
    try {
      return admit(item);
    } catch (error) {
      if (!isChimeraError(error) || error.name !== 'ConfigurationError') throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, option: `input[${index}]` })));
      return null;
    }
  });
  if (issues.length > 0) throw new ConfigurationError(issues);
  return admitted;
}

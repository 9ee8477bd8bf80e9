import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import type { OptionSchema } from './option-schema.ts';
import { withSuggestion } from './unknown/unknown-option.ts';

/**
 * Returns all that is wrong with a value, by its schema: one issue for each option at fault, named by its whole path. An
 * option that is missing because its name is misspelt is reported once, under the name that was written.
 *
 * @param at - path of the value itself, which begins with the function that was called: `validate`, `withSettings.price`
 */
export function optionIssues(
  schema: OptionSchema,
  value: unknown,
  at: string,
): readonly ConfigurationIssue[] {
  const faults = schema
    .faultsIn(value)
    .map(({ path, message }) => ({ path, ...withSuggestion(String(path.at(-1)), message) }));
  const misspelt = new Set(
    faults.flatMap(({ path, meant }) =>
      meant === null ? [] : [optionPath(at, [...path.slice(0, -1), meant])],
    ),
  );
  return faults
    .map(({ path, message }) => ({ option: optionPath(at, path), path, message }))
    .filter(({ option, path }) => !misspelt.has(option) || valueAt(value, path) !== undefined)
    .map(({ option, path, message }) => ({
      option,
      message: message.replace(GOT, () => shownValue(valueAt(value, path))),
    }));
}

/** Stands for the given value in a message of a schema. */
export const GOT = '{got}';

/** The name of an option by its path below another, such as `validate.models[0]`. */
export function optionPath(at: string, path: readonly PropertyKey[]): string {
  const whole = path.reduce<string>(
    (parent, step) =>
      typeof step === 'number' ? `${parent}[${step}]` : `${parent}.${shortened(String(step))}`,
    at,
  );
  const named = at === '' ? whole.replace(/^\./, '') : whole;
  return named === '' ? 'options' : named;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (parent, step) => (typeof parent === 'object' && parent !== null ? Reflect.get(parent, step) : undefined),
    value,
  );
}

import type { OptionFault, OptionSchema } from '../option-schemas.ts';
import { refusedFor } from '../refused-for.ts';

/**
 * Adds a rule over a few options, asked once each of these is fine by itself, whatever is wrong with the others.
 *
 * @typeParam Read - the options that the rule reads, and nothing besides them
 */
export function withRuleOver<Read extends object>(
  schema: OptionSchema,
  read: readonly OptionName<Read>[],
  faultsOf: (options: Read) => readonly OptionFault[],
): OptionSchema {
  return refusedFor((options) => {
    const found = schema.faultsIn(options);
    if (found.some(({ path }) => path.length === 0 || read.some((name) => touches(path, name.split('.')))))
      return found;
    // The schema has just accepted those that are read.
    return [...found, ...faultsOf(options as Read)];
  });
}

/** An option, or a member of one, as in `validate.agreement`. */
type OptionName<Read> = (keyof Read & string) | `${keyof Read & string}.${string}`;

/** Whether a fault is in an option, or in an object that contains it. */
function touches(path: readonly PropertyKey[], name: readonly string[]): boolean {
  return name.every((step, depth) => depth >= path.length || path[depth] === step);
}

/** Adds that at least one of the options must be set, for options that say nothing when all of them are left out. */
export function withSome<Options extends object>(schema: OptionSchema, message: string): OptionSchema {
  return withRuleOver<Options>(schema, [], (options) =>
    Object.values(options).every((value) => value === undefined) ? [{ path: [], message }] : [],
  );
}

/** Moves faults of an option below its name, for a rule that reads it beside others. */
export function within(
  path: string | readonly (string | number)[],
  faults: readonly OptionFault[],
): readonly OptionFault[] {
  const above = typeof path === 'string' ? [path] : path;
  return faults.map((fault) => ({ ...fault, path: [...above, ...fault.path] }));
}

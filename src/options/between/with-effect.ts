import type { OptionSchema } from '../option-schemas.ts';
import { withRuleOver } from './with-rule-over.ts';

/** Options that have an effect under a condition only. */
interface Conditional<Read> {
  /** The options that would be ignored otherwise. */
  readonly of: readonly (keyof Read & string)[];
  /** The options that the condition reads. */
  readonly by: readonly (keyof Read & string)[];
  readonly holds: (options: Read) => boolean;
  /** When they have none, such as `without depth: 2`. */
  readonly otherwise: string;
  /** What to do besides leaving them out, if anything, such as `set depth to 2`. */
  readonly remedy?: string;
}

/** Adds that no option is set that would be ignored. */
export function withEffect<Read extends object>(
  schema: OptionSchema,
  { of, by, holds, otherwise, remedy }: Conditional<Read>,
): OptionSchema {
  return withRuleOver<Read>(schema, by, (options) => {
    if (holds(options)) return [];
    const message = `has no effect ${otherwise}; ${remedy === undefined ? '' : `${remedy}, or `}leave it out`;
    return of.filter((name) => options[name] !== undefined).map((name) => ({ path: [name], message }));
  });
}

import type { OptionSchema } from '../option-schemas.ts';
import { withRuleOver } from './with-rule-over.ts';

/**
 * Adds that exactly one of two options must be set.
 *
 * @param what - what the two are for, such as `a list of answer types`
 */
export function withOneOf<Options extends object>(
  schema: OptionSchema,
  [first, second]: readonly [keyof Options & string, keyof Options & string],
  what: string,
): OptionSchema {
  return withRuleOver<Options>(schema, [], (options) => {
    const [hasFirst, hasSecond] = [options[first] !== undefined, options[second] !== undefined];
    if (hasFirst !== hasSecond) return [];
    const message = hasFirst
      ? `pass either ${first} or ${second}, not both`
      : `needs either ${first} or ${second}, ${what}`;
    return [{ path: [], message }];
  });
}

import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { withRuleOver, withSome } from '../../options/between/with-rule-over.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { wordCount } from '../word-count.ts';

/** Options of `lengthBetween`, at least one of them. */
export interface LengthBetweenOptions {
  /** Fewest words of a statement. @default no bound */
  readonly minWords?: number;
  /** Most words of a statement. @default no bound */
  readonly maxWords?: number;
}

const lengthBetweenSchema: OptionSchema = withRuleOver<LengthBetweenOptions>(
  withSome<LengthBetweenOptions>(
    optionsSchema<LengthBetweenOptions>({ minWords: count.optional(), maxWords: count.optional() }),
    'needs minWords, maxWords or both',
  ),
  ['minWords', 'maxWords'],
  ({ minWords = 1, maxWords = minWords }) =>
    minWords > maxWords
      ? [{ path: ['minWords'], message: `must not be above maxWords (${maxWords}), got {got}` }]
      : [],
);

/**
 * Refuses a problem whose statement has fewer or more words than wanted.
 *
 * Makes no model call. A word is what is between white space; in Chinese, Japanese and Korean each character is one.
 * Linear in the statement.
 *
 * @returns A rule whose rejections carry the code `short-problem` or `long-problem`.
 * @throws {ConfigurationError} When no bound is given, one is not a whole number of at least 1, or they cross.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], rules: [lengthBetween({ minWords: 15, maxWords: 400 })] });
 * ```
 */
export function lengthBetween(options: LengthBetweenOptions): Rule {
  checkOptions(lengthBetweenSchema, options, 'lengthBetween');
  const { minWords, maxWords } = options;
  return defineRule({
    name: 'length-between',
    version: '1',
    check: ({ problem }) => {
      const words = wordCount(problem);
      if (minWords !== undefined && words < minWords)
        return reject('short-problem', `the statement has ${words} words, at least ${minWords} are wanted`);
      if (maxWords !== undefined && words > maxWords)
        return reject('long-problem', `the statement has ${words} words, ${maxWords} are allowed`);
      return pass();
    },
  });
}

import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/rule.ts';
import { countIssues } from '../../errors/count-issues.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { defineRule } from '../define-rule.ts';
import { wordCount } from '../word-count.ts';

/** Options of `lengthBetween`, at least one of them. */
export interface LengthBetweenOptions {
  /** Fewest words of a statement. @default no bound */
  readonly minWords?: number;
  /** Most words of a statement. @default no bound */
  readonly maxWords?: number;
}

/**
 * Refuses a problem whose statement has fewer or more words than wanted.
 *
 * Makes no model call. A word is what stands between white space; in Chinese, Japanese and Korean each character is one.
 * Linear in the statement.
 *
 * @returns A rule whose rejections carry the code `short-problem` or `long-problem`.
 * @throws {ConfigurationError} When no bound is given, one is not a whole number of at least 1, or they cross.
 *
 * @example
 * ```ts
 * const stage = validate({ verifiers: [a, b], rules: [lengthBetween({ minWords: 15, maxWords: 400 })] });
 * ```
 */
export function lengthBetween({ minWords, maxWords }: LengthBetweenOptions): Rule {
  throwIssues(
    minWords === undefined && maxWords === undefined
      ? [{ option: 'lengthBetween', message: 'needs minWords, maxWords or both' }]
      : [],
    minWords === undefined ? [] : countIssues('lengthBetween.minWords', minWords),
    maxWords === undefined ? [] : countIssues('lengthBetween.maxWords', maxWords),
    minWords !== undefined && maxWords !== undefined && minWords > maxWords
      ? [
          {
            option: 'lengthBetween.minWords',
            message: `must not be above maxWords (${maxWords}), got ${minWords}`,
          },
        ]
      : [],
  );
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

import { pass, reject } from '../../core/outcome.ts';
import type { Trajectory } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { wordCount } from '../word-count.ts';

/** Options of `endsWithFinalAnswer`. */
export interface EndsWithFinalAnswerOptions {
  /**
   * Most words that may follow the last place where the final answer is.
   *
   * @default 150
   */
  readonly maxWordsAfter?: number;
}

const endsWithFinalAnswerSchema: OptionSchema = optionsSchema<EndsWithFinalAnswerOptions>({
  maxWordsAfter: count.optional(),
});

/**
 * Refuses a trajectory that was cut, has no final answer, or goes on at length after it.
 *
 * Makes no model call. Trusts `finalAnswer` as it was found in the solution; an answer that is not there word for
 * word is not searched for. Linear in the solution.
 *
 * @returns A rule for trajectories whose rejections carry the code `truncated`, `no-final-answer` or
 * `answer-not-at-end`.
 * @throws {ConfigurationError} When `maxWordsAfter` is not a whole number of at least 1.
 *
 * @example
 * ```ts
 * const solve = synthesize({ model: reasoner, rules: [endsWithFinalAnswer()] });
 * ```
 */
export function endsWithFinalAnswer(options: EndsWithFinalAnswerOptions = {}): Rule<Trajectory> {
  checkOptions(endsWithFinalAnswerSchema, options, 'endsWithFinalAnswer');
  const { maxWordsAfter = 150 } = options;
  return defineRule<Trajectory>({
    name: 'ends-with-final-answer',
    version: '1',
    check: ({ truncated, finalAnswer, solution }) => {
      if (truncated) return reject('truncated', 'the reply was cut before its end');
      const answer = finalAnswer?.trim() ?? '';
      if (!/[\p{L}\p{N}∅∞√]/u.test(answer))
        return reject('no-final-answer', 'the solution names no final answer');
      const at = solution.lastIndexOf(answer);
      const after = at < 0 ? 0 : wordCount(solution.slice(at + answer.length));
      if (after <= maxWordsAfter) return pass();
      return reject(
        'answer-not-at-end',
        `${after} words follow the final answer, ${maxWordsAfter} are allowed`,
      );
    },
  });
}

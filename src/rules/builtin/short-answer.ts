import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';

/** Options of `shortAnswer`. */
export interface ShortAnswerOptions {
  /**
   * Most characters of a reference answer.
   *
   * @default 200
   */
  readonly maxCharacters?: number;
}

const shortAnswerSchema: OptionSchema = optionsSchema<ShortAnswerOptions>({
  maxCharacters: count.optional(),
});

/**
 * Refuses a problem whose reference answer is too long to be compared, or blank.
 *
 * Makes no model call.
 *
 * @returns A rule whose rejections carry the code `long-answer` or `blank-answer`.
 * @throws {ConfigurationError} When `maxCharacters` is not a whole number of at least 1.
 *
 * @example
 * ```ts
 * const stage = validate({ model, defaultRules: false, rules: [shortAnswer({ maxCharacters: 40 })] });
 * ```
 */
export function shortAnswer(options: ShortAnswerOptions = {}): Rule {
  checkOptions(shortAnswerSchema, options, 'shortAnswer');
  const { maxCharacters = 200 } = options;
  return defineRule({
    name: 'short-answer',
    version: '1',
    check: ({ answer }) => {
      const length = [...answer.trim()].length;
      if (length === 0) return reject('blank-answer', 'there is no reference answer');
      if (length <= maxCharacters) return pass();
      return reject('long-answer', `the answer has ${length} characters, ${maxCharacters} are allowed`);
    },
  });
}

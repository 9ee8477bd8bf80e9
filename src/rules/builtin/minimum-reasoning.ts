import { pass, reject } from '../../core/outcome.ts';
import type { Trajectory } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { wordCount } from '../word-count.ts';

/** Options of `minimumReasoning`. */
export interface MinimumReasoningOptions {
  /** Fewest words of reasoning. */
  readonly words: number;
}

const minimumReasoningSchema: OptionSchema = optionsSchema<MinimumReasoningOptions>({
  words: count,
});

/**
 * Refuses a trajectory with too little reasoning, or with none apart from its solution.
 *
 * Makes no model call. A word is what is between white space; in Chinese, Japanese and Korean each character is one.
 * Linear in the reasoning.
 *
 * @returns A rule for trajectories whose rejections carry the code `no-reasoning` or `short-reasoning`.
 * @throws {ConfigurationError} When `words` is not a whole number of at least 1.
 *
 * @example
 * ```ts
 * const solve = synthesize({ model: reasoner, rules: [minimumReasoning({ words: 200 })] });
 * ```
 */
export function minimumReasoning(options: MinimumReasoningOptions): Rule<Trajectory> {
  checkOptions(minimumReasoningSchema, options, 'minimumReasoning');
  const { words } = options;
  return defineRule<Trajectory>({
    name: 'minimum-reasoning',
    version: '1',
    check: ({ reasoning }) => {
      if (reasoning === null || reasoning.trim() === '')
        return reject('no-reasoning', 'there is no reasoning apart from the solution');
      const count = wordCount(reasoning);
      return count >= words
        ? pass()
        : reject('short-reasoning', `the reasoning has ${count} words, at least ${words} are wanted`);
    },
  });
}

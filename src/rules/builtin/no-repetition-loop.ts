import { pass, reject } from '../../core/outcome.ts';
import type { Trajectory } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema, shareAboveZero } from '../../options/option-schemas.ts';
import { defineRule } from '../define-rule.ts';
import { findRepetition } from '../repetition.ts';

/** Options of `noRepetitionLoop`. */
export interface NoRepetitionLoopOptions {
  /**
   * Largest share of stretches of 12 words that occurred before in the same text, above 0 to 1. Texts with fewer than 400
   * such stretches are not judged by it.
   *
   * @default 0.5
   */
  readonly maxRepeatedShare?: number;
}

const noRepetitionLoopSchema: OptionSchema = optionsSchema<NoRepetitionLoopOptions>({
  maxRepeatedShare: shareAboveZero.optional(),
});

/**
 * Refuses a trajectory that runs in circles: a passage that follows on itself again and again, or a text most of which
 * occurred before.
 *
 * Makes no model call. Looks at the reasoning and at the solution. A loop is at least 200 words of one passage in a row:
 * 10 times, or 4 times when the passage has 40 words or more; rows of digits and signs need 2,000. Checks that differ in a
 * number are no loop. Linear in time and memory.
 *
 * @returns A rule for trajectories whose rejections carry the code `repetition-loop`.
 * @throws {ConfigurationError} When `maxRepeatedShare` is not above 0 and at most 1.
 *
 * @example
 * ```ts
 * const solve = synthesize({ model: reasoner, rules: [noRepetitionLoop()] });
 * ```
 */
export function noRepetitionLoop(options: NoRepetitionLoopOptions = {}): Rule<Trajectory> {
  checkOptions(noRepetitionLoopSchema, options, 'noRepetitionLoop');
  const { maxRepeatedShare = 0.5 } = options;
  return defineRule<Trajectory>({
    name: 'no-repetition-loop',
    version: '1',
    check: ({ reasoning, solution }) => {
      for (const text of [reasoning ?? '', solution]) {
        const { loop, repeatedShare } = findRepetition(text);
        if (loop !== null)
          return reject(
            'repetition-loop',
            `a passage of ${loop.words} words occurs ${loop.times} times in a row`,
          );
        if (repeatedShare > maxRepeatedShare)
          return reject(
            'repetition-loop',
            `${Math.round(repeatedShare * 100)} % of the text occurred before`,
          );
      }
      return pass();
    },
  });
}

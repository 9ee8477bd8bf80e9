import { withRuleOver } from '../options/between/with-rule-over.ts';
import { checkOptions } from '../options/check-options.ts';
import { count, type OptionFault, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { wholeNumberFrom } from '../options/ranges.ts';

/** Counts of attempts, for `passAtK`. */
export interface PassAtKOptions {
  /** Attempts made. */
  readonly attempts: number;
  /** How many of them reached the reference answer. */
  readonly correct: number;
  /** Attempts allowed. */
  readonly k: number;
}

const passAtKSchema: OptionSchema = withRuleOver<PassAtKOptions>(
  optionsSchema<PassAtKOptions>({
    attempts: count,
    correct: wholeNumberFrom(0, Number.MAX_SAFE_INTEGER),
    k: count,
  }),
  ['attempts', 'correct', 'k'],
  ({ attempts, correct, k }) => [
    ...faultOf(0, attempts, 'correct', correct),
    ...faultOf(1, attempts, 'k', k),
  ],
);

function faultOf(
  least: number,
  attempts: number,
  name: keyof PassAtKOptions,
  value: number,
): readonly OptionFault[] {
  if (value <= attempts) return [];
  return [{ path: [name], message: `must be a whole number from ${least} to ${attempts}, got {got}` }];
}

/**
 * Returns the unbiased estimate of pass@k: the chance that at least one of k attempts is right, when `correct` of
 * `attempts` were.
 *
 * @throws {ConfigurationError} Unless 0 <= correct <= attempts and 1 <= k <= attempts, all whole numbers.
 *
 * @see Chen et al., Evaluating Large Language Models Trained on Code, section 2.1 (arXiv 2107.03374)
 *
 * @example
 * ```ts
 * passAtK({ attempts: 8, correct: 2, k: 4 }); // 1 - C(6, 4) / C(8, 4) = 0.785...
 * ```
 */
export function passAtK(options: PassAtKOptions): number {
  checkOptions(passAtKSchema, options, 'passAtK');
  const { attempts, correct, k } = options;
  if (attempts - correct < k) return 1;
  // The product form of 1 - C(n - c, k) / C(n, k): no factorial overflows.
  let allWrong = 1;
  for (let index = attempts - correct + 1; index <= attempts; index += 1) allWrong *= 1 - k / index;
  return 1 - allWrong;
}

import { checkArguments } from '../options/check-arguments.ts';
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
export function passAtK({ attempts, correct, k }: PassAtKOptions): number {
  checkArguments(
    [wholeNumberFrom(1, Number.MAX_SAFE_INTEGER), attempts, 'passAtK.attempts'],
    [wholeNumberFrom(0, attempts), correct, 'passAtK.correct'],
    [wholeNumberFrom(1, attempts), k, 'passAtK.k'],
  );
  if (attempts - correct < k) return 1;
  // The product form of 1 - C(n - c, k) / C(n, k): no factorial overflows.
  let allWrong = 1;
  for (let index = attempts - correct + 1; index <= attempts; index += 1) allWrong *= 1 - k / index;
  return 1 - allWrong;
}

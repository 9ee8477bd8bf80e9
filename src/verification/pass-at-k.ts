import { ConfigurationError } from '../errors/index.ts';

/**
 * Gives the unbiased estimate of pass@k: the chance that at least one of k attempts is right, when `correct` of
 * `attempts` were.
 *
 * @param attempts - attempts made
 * @param correct - how many of them reached the reference answer
 * @param k - attempts that one may make
 * @throws {ConfigurationError} Unless 0 <= correct <= attempts and 1 <= k <= attempts, all whole numbers.
 *
 * @see Chen et al., Evaluating Large Language Models Trained on Code, section 2.1 (arXiv 2107.03374)
 *
 * @example
 * ```ts
 * passAtK(8, 2, 4); // 1 - C(6, 4) / C(8, 4) = 0.785...
 * ```
 */
export function passAtK(attempts: number, correct: number, k: number): number {
  const issues = [
    ...rangeIssues('attempts', attempts, 1, Number.MAX_SAFE_INTEGER),
    ...rangeIssues('correct', correct, 0, attempts),
    ...rangeIssues('k', k, 1, attempts),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  if (attempts - correct < k) return 1;
  // The product form of 1 - C(n - c, k) / C(n, k): no factorial overflows.
  let allWrong = 1;
  for (let index = attempts - correct + 1; index <= attempts; index += 1) allWrong *= 1 - k / index;
  return 1 - allWrong;
}

function rangeIssues(
  option: string,
  value: number,
  least: number,
  most: number,
): readonly { readonly option: string; readonly message: string }[] {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return [];
  return [{ option, message: `must be a whole number from ${least} to ${most}, got ${value}` }];
}

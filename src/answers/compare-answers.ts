import type { CompareAnswersOptions } from './compare-options.ts';
import { compareRead, readAnswer } from './compare-read.ts';
import type { AnswerComparison } from './verdict.ts';

/**
 * Compares the final answers of two texts by mathematics, units, chemistry, dates, names and words.
 *
 * Pure, synchronous and bounded: it reads no clock, evaluates no code, and ends within milliseconds on any input. An
 * answer that is read only in part is `unknown`, never the value of the part.
 *
 * @param reference - The answer that is taken to be right, alone or at the end of a text.
 * @param response - The answer to judge, alone or at the end of a text.
 * @throws {ConfigurationError} When an option cannot work, such as a negative tolerance.
 *
 * @example
 * ```ts
 * compareAnswers('\\frac{1}{2}', 'So the probability is 0.5.').verdict; // 'equal'
 * compareAnswers('25 °C', '298.15 K').verdict; // 'equal'
 * compareAnswers('x > 3', '[3, \\infty)').verdict; // 'different'
 * compareAnswers('9.81', '9.8', { tolerance: { significantDigits: 2 } }).verdict; // 'equal'
 * ```
 */
export function compareAnswers(
  reference: string,
  response: string,
  options: CompareAnswersOptions = {},
): AnswerComparison {
  return compareRead(readAnswer(reference), readAnswer(response), options);
}

import { limits } from '../limits.ts';
import { answerClaims } from './answer-claims.ts';

/**
 * Returns the final answer of a text: what its last box holds, what follows its last announcement of an answer, its last
 * display, or its concluding line. Boxes that stand side by side are joined. A short answer is given back as it is.
 *
 * Looks only at the last 20,000 characters. Announcements are known in some fifteen languages.
 *
 * @returns The answer without mark-up around it, or null when there is none.
 *
 * @example
 * ```ts
 * extractFinalAnswer('We have 2x = 8, so \\boxed{x = 4}.'); // 'x = 4'
 * extractFinalAnswer('At first 5 seems right. The answer is 7.'); // '7'
 * ```
 */
export function extractFinalAnswer(text: string): string | null {
  return answerClaims(text.slice(-limits.tail))[0]?.text ?? null;
}

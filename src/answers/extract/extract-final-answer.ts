import { limits } from '../limits.ts';
import { readLiteral } from '../literals/read-literal.ts';
import { pattern } from '../tokens/pattern.ts';
import { answerClaims } from './answer-claims.ts';
import { splitSentences } from './split-sentences.ts';

/**
 * Returns the final answer of a text: what its last box holds, what follows its last announcement of an answer, its last
 * display, or its concluding line. Boxes that are side by side are joined. A short answer is given back as it is; a text of
 * several sentences that states no answer, or says that it has none, has none.
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
  const [claim] = answerClaims(text.slice(-limits.tail));
  if (claim === undefined) return null;
  // Runs of spaces count in what a program returns.
  const written = claim.written.trim();
  if (/ {2}/u.test(written) && readLiteral(written) !== null) return written;
  const isRead = claim.rest === 'introduces' && claim.text.length <= longestProse;
  return declines.test(claim.text) || (!isRead && isTold(claim.text)) ? null : claim.text;
}

/** Most characters of an answer in prose, and of words in one that has several sentences. */
const [longestProse, mostWords] = [240, 11];

/** Whether a text tells something in sentences and is no answer by itself. */
function isTold(text: string): boolean {
  const words = (text.replace(/\\[A-Za-z]+/gu, ' ').match(pattern.g`\p{L}{2,}`) ?? []).length;
  return words > mostWords && (text.length > longestProse || splitSentences(text).length > 1);
}

/** Says of an answer that there is none. */
const declines =
  /\b(?:(?:am|['’]m|are|be) (?:not|un)[ -]?(?:sure|certain|able)|(?:do not|don['’]t|cannot|can['’]t|could not|couldn['’]t) (?:know|tell|say|determine|find|solve|answer|decide|see (?:how|an?|the) (?:answer|solution|way))|no idea|unable to|give up|gave up|(?:too|very|quite|rather|seems) (?:hard|difficult)(?: to (?:say|solve|tell|answer))?)\b/i;

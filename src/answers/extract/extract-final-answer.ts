import { joinedPhrases } from '../around/joined-phrases.ts';
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
  return declines(claim.text) || (!isRead && isTold(claim.text)) ? null : claim.text;
}

/** Most characters of an answer in prose, and of words in one that has several sentences. */
const [longestProse, mostWords] = [240, 11];

/** Whether a text tells something in sentences and is no answer by itself. */
function isTold(text: string): boolean {
  const words = (text.replace(/\\[A-Za-z]+/gu, ' ').match(pattern.g`\p{L}{2,}`) ?? []).length;
  return words > mostWords && (text.length > longestProse || splitSentences(text).length > 1);
}

/** Whether a text says of its answer that there is none. */
function declines(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z]+/g) ?? [];
  const said = ` ${words.join(' ')} `;
  return declining.some((phrase) => said.includes(phrase));
}

const declining = joinedPhrases(
  'am im are be | unsure uncertain unable not_sure not_certain not_able',
  'do_not dont cannot cant could_not couldnt | know tell say determine find solve answer decide see_how',
  'do_not dont cannot cant could_not couldnt | see | an a the | answer solution way',
  'no_idea unable_to give_up gave_up',
  'too very quite rather seems | hard difficult',
);

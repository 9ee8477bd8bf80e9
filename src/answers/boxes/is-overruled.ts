import { isProse } from '../around/is-prose.ts';
import { conclusionOf } from '../extract/conclusion-of.ts';
import type { Announced } from '../extract/phrases.ts';
import { limits } from '../limits.ts';
import { findBoxes } from './find-boxes.ts';

/**
 * A final answer announced behind the last box replaces it: in so many words, or on its own line that states a
 * value, as in `**Answer:** 14` below a boxed intermediate value.
 */
export function isOverruled(text: string, announced: Announced | null): boolean {
  const end = findBoxes(text).at(-1)?.end ?? text.length;
  const inWords =
    /\b(?:final|revised|corrected|updated) answer\s*(?:is|:)[\s:*]*(?:the (?:final )?answer is\s*)?\$?\\?[-\d({[\\]/i.test(
      text.slice(end),
    );
  return inWords || (announced !== null && announced.start >= end && isAnswerLine(text, announced));
}

function isAnswerLine(text: string, { start, rest }: Announced): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[\s#*_>-]*$/u.test(line) || start === 0) return false;
  const [stated = ''] = rest.split('\n');
  if (/^\W*\(?[A-J]\)?\W*$/u.test(stated)) return true;
  return /[\p{N}\\]/u.test(stated) && stated.length <= limits.answer && !isProse(conclusionOf(stated));
}

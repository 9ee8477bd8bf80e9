import { withoutNote } from '../around/as-stated.ts';
import { concludesOtherwise } from '../around/concludes-otherwise.ts';
import { isStandingBox } from '../extract/stance.ts';
import { stripMarkup } from '../extract/strip-markup.ts';
import { limits } from '../limits.ts';
import type { Claim } from '../readings/claim.ts';
import { areOfParts, continuesBox } from './continues-box.ts';
import { type Box, findBoxes } from './find-boxes.ts';

type BoxedClaim = Pick<Claim, 'text' | 'rest'>;

/** What the last box holds, which may be no answer where the text around it says so, or ends within it. */
export function boxedClaims(spoken: string, boxed: string): readonly BoxedClaim[] {
  const content = withoutNote(stripMarkup(boxed));
  const all = findBoxes(spoken);
  const tail = spoken.slice(all.at(-1)?.end ?? spoken.length);
  const stands =
    !isCutOff(all) &&
    !continuesBox(tail) &&
    !areOfParts(spoken, all) &&
    !concludesOtherwise(tail, content) &&
    lastBoxes(spoken, all).every(({ start, end }) => isStandingBox({ text: spoken, start, end }));
  return stands
    ? [{ text: content, rest: 'introduces' }]
    : [
        { text: stripMarkup(spoken.slice(-limits.answer)), rest: 'none' },
        { text: content, rest: 'open' },
      ];
}

/** Whether a text ends within a box, behind another one that holds something else. */
function isCutOff(boxes: readonly Box[]): boolean {
  const [before, last] = boxes.slice(-2);
  return last !== undefined && before?.isClosed === true && !last.isClosed && before.content !== last.content;
}

/** The last box, and the one right before it, which may be a part of the same answer. */
function lastBoxes(text: string, all: readonly Box[]): readonly Box[] {
  const boxes = all.slice(-2);
  const [first, last] = boxes;
  if (first === undefined || last === undefined) return boxes;
  return /^[\s,;$]*(?:(?:and|or|und|et|y)[\s,;$]*)?$/iu.test(text.slice(first.end, last.start))
    ? boxes
    : [last];
}

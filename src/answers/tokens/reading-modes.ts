import { readPartWord } from './part-words.ts';
import type { ReadingMode } from './token.ts';

/** The ways in which a cleaned text may have to be cut, the most likely first. */
export function readingModes(text: string): readonly ReadingMode[] {
  const commas: ReadingMode['comma'][] = ['thousands'];
  if (/[1-9]\d{0,2},\d{3}(?!\d)/u.test(text)) commas.push('separator');
  if (isDecimalComma(text)) commas.push('decimal');
  const hasLetters = /[A-Za-z\\]/u.test(text);
  const parts = hasPartWords(text) ? (['fractions', 'counted'] as const) : (['fractions'] as const);
  const strokes = hasNamesUnderStroke(text) ? (['usual', 'other'] as const) : (['usual'] as const);
  return parts.flatMap((part) =>
    strokes.flatMap((stroke) =>
      [hasLetters, !hasLetters].flatMap((units) =>
        commas.map((comma) => ({ comma, units, parts: part, strokes: stroke })),
      ),
    ),
  );
}

/** A single comma between digits, outside of brackets, that does not group thousands. */
function isDecimalComma(text: string): boolean {
  if (!/^[^,()[\]]*\d,\d[^,()[\]]*$/u.test(text) || text.includes('\\{')) return false;
  // A set in braces with a point or stroke in it has its commas between its members.
  if (/^\{[^{}]*\d[./]\d[^{}]*\}$/u.test(text)) return false;
  return !/^\D*[1-9]\d{0,2},\d{3}(?!\d)/u.test(text);
}

/** Whether a text has a word such as `tenths`. */
export function hasPartWords(text: string): boolean {
  if (!/(?:th|third)s?(?![a-z])/iu.test(text)) return false;
  return (text.toLowerCase().match(/[a-z]+/gu) ?? []).some((word) => readPartWord(word) !== null);
}

/** Whether more than one factor may be below a stroke: `E/kT`, `1/2x`, `a / b c`. */
export function hasNamesUnderStroke(text: string): boolean {
  return /\/ ?(?:\d{1,9}|[A-Za-z]|\\[A-Za-z]{2,10}|\([^()]{1,40}\))(?: ?[_^] ?(?:\w|\{[^{}]{1,20}\}))* ?[A-Za-z\\]/.test(
    text,
  );
}

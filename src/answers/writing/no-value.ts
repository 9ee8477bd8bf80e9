import { isPartOfUnit, isRestatedOtherwise } from '../spoken/spoken-numbers.ts';
import { isNumberWord } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';

/** Whether a text that could be read as a value names none: a time of day, castling, a hyphenated word. */
export function isNoValue(text: string): boolean {
  return clockOrCastling.test(text) || isHyphenated(text) || bearing.test(text) || isRestatedOtherwise(text);
}

/** `N30°E` is a direction, and no product of letters and an angle. */
const bearing = pattern`(?<!\p{L})[NSEW]\s?\d[\d.]*\s?(?:°|\^\\?\{?\\circ\}?)\s?[NSEW](?!\p{L})`;

/** A time of day is no ratio of picometres, and castling no difference. */
const clockOrCastling = /^[Oo](?:-[Oo]){1,2}[+#]?$|^\s?\d{1,2}:[0-5]\d\s?[ap]\.?\s?m\.?(?![a-z])/iu;

/** Words joined by hyphens are no difference of products, unless they spell a number. */
function isHyphenated(text: string): boolean {
  if (/^[A-G][♯♭#]?(?:[-–][A-G][♯♭#]?)+$/u.test(text)) return true;
  if (isPartOfUnit(text)) return false;
  if (!/^[A-Za-z]+(?:-[A-Za-z]+)+$/u.test(text) || !/[A-Za-z]{3}/u.test(text)) return false;
  return !isNumberWord(text.split('-')[0]?.toLowerCase() ?? '');
}

import { pattern } from '../tokens/pattern.ts';
import { areInitialsOf } from '../words/initials.ts';

/**
 * A phrase without the initials next to the words they abbreviate: `left anterior descending artery` for `LAD (left
 * anterior descending) artery`, `smooth endoplasmic reticulum` for `smooth ER (endoplasmic reticulum)`.
 */
export function withoutInitials(text: string): string {
  if (text.length > 120 || !/\(/u.test(text)) return text;
  return text
    .replace(before, (whole: string, letters: string, words: string) =>
      areInitialsOf(letters, wordsOf(words)) ? words : whole,
    )
    .replace(behind, (whole: string, words: string, letters: string) => {
      const all = wordsOf(words);
      return all.some((_, index) => areInitialsOf(letters, all.slice(index))) ? words : whole;
    });
}

const before = pattern`(?<![\p{L}\d-])(\p{Lu}{2,7}) \(([\p{L}'’ -]{5,80})\)`;

const behind = pattern`(?<![\p{L}\d-])((?:[\p{L}'’-]{1,20} ){1,9}[\p{L}'’-]{1,20}) \((\p{Lu}{2,7})\)`;

function wordsOf(text: string): readonly string[] {
  return text.split(/[ -]/u).filter((word) => word !== '');
}

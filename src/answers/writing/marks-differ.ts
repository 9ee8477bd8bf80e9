import { pattern } from '../tokens/pattern.ts';

/**
 * Whether two texts of the same letters differ in marks that make other words of small letters: `schon` beside `schön`, `ano`
 * beside `año`. A mark that only one side writes is left out in names and in most words: `Sao Paulo`, `cafe`.
 */
export function marksDiffer(left: string, right: string): boolean {
  if (plain.test(left) && plain.test(right)) return false;
  const [from, to] = [wordsOf(left), wordsOf(right)];
  return from.length === to.length && from.some((word, index) => areOtherWords(word, to[index] ?? ''));
}

const plain = /^[\x00-\x7f]*$/u;

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').match(pattern.g`\p{L}+`) ?? [];
}

function areOtherWords(left: string, right: string): boolean {
  if (left === right || ![left, right].every((word) => /^\p{Ll}+$/u.test(word))) return false;
  const areMarked = [left, right].every((word) => /\p{M}/u.test(word.normalize('NFD')));
  const count = (word: string): number => word.match(telling)?.length ?? 0;
  return (
    areMarked || count(left) !== count(right) || (left.length < 6 && /ñ/u.test(left) !== /ñ/u.test(right))
  );
}

/** Behind a vowel two dots only part it from that: `coöperate`. */
const telling = /(?<![aeiou])[äöü]/gu;

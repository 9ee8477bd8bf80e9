import { pattern } from '../tokens/pattern.ts';
import { marksDiffer } from '../writing/marks-differ.ts';

/**
 * Whether one text holds the words of the other, but for the case of alleles or for marks that make other words: `AaBb` beside
 * `This is AABB`, `schön` beside `It is schon`.
 */
export function losesLetters(reference: string, response: string): boolean {
  const [short, long] = [reference, response]
    .map(wordsOf)
    .toSorted((one, other) => one.length - other.length);
  if (short === undefined || long === undefined || short.length === 0) return false;
  const folded = long.map(folding);
  for (let at = 0; at + short.length <= long.length; at += 1) {
    if (!short.every((word, index) => folding(word) === folded[at + index])) continue;
    const same = long.slice(at, at + short.length);
    return (
      marksDiffer(short.join(' '), same.join(' ')) ||
      short.some((word, index) => areOtherAlleles(word, same[index] ?? ''))
    );
  }
  return false;
}

function wordsOf(text: string): readonly string[] {
  return text.length > 200 ? [] : (text.match(pattern.g`\p{L}+`) ?? []);
}

function folding(word: string): string {
  return word.normalize('NFD').replace(pattern.g`\p{M}`, '').toLowerCase();
}

/** Pairs of one letter, of which one is in another case. */
function areOtherAlleles(word: string, other: string): boolean {
  return word !== other && pattern`^(?:(\p{Ll})\1)+$`.test(word.toLowerCase()) && word.length > 1;
}

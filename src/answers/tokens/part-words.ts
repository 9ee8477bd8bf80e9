import { readNumberWords, readOrdinal } from './number-words.ts';

/** A word for equal parts of one, such as `tenths` or `third`. */
export interface PartWord {
  /** Into how many parts one is cut. */
  readonly under: bigint;
  readonly isSingle: boolean;
}

/** Reads a word for equal parts of one; null for any other. A second is a unit, and halves and quarters may be things. */
export function readPartWord(word: string): PartWord | null {
  const isSingle = !word.endsWith('s');
  const name = isSingle ? word : word.slice(0, -1);
  const scaled = scales.get(name);
  if (scaled !== undefined) return { under: scaled, isSingle };
  const ten = /^[a-z]+ieth$/u.test(name) ? readNumberWords([name.replace(/ieth$/u, 'y')]) : null;
  if (ten !== null) return { under: ten, isSingle };
  const index = /^[a-z]+$/u.test(name) ? readOrdinal(name) : null;
  return index === null || index < 3 ? null : { under: BigInt(index), isSingle };
}

const scales: ReadonlyMap<string, bigint> = new Map([
  ['hundredth', 100n],
  ['thousandth', 1_000n],
  ['millionth', 1_000_000n],
  ['billionth', 1_000_000_000n],
  ['trillionth', 1_000_000_000_000n],
]);

/** Into how many parts one is cut, and whether the last word of the number before says so too. */
export interface Cut {
  readonly under: bigint;
  readonly isCompound: boolean;
}

/**
 * Reads a word for parts behind the words of a number: `three tenths`, `three ten-thousandths`, `five sixty-fourths`. Returns null where they
 * can be cut in two ways, as in `two hundred thousandths` and `one hundred and five tenths`, or are a place in a row, as in `twenty-fifth`.
 */
export function cutBehind(words: readonly string[], part: PartWord, isHyphenated: boolean): Cut | null {
  const last = readNumberWords(words.slice(-1)) ?? 0n;
  const isTen = last >= 20n && last < 100n;
  if (words.includes('and') || (part.isSingle && (isTen || last >= 100n))) return null;
  const isCompound = isTen ? part.under < 10n : (last === 10n || last === 100n) && part.under >= 1_000n;
  if (!isCompound) return { under: part.under, isCompound };
  return isHyphenated ? { under: isTen ? last + part.under : last * part.under, isCompound } : null;
}

import { add, multiply, type Rational, whole } from '../number/rational.ts';
import { readNumberWords } from './number-words.ts';
import { cutBehind, type PartWord, readPartWord } from './part-words.ts';
import { type ReadingMode, type Token, unreadable } from './token.ts';

/** A token, with the words that it was written in where these are a number. */
export type SpelledToken = Token & { readonly words?: readonly string[] };

/**
 * Divides numbers by the words for parts behind them: `three tenths`, `105 thousandths`, `two and five tenths`. Throws `UnreadableText`
 * where it is not clear how. Where parts are what is counted, as coins are, their words are left behind the number.
 */
export function joinPartWords(
  tokens: readonly SpelledToken[],
  parts: ReadingMode['parts'],
): readonly SpelledToken[] {
  const joined: SpelledToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [token, last] = [tokens[index], joined.at(-1)];
    if (token === undefined) continue;
    const found = last?.kind === 'number' ? partAt(tokens, index) : null;
    if (last?.kind !== 'number' || found === null) {
      joined.push(token);
      continue;
    }
    const { over, under, length } = fractionOf(joined, last.value, found);
    if (parts === 'counted') joined.push(token);
    else {
      const value = multiply(over, { numerator: 1n, denominator: under });
      if (value === null) throw unreadable;
      joined.splice(-length, length, { ...last, value, digits: null, raw: '' });
      addWhole(joined, value);
      index += found.length - 1;
    }
  }
  return joined;
}

interface FoundPart {
  readonly part: PartWord;
  readonly isHyphenated: boolean;
  readonly length: number;
}

/** The word for parts at a place, with or without a hyphen before it. A single one before another word is a place in a row: `5 fifth graders`. */
function partAt(tokens: readonly SpelledToken[], index: number): FoundPart | null {
  const token = tokens[index];
  const isHyphenated = token?.kind === 'sign' && token.text === '-' && !token.spaced;
  const length = isHyphenated ? 2 : 1;
  const [word, after] = [tokens[index + length - 1], tokens[index + length]];
  if (word?.kind !== 'letters' || (isHyphenated && word.spaced)) return null;
  const part = readPartWord(word.text.toLowerCase());
  if (part === null) return null;
  const isSpelled = (tokens[index - 1] as SpelledToken | undefined)?.words !== undefined;
  const isBeforeWord = after?.kind === 'letters' && after.text !== 'of';
  return part.isSingle && isBeforeWord && !isSpelled ? null : { part, isHyphenated, length };
}

interface Fraction {
  readonly over: Rational;
  readonly under: bigint;
  /** How many tokens it was written in. */
  readonly length: number;
}

function fractionOf(joined: readonly SpelledToken[], value: Rational, found: FoundPart): Fraction {
  const words = joined.at(-1)?.words ?? [];
  const cut = cutBehind(words, found.part, found.isHyphenated);
  if (cut === null) throw unreadable;
  const before = joined.at(-2);
  if (!cut.isCompound) {
    if (before?.kind === 'sign' && /[/^_*:]/u.test(before.text)) throw unreadable;
    return { over: value, under: cut.under, length: 1 };
  }
  const over = readNumberWords(words.slice(0, -1));
  if (over !== null) return { over: whole(over), under: cut.under, length: 1 };
  if (before?.kind !== 'number') throw unreadable;
  return { over: before.value, under: cut.under, length: 2 };
}

/** `two and five tenths` is more than two, where the text begins so. */
function addWhole(joined: SpelledToken[], part: Rational): void {
  const [number, and, last] = joined;
  if (number?.kind !== 'number' || and?.kind !== 'letters' || and.text.toLowerCase() !== 'and') return;
  if (last?.kind !== 'number' || joined.length !== 3) return;
  if (number.value.denominator !== 1n || part.numerator >= part.denominator) return;
  const value = add(number.value, part);
  if (value !== null) joined.splice(0, 3, { ...last, value });
}

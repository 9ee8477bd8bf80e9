import { whole } from '../number/rational.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import type { SpelledToken } from './join-part-words.ts';
import { isNumberWord, readNumberWords, scaleWords } from './number-words.ts';
import { readPartWord } from './part-words.ts';
import type { Token } from './token.ts';

/** Replaces number words by numbers: `twenty-three`, `1.5 million`, `three hundred`. */
export function joinNumberWords(tokens: readonly Token[]): readonly SpelledToken[] {
  if (!tokens.some((token) => isWordOfNumber(token)) || isTitle(tokens)) return tokens;
  const joined: SpelledToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const last = joined.at(-1);
    const word = token.kind === 'letters' ? token.text.toLowerCase() : '';
    const scale = scaleWords.get(word);
    if (scale !== undefined && last?.kind === 'number') {
      const value = { numerator: last.value.numerator * scale, denominator: last.value.denominator };
      const exponent = scale.toString().length - 1;
      const digits =
        last.digits === null || scale % 10n !== 0n
          ? null
          : { ...last.digits, lastPlace: last.digits.lastPlace + exponent };
      joined[joined.length - 1] = { ...last, value, digits, raw: '', words: [word] };
      continue;
    }
    const words = wordsFrom(tokens, index);
    const value = words.length > 0 ? readNumberWords(words.map(({ word }) => word)) : null;
    if (value === null) joined.push(token);
    else {
      joined.push({
        kind: 'number',
        value: whole(value),
        digits: null,
        raw: '',
        spaced: token.spaced,
        words: words.map(({ word }) => word),
      });
      index += words.reduce((sum, { count }) => sum + count, 0) - 1;
    }
  }
  return joined;
}

/** `Seven Samurai` counts nothing: a noun behind a number has no capital. */
function isTitle([first, second, third]: readonly Token[]): boolean {
  return (
    first?.kind === 'letters' &&
    second?.kind === 'letters' &&
    /^\p{Lu}\p{Ll}+$/u.test(first.text) &&
    /^\p{Lu}\p{Ll}{2,}$/u.test(second.text) &&
    isWordOfNumber(first) &&
    !isWordOfNumber(second) &&
    lookupUnit(second.text) === null &&
    !(third === undefined && isPartOrPercent(second.text.toLowerCase()))
  );
}

/** `Two Thirds` and `Twelve Percent` are numbers in capitals. */
function isPartOrPercent(word: string): boolean {
  return /^percent(?:age)?$/u.test(word) || readPartWord(word) !== null;
}

function isWordOfNumber(token: Token): boolean {
  return (
    token.kind === 'letters' &&
    (isNumberWord(token.text.toLowerCase()) || scaleWords.has(token.text.toLowerCase()))
  );
}

function wordsFrom(tokens: readonly Token[], start: number): readonly { word: string; count: number }[] {
  const words: { word: string; count: number }[] = [];
  let index = start;
  while (index < tokens.length && words.length < 16) {
    const token = tokens[index];
    if (token?.kind === 'letters' && isWordOfNumber(token)) {
      words.push({ word: token.text.toLowerCase(), count: 1 });
      index += 1;
      continue;
    }
    const next = tokens[index + 1];
    if (
      token?.kind === 'letters' &&
      joinsHundreds(token.text, words.at(-1)?.word, tokens.slice(index + 1, index + 4))
    ) {
      words.push({ word: 'and', count: 1 });
      index += 1;
      continue;
    }
    const isJoiner = token?.kind === 'sign' && token.text === '-' && !token.spaced && words.length > 0;
    if (!isJoiner || next === undefined || next.spaced || !isWordOfNumber(next)) break;
    words.push({ word: next.kind === 'letters' ? next.text.toLowerCase() : '', count: 2 });
    index += 2;
  }
  return words;
}

/** `one hundred and fifty`: the word joins tens and ones to what ends in hundreds or thousands, and no list goes on behind it. */
function joinsHundreds(word: string, before: string | undefined, after: readonly Token[]): boolean {
  if (
    word.toLowerCase() !== 'and' ||
    before === undefined ||
    !/^(?:hundred|thousand|million|billion)$/u.test(before)
  )
    return false;
  const [first, ...rest] = after.map((token) => (token.kind === 'letters' ? token.text.toLowerCase() : ''));
  return isNumberWord(first ?? '') && !rest.some((each) => each === 'and');
}

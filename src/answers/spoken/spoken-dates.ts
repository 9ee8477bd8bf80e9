import { readOrdinal, smallNumber } from '../tokens/number-words.ts';

/** The words of a date with its spoken day and year in digits: `july twenty fifth nineteen eighty four`, as they are read aloud. */
export function spokenDate(words: readonly string[]): readonly string[] {
  const written: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const found = yearAt(words, index) ?? dayAt(words, index);
    if (found !== null) index += found.length - 1;
    written.push(found?.digits ?? words[index] ?? '');
  }
  return written;
}

/** A year that is read aloud, where a text says no more, and null for any other: `nineteen eighty-four`, which is no sum. */
export function spokenYear(text: string): string | null {
  const words = text.toLowerCase().split(/[ -]/u);
  const found = words.length < 2 || words.length > 4 ? null : yearAt(words, 0);
  return found?.length === words.length && words[0] !== 'two' ? found.digits : null;
}

interface Spoken {
  readonly digits: string;
  /** How many words it takes. */
  readonly length: number;
}

/** `twenty fifth`. */
function dayAt(words: readonly string[], at: number): Spoken | null {
  const day = readOrdinal(`${words[at]}-${words[at + 1]}`);
  return day === null ? null : { digits: `${day}`, length: 2 };
}

/** `nineteen eighty four`, `twenty twelve`, `nineteen oh five`, `two thousand and eight`. */
function yearAt(words: readonly string[], at: number): Spoken | null {
  const [first, second, third, fourth] = words.slice(at, at + 4);
  const century = smallAt(first);
  if (first === 'two' && second === 'thousand') {
    const word = third === 'and' ? fourth : third;
    const rest = smallAt(word);
    if (rest === null || rest < 1) return { digits: '2000', length: 2 };
    return { digits: `${2000 + rest}`, length: third === 'and' ? 4 : 3 };
  }
  if (century === null || century < 11 || century > 20) return null;
  if (second === 'hundred') return { digits: `${century}00`, length: 2 };
  const unit = smallAt(third);
  if (second === 'oh' && unit !== null && unit > 0 && unit < 10)
    return { digits: `${century}0${unit}`, length: 3 };
  const rest = smallAt(second);
  if (rest === null || rest < 10) return null;
  const isCompound = rest >= 20 && unit !== null && unit > 0 && unit < 10;
  return { digits: `${century}${isCompound ? rest + unit : rest}`, length: isCompound ? 3 : 2 };
}

function smallAt(word: string | undefined): number | null {
  const value = word === undefined ? null : smallNumber(word);
  return value === null ? null : Number(value);
}

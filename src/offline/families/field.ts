import type { Random } from '../offline-random.ts';

/** A datum of a problem: how it is drawn, written into a text and read back. */
export interface Field<Value> {
  readonly draw: (random: Random) => Value;
  readonly write: (value: Value) => string;
  /** Source of a regular expression that finds the written datum. */
  readonly pattern: string;
  /** The datum, or null when it is outside the bounds of the field. */
  readonly read: (text: string) => Value | null;
}

/** A whole number within bounds. */
export function integer(from: number, to: number): Field<number> {
  return {
    draw: (random) => random.integer(from, to),
    write: String,
    pattern: from < 0 ? String.raw`-?\d{1,12}` : String.raw`\d{1,12}`,
    read: (text) => (Number(text) >= from && Number(text) <= to ? Number(text) : null),
  };
}

/** A list of `from` to `to` whole numbers, each from 1 to `largest`. */
export function integers(from: number, to: number, largest: number): Field<readonly number[]> {
  const isAllowed = (value: number): boolean => value >= 1 && value <= largest;
  return {
    draw: (random) => Array.from({ length: random.integer(from, to) }, () => random.integer(1, largest)),
    write: (values) => values.join(', '),
    pattern: String.raw`\d{1,9}(?:, \d{1,9})+`,
    read: (text) => {
      const values = text.split(', ').map(Number);
      return values.length >= from && values.length <= to && values.every(isAllowed) ? values : null;
    },
  };
}

/** Half a whole number, from `from / 2` to `to / 2`; its value is the double. */
export function half(from: number, to: number): Field<number> {
  return {
    draw: (random) => random.integer(from, to),
    write: halfText,
    pattern: String.raw`\d{1,4}(?:/2)?`,
    read: (text) => {
      const doubled = text.endsWith('/2') ? Number(text.slice(0, -2)) : 2 * Number(text);
      return doubled >= from && doubled <= to && halfText(doubled) === text ? doubled : null;
    },
  };
}

/** Writes the half of a whole number: `3/2`, or `2` when it is whole. */
export function halfText(doubled: number): string {
  return doubled % 2 === 0 ? `${doubled / 2}` : `${doubled}/2`;
}

/** One of some words. */
export function choice<const Word extends string>(words: readonly [Word, ...Word[]]): Field<Word> {
  return {
    draw: (random) => random.pick(words),
    write: (word) => word,
    pattern: words.join('|'),
    read: (text) => words.find((word) => word === text) ?? null,
  };
}

/** A list of `from` to `to` of some words, repeats allowed unless `isDistinct`. */
export function sequence<const Word extends string>(
  words: readonly [Word, ...Word[]],
  options: {
    readonly from: number;
    readonly to: number;
    readonly by?: string;
    readonly isDistinct?: boolean;
  },
): Field<readonly Word[]> {
  const { from, to, by = ', ', isDistinct = false } = options;
  const one = choice(words);
  return {
    draw: (random) => {
      const length = random.integer(from, to);
      if (isDistinct) return random.shuffle(words).slice(0, length);
      return Array.from({ length }, () => random.pick(words));
    },
    write: (values) => values.join(by),
    pattern: `(?:${one.pattern})(?:${by}(?:${one.pattern}))*`,
    read: (text) => {
      const values = text.split(by).flatMap((word) => one.read(word) ?? []);
      const isRepeated = isDistinct && new Set(values).size < values.length;
      return values.length < from || values.length > to || isRepeated ? null : values;
    },
  };
}

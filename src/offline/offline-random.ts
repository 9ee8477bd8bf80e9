import { contentHash } from '../core/content-hash.ts';

/** A stream of chance that follows from its seed alone. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  readonly next: () => number;
  /** A whole number between both bounds, included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
  readonly shuffle: <Value>(values: readonly Value[]) => Value[];
}

/** Opens the stream of chance that belongs to these parts: equal parts, equal stream. */
export function randomOf(...parts: readonly unknown[]): Random {
  const next = sfc32(contentHash('offline', ...parts));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
    shuffle: (values) =>
      values
        .map((value) => ({ value, rank: next() }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ value }) => value),
  };
}

/** A single draw from 0 up to, but not including, 1. */
export function chanceOf(...parts: readonly unknown[]): number {
  return Number.parseInt(contentHash('offline', ...parts).slice(0, 12), 16) / 2 ** 48;
}

/** Whose draw it is: `shared` is what all models have in common, `own` tells models and samples apart. */
export interface DrawOwner {
  readonly correlation: number;
  readonly shared: readonly unknown[];
  readonly own: readonly unknown[];
}

/**
 * A draw that models make together to a set degree.
 *
 * With probability √correlation a model takes the draw that all models share, otherwise its own. Two models both
 * take the shared one with probability `correlation`, so the indicators "draw < rate" of two models with one rate
 * have exactly that Pearson correlation, and each errs at exactly the rate.
 */
export function correlatedChance({ correlation, shared, own }: DrawOwner): number {
  const isShared = chanceOf('takes-shared', shared, own) < Math.sqrt(correlation);
  return isShared ? chanceOf('shared', shared) : chanceOf('own', shared, own);
}

/** Small fast counter generator by Chris Doty-Humphrey (public domain), seeded with 128 bits. */
function sfc32(digest: string): () => number {
  const word = (index: number): number => Number.parseInt(digest.slice(index * 8, index * 8 + 8), 16) | 0;
  let a = word(0);
  let b = word(1);
  let c = word(2);
  let counter = word(3);
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

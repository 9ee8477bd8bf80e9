import {
  add,
  compareRationals,
  isWhole,
  multiply,
  negated,
  type Rational,
  rational,
  whole,
} from '../number/rational.ts';

/** A number, and what lies a little and far to both sides of it. */
export function around(value: Rational): readonly Rational[] {
  const steps: readonly (readonly [bigint, bigint])[] = isWhole(value)
    ? [
        [0n, 1n],
        [1n, 7n],
        [-1n, 7n],
        [1n, 1n],
        [-1n, 1n],
      ]
    : [
        [0n, 1n],
        [1n, 7n],
        [-1n, 7n],
      ];
  return steps.flatMap(([over, under]) => add(value, { numerator: over, denominator: under }) ?? []);
}

/** Twice as far out, on both sides of zero, and the powers of a number. */
export function beyond(value: Rational): readonly Rational[] {
  const square = multiply(value, value);
  const cube = square === null ? null : multiply(square, value);
  const negative = negated(value);
  return [square, cube, multiply(value, whole(3)), negative, multiply(value, whole(-3))].flatMap(
    (found) => found ?? [],
  );
}

/** Halfway between each two of several places that come one after the other, and outside of the first and the last. */
export function between(values: readonly Rational[]): readonly Rational[] {
  const sorted = values.toSorted(compareRationals);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inner = sorted.slice(1).map((value, at) => halfway(sorted[at] ?? value, value));
  return [...inner, outside(first, -1), outside(last, 1)].flatMap((found) => found ?? []);
}

function halfway(left: Rational, right: Rational): Rational | null {
  const sum = add(left, right);
  return sum === null ? null : rational(sum.numerator, sum.denominator * 2n);
}

/** Further out than a place by half its size. */
function outside(value: Rational, sign: number): Rational | null {
  const step = rational(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator * 2n);
  return step === null
    ? null
    : add(value, step.numerator === 0n ? whole(sign) : (multiply(step, whole(sign)) ?? step));
}

/** The whole numbers at and beside a place. */
export function wholesBeside({ numerator, denominator }: Rational): readonly Rational[] {
  const below = numerator / denominator;
  return [below - 1n, below, below + 1n].map((value) => whole(value));
}

import { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { add, compareRationals, multiply, negated, type Rational, whole } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';

/** Numbers in equal steps without end, at two values that stand for pi. */
export interface Family {
  readonly offset: readonly Rational[];
  readonly period: readonly Rational[];
  /** Whether the running number is taken away: `\\frac{\\pi}{4} - k\\pi`. */
  readonly isBackwards: boolean;
}

/** Two values that stand for pi: what holds for both holds for pi, and is exact. */
const forPi: readonly Rational[] = [
  { numerator: 355n, denominator: 113n },
  { numerator: 22n, denominator: 7n },
];

function degree(pi: Rational): Rational {
  return { numerator: pi.numerator, denominator: pi.denominator * 180n };
}

/**
 * Reads what a running number runs through: one family, or two where its powers of -1 put every other place elsewhere, as in
 * `(-1)^k \frac{\pi}{6} + k\\pi`. Null for anything else.
 */
export function readFamilies(value: Node, name: string): readonly Family[] | null {
  const family = readFamily(value, name, 0, 1);
  if (family !== null) return [family];
  const [even, odd] = [readFamily(value, name, 0, 2), readFamily(value, name, 1, 2)];
  return even === null || odd === null ? null : [even, odd];
}

function readFamily(value: Node, name: string, start: number, stride: number): Family | null {
  const offset: Rational[] = [];
  const period: Rational[] = [];
  let isBackwards = false;
  for (const pi of forPi) {
    const at = (place: number): Rational | null =>
      exactValue(
        value,
        new Map([
          ['pi', pi],
          ['unit:deg', degree(pi)],
          [name, whole(place)],
        ]),
        new Effort(2_000),
      );
    const [first, second, third] = [at(start), at(start + stride), at(start + 7 * stride)];
    if (first === null || second === null || third === null) return null;
    const step = add(second, negated(first));
    const far = step === null ? null : multiply(step, whole(7));
    const expected = far === null ? null : add(first, far);
    if (
      step === null ||
      expected === null ||
      step.numerator === 0n ||
      compareRationals(expected, third) !== 0
    )
      return null;
    offset.push(first);
    isBackwards = step.numerator < 0n;
    period.push(step.numerator < 0n ? { ...step, numerator: -step.numerator } : step);
  }
  return { offset, period, isBackwards };
}

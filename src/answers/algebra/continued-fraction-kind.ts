import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Continued fractions without end: `[2; \overline{4}]`, `[2; 4, 4, 4, \ldots]`. */
export const continuedFractionKind: AnswerKind<ContinuedFraction> = {
  name: 'continued fraction',
  read: ({ text }) => {
    const fraction = readContinued(text);
    return fraction === null ? [] : [wholeReading(fraction)];
  },
  relate: (left, right) => {
    const known = Math.min(lengthOf(left), lengthOf(right));
    const differs = numbersOf(left, known).some((number, at) => number !== numbersOf(right, known)[at]);
    if (differs) return apart('exact', 'the continued fractions have other numbers');
    const isOpen = left.period === null && right.period === null && left.start.length !== right.start.length;
    const isSure = !isOpen && [left, right].every((side) => tellsPeriod(side, left.period ?? right.period));
    return isSure
      ? same('exact', 'the continued fractions have the same numbers')
      : undecided('a continued fraction may go on in another way');
  },
};

interface ContinuedFraction {
  /** The whole part, and the numbers before the first period, or all that are written. */
  readonly start: readonly number[];
  /** What repeats; null where dots follow. */
  readonly period: readonly number[] | null;
}

function readContinued(text: string): ContinuedFraction | null {
  if (text.length > 200 || !/overline|dots|\.{3}|…/.test(text)) return null;
  const plain = text.replace(/\\(?:left|right)(?![a-z])|\\[,;:! ]|[$\s]/g, '');
  const [, whole, listed = '', repeated, dots] =
    /^\[(-?\d+);([\d,]*)(?:\\overline\{([\d,]+)\}|(\\[lc]?dots|\.{3}|…))\]$/.exec(plain) ?? [];
  if (whole === undefined) return null;
  const numbers = listed.split(',').map(Number);
  // Before what follows is a comma, but at the beginning.
  if (numbers.pop() !== 0 || numbers.includes(0)) return null;
  const period = dots === undefined ? (repeated ?? '').split(',').map(Number) : null;
  return period?.includes(0) === true ? null : { start: [Number(whole), ...numbers], period };
}

/** How many numbers are known; two periods that agree so far agree everywhere. */
function lengthOf({ start, period }: ContinuedFraction): number {
  return period === null ? start.length : 240;
}

function numbersOf({ start, period }: ContinuedFraction, count: number): readonly number[] {
  const repeated = period ?? [];
  return Array.from(
    { length: count },
    (_, at) => start[at] ?? repeated[(at - start.length) % repeated.length] ?? 0,
  );
}

/** Whether a side has a period, or shows the other one three times, or at least twice where it is longer. */
function tellsPeriod({ start, period }: ContinuedFraction, other: readonly number[] | null): boolean {
  if (period !== null) return true;
  const least = other === null ? 3 : other.length * (other.length === 1 ? 3 : 2);
  return start.length > least;
}

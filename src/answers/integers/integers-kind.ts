import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { greatestBase, type IntegerSet } from './integer-set.ts';
import { readIntegerSet } from './read-integer-set.ts';

/** Sets of whole numbers that are told in words beside what tells them in signs: `n = 2k` and `all even integers`. */
export const integersKind: AnswerKind<IntegerSet> = {
  name: 'integers',
  read: ({ text }) => {
    const set = readIntegerSet(text);
    return set === null ? [] : [wholeReading(set)];
  },
  relate: (left, right) => {
    if (!left.isTold && !right.isTold) return null;
    // Where only one side says of which numbers it speaks, both speak of these.
    const floors = [left.floor, right.floor];
    const isShared = floors.includes(null);
    const floor = isShared ? Math.max(...floors.map((each) => each ?? least)) : least;
    let isSame = true;
    for (const value of telling) {
      if (value < floor || left.has(value) === right.has(value)) continue;
      if (value > 2) return apart('exact', 'other whole numbers are meant');
      isSame = false;
    }
    // Where counting starts, and whether zero and one belong to it, is seen in other ways.
    return isSame
      ? same('exact', 'the same whole numbers are meant')
      : undecided('the sides may count from other numbers on');
  },
};

/** Numbers in the texts have four digits at most: between these lie all their bounds. */
const least = -12_000;
const most = 12_000;

/**
 * Numbers that tell sets apart: all between the bounds, as many far beyond them, so that what repeats shows each of its
 * remainders where what ends is over, and powers, which thin out.
 */
const telling: readonly number[] = [
  ...numbersFrom(least, most),
  ...numbersFrom(1_000_000, 1_010_000),
  ...numbersFrom(2, greatestBase).flatMap((base) => numbersFrom(3, 6).map((power) => base ** power)),
];

function numbersFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_unused, at) => first + at);
}

import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import type { IntegerSet } from './integer-set.ts';
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
    const differing: number[] = [];
    for (let value = Math.max(least, floor); value <= most; value += 1)
      if (left.has(value) !== right.has(value)) differing.push(value);
    if (differing.length === 0) return same('exact', 'the same whole numbers are meant');
    // Where counting starts, and whether zero and one belong to it, is seen in other ways.
    return differing.some((value) => value > 2)
      ? apart('exact', 'other whole numbers are meant')
      : undecided('the sides may count from other numbers on');
  },
};

/** All rules repeat, end or thin out within these bounds, since the numbers in them have few digits. */
const least = -3_000;
const most = 12_000;

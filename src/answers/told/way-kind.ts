import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { bareWay } from './ways.ts';

/** A way without a quantity, along an axis or towards a point of the compass. */
export const wayKind: AnswerKind<Way> = {
  name: 'direction',
  read: ({ text }) => {
    const way = bareWay(text);
    return way === null ? [] : [wholeReading({ way, isTold: /[A-Za-z]{2}/u.test(text) })];
  },
  // Without a word `-z` may be a value.
  relate: (left, right) => {
    if (!left.isTold && !right.isTold) return null;
    return left.way === right.way
      ? same('exact', 'both name one direction')
      : apart('exact', 'the directions differ');
  },
};

interface Way {
  readonly way: string;
  /** Whether a word says that it is a direction. */
  readonly isTold: boolean;
}

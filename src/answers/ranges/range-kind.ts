import { apart, bindingDoubt, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { pattern } from '../tokens/pattern.ts';
import { type Range, readRange } from './read-range.ts';

/** Ranges between two numbers, which mathematics would take for differences: `0-5` is not `1-6`. */
export const rangeKind: AnswerKind<Range> = {
  name: 'range',
  read: ({ text }) => {
    const range = readRange(text);
    return range === null ? [] : [wholeReading(range)];
  },
  relate: (left, right) => {
    if (left.low !== right.low || left.high !== right.high) return apart('structure', 'the ranges differ');
    if (left.unit === right.unit) return same('exact', 'both are the same range');
    if (left.unit.toLowerCase() === right.unit.toLowerCase())
      return bindingDoubt('a unit in another case may be another one');
    return left.unit === '' || right.unit === ''
      ? undecided('one side says what the range is of')
      : undecided('the ranges are of different things');
  },
  // A number could only be the difference for which mathematics takes a range; a ratio or years may say the same.
  relateToOther: (_range, { text }) => {
    if (!/\d/u.test(text)) return null;
    const doubt = 'one side may be a range, the other is none';
    // Two numbers with a comma between them have the same words.
    return twoNumbers.test(text) || pattern`^[^\p{L}\d:;,]{0,3}\d[\d.,]*[^\p{L}\d:;,]{0,3}$`.test(text)
      ? bindingDoubt(doubt)
      : undecided(doubt);
  },
};

const twoNumbers = pattern`^[^\p{L}\d]{0,3}\d[\d.]*(?:[,;] ?| ?& ?| and | or )\d[\d.]*[^\p{L}\d]{0,3}$`;

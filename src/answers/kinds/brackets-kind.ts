import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** A row of brackets and nothing else, such as what closes those that are open: `] ] >`. */
export const bracketsKind: AnswerKind<string> = {
  name: 'brackets',
  read: ({ text }) => {
    const row = text.replace(/\s/gu, '');
    return row.length <= 80 && /^[()[\]{}<>]+$/u.test(row) && row !== '{}' ? [wholeReading(row)] : [];
  },
  relate: (left, right) =>
    left === right ? same('exact', 'the brackets are the same') : apart('exact', 'the brackets differ'),
};

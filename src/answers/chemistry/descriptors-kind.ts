import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** The descriptors of several centres, in any order: `(2R,3S)` and `3S,2R`. */
export const descriptorsKind: AnswerKind<string> = {
  name: 'descriptors',
  read: ({ text }) => {
    const plain = text.length > 80 ? '' : text.replace(/\\(?:text|mathrm)|[\s${}*]/gu, '');
    const list = /^\(?(\d{1,2}[RSEZ](?:,\d{1,2}[RSEZ]){1,9})\)?\.?$/u.exec(plain)?.[1];
    return list === undefined ? [] : [wholeReading(list.split(',').toSorted().join())];
  },
  relate: (left, right) =>
    left === right
      ? same('exact', 'the centres have the same descriptors')
      : apart('exact', 'the descriptors differ'),
};

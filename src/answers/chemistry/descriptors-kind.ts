import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

interface Descriptors {
  readonly list: string;
  /** Whether it is one letter, which may as well be a name. */
  readonly isLetter: boolean;
  readonly isOne: boolean;
}

/** The descriptors of several centres, in any order: `(2R,3S)` and `3S,2R`; and `R configuration` beside `(R)`. */
export const descriptorsKind: AnswerKind<Descriptors> = {
  name: 'descriptors',
  read: ({ text }) => {
    const plain = text.length > 80 ? '' : text.replace(/\\(?:text|mathrm)|[\s${}*]/gu, '');
    const list = /^\(?(\d{1,2}[RSEZ](?:,\d{1,2}[RSEZ]){1,9})\)?\.?$/u.exec(plain)?.[1];
    if (list !== undefined)
      return [wholeReading({ list: list.split(',').toSorted().join(), isLetter: false, isOne: false })];
    const [, letter, told] =
      /^\(?([RSEZ])\)?(-?(?:configuration|configured|enantiomer|isomer))?\.?$/.exec(plain) ?? [];
    return letter === undefined
      ? []
      : [wholeReading({ list: letter, isLetter: told === undefined, isOne: true })];
  },
  relate: (left, right) => {
    if ((left.isLetter && right.isLetter) || left.isOne !== right.isOne) return null;
    return left.list === right.list
      ? same('exact', 'the centres have the same descriptors')
      : apart('exact', 'the descriptors differ');
  },
};

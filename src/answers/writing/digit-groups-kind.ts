import { same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Numbers of telephones, books, cards, accounts and insured persons, whose digits stand in groups: `020-6921-4236`, `978-0-306-40615-7`. */
export const digitGroupsKind: AnswerKind<DigitGroups> = {
  name: 'digit groups',
  read: ({ text }) => {
    const groups = readGroups(text.trim());
    return groups === null ? [] : [wholeReading(groups)];
  },
  // Other digits may be a difference that is worked out.
  relate: (left, right) =>
    left.digits === right.digits && left.isGrouped !== right.isGrouped
      ? same('exact', 'the digits are the same, in groups on one side')
      : null,
};

interface DigitGroups {
  readonly digits: string;
  readonly isGrouped: boolean;
}

/** Groups that no difference of numbers is written in: with a zero or a plus before them, or those of books and of ten digits. */
const grouped =
  /^(?:(?=0|\+)\+?\d{1,4}(?:[- ]\d{2,5}){1,5}|97[89](?:-\d{1,7}){3}-\d|\d(?:-\d{1,7}){2}-[\dX]|\d{3}-\d{3}-\d{4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{2}-\d{4}|\d{4}(?: \d{4}){3}|[A-Z]{2}\d{2}(?: \d{4}){2,7}(?: \d{1,4})?)$/u;

function readGroups(text: string): DigitGroups | null {
  if (text.length > 42 || !/^(?:[\d+(]|[A-Z]{2}\d{2})/u.test(text)) return null;
  const digits = text.replace(/[-+() ]/gu, '');
  if (digits.length < 9 || !/^(?:[A-Z]{2})?\d+X?$/u.test(digits)) return null;
  if (/^(?:\+|[A-Z]{2})?\d+X?$/u.test(text)) return { digits, isGrouped: false };
  return grouped.test(text) ? { digits, isGrouped: true } : null;
}

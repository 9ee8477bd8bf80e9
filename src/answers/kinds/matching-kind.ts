import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** What is matched with what: `A→3, B→1` and `A-3; B-1`. */
export const matchingKind: AnswerKind<string> = {
  name: 'matching',
  read: ({ text }) => {
    const matching = readMatching(text);
    return matching === null ? [] : [wholeReading(matching)];
  },
  relate: (left, right) =>
    left === right ? same('exact', 'the same is matched') : apart('exact', 'other things are matched'),
};

const pair =
  /^\(?([A-Za-z]|\d{1,2}|[IVX]{1,4})\)?\s*(?:→|->|\\to|\\rightarrow|[-–—:=])\s*\(?([A-Za-z]|\d{1,2}|[ivxIVX]{1,4})\)?$/u;

function readMatching(text: string): string | null {
  if (text.length > 120) return null;
  const parts = text
    .replace(/\\(?:text\w*|mathrm)|[${}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .split(/[,;] ?(?:and )?| and /u)
    .map((part) => pair.exec(part.trim()));
  if (parts.length < 2 || parts.some((match) => match === null)) return null;
  const pairs = parts.map((match) => `${match?.[1] ?? ''} ${match?.[2] ?? ''}`);
  // `x = 2, y = 3` are values.
  const areLabels = parts.every((match) => /^(?:[A-HPQRS]|[IVX]+|\d+)$/u.test(match?.[1] ?? ''));
  const isEquation = /=/u.test(text);
  return areLabels && !isEquation && new Set(pairs.map((entry) => entry.split(' ')[0])).size === pairs.length
    ? pairs.sort().join(', ')
    : null;
}

import { apart, same } from '../compare/agreement.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** A time of day, which is no ratio: `12:00`, `9:05 pm`. */
export const timeKind: AnswerKind<Time> = {
  name: 'time',
  read: ({ text }) => {
    const time = readTime(text);
    return time === null ? [] : [wholeReading(time)];
  },
  relate: (left, right) => {
    if (!(left.isMarked || right.isMarked)) return null;
    return left.minutes === right.minutes
      ? same('exact', 'the times agree')
      : apart('exact', 'the times differ');
  },
};

interface Time {
  readonly minutes: number;
  readonly isMarked: boolean;
}

function readTime(text: string): Time | null {
  const match = /^\W*(\d{1,2})(?:[:.]([0-5]\d))?\s*(?:([ap])\.?\s*m\.?|o['’]?clock)?\W*$/iu.exec(text);
  if (match === null || Number(match[1]) > 24 || text.length > 40) return null;
  if (match[3] === undefined && !/^\W*\d{1,2}:[0-5]\d\W*$/u.test(text)) return null;
  const half = match[3]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  return {
    minutes: hour * 60 + Number(match[2] ?? 0),
    isMarked: half !== undefined || (match[2] ?? '').startsWith('0'),
  };
}

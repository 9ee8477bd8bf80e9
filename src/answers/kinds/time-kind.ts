import { apart, same } from '../compare/agreement.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';

/** A time of day, which is no ratio: `12:00`, `9:05 pm`. */
export const timeKind: AnswerKind<Time> = {
  name: 'time',
  read: ({ text }) => {
    const time = readTime(text);
    return time === null ? [] : [{ ...wholeReading(time), leftOver: strayInFormula(text) }];
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
  if (text.length > 60) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)(?![a-z])/gu, ' ')
    .replace(/\\[,;: ]|[${}~]/gu, ' ')
    .trim();
  const named = /^(?:12(?::00)?\s+)?(noon|midday|midnight)$/iu.exec(plain)?.[1]?.toLowerCase();
  if (named !== undefined) return { minutes: named === 'midnight' ? 0 : 720, isMarked: true };
  const match =
    /^(\d{1,2})(?:\s?([:.h])\s?([0-5]\d))?\s*(?:([ap])\.?\s*m\.?|(o['’]?clock)|(uhr|hours|hrs))?\.?$/iu.exec(
      plain,
    );
  if (match === null || Number(match[1]) > 24) return null;
  const [, hours = '', sign, minutes, half, clock, full] = match;
  const isMarked = half !== undefined || full?.toLowerCase() === 'uhr' || sign?.toLowerCase() === 'h';
  // Without a mark two numbers with a colon may be a ratio, and with a point a decimal.
  if (!isMarked && (sign !== ':' || clock !== undefined)) return null;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { minutes: hour * 60 + Number(minutes ?? 0), isMarked: isMarked || (minutes ?? '').startsWith('0') };
}

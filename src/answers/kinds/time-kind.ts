import { apart, bindingDoubt, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { readSpokenTime } from '../spoken/spoken-time.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';

/** A time of day, which is no ratio: `12:00`, `9:05 pm`, `half past seven`. */
export const timeKind: AnswerKind<Time> = {
  name: 'time',
  read: ({ text }) => {
    const time = readTime(text);
    return time === null ? [] : [{ ...wholeReading(time), leftOver: strayInFormula(text) }];
  },
  relateToOther: (time, { text }) => {
    const [, least] = /^\W{0,3}\d+ ?[:/] ?(\d+)\W{0,3}$/.exec(text) ?? [];
    // `3:02` is no ratio, minutes to the hour are one as well, and `10:30` may be one.
    if (least !== undefined && (time.isMarked ? time.seconds % 3600 < 600 : least.length === 1))
      return bindingDoubt('one side may be a time of day, and the other is a ratio');
    return time.isMarked && /^\D{0,3}\d+(?:\.\d+)? ?(?:hours|hrs|h)\W*$/.test(text)
      ? bindingDoubt('one side is a time of day, and the other may be a span')
      : null;
  },
  relate: (left, right) =>
    left.isMarked || right.isMarked
      ? compareTimes(left, right)
      : left.seconds !== right.seconds && left.seconds % halfDay === right.seconds % halfDay
        ? undecided('the numbers may be times, of which one does not say its half of the day')
        : null,
};

/** A time of day in seconds since midnight. */
export interface Time {
  readonly seconds: number;
  /** Whether the text shows that it is a time; two numbers with a colon may be a ratio. */
  readonly isMarked: boolean;
  /** Whether the text says which half of the day is meant. */
  readonly hasHalf: boolean;
  /** The zone that the time is given for; empty where none is named. */
  readonly zone: string;
}

const halfDay = 43_200;

function compareTimes(left: Time, right: Time): Finding {
  const isSure = left.hasHalf && right.hasHalf;
  // In hours up to twelve `12:45` is a quarter to one, whichever half of the day is meant.
  const isWithinHalf = !left.hasHalf && !right.hasHalf && left.seconds % halfDay === right.seconds % halfDay;
  if (left.seconds !== right.seconds && !isWithinHalf)
    return !isSure && left.seconds % halfDay === right.seconds % halfDay
      ? undecided('one side does not say which half of the day is meant')
      : apart('exact', 'the times differ');
  return left.zone === right.zone
    ? same('exact', 'the times agree')
    : undecided('the times are given for other zones');
}

/** A colon, an hour, half a day, or a word of spoken times: two numbers with any other sign are no time. */
const mayBeTime =
  /[:h点點時时]|[ap]\.?\s*m|noon|midday|midnight|past|after|to|before|till|clock|uhr|las? |in the |d[eu] |da |del /i;

function readTime(text: string): Time | null {
  if (text.length > 60 || !mayBeTime.test(text)) return null;
  const shown = text
    .replace(/\\(?:text\w*|mathrm)(?![a-z])/gu, ' ')
    .replace(/\\[,;: ]|[${}~]/gu, ' ')
    .trim();
  const [zone = ''] = / (?:UTC|GMT|[ECMP][SD]T|CES?T|BST|IST|JST)$/u.exec(shown) ?? [];
  const plain = shown.slice(0, shown.length - zone.length).replace(/^at /iu, '');
  const time = readNamed(plain) ?? readDigits(plain) ?? readSpokenTime(plain);
  return time === null ? null : { ...time, zone: zone.trim() };
}

function readNamed(plain: string): Omit<Time, 'zone'> | null {
  const named = /^(?:12(?::00)?\s+)?(noon|midday|midnight)$/iu.exec(plain)?.[1]?.toLowerCase();
  if (named === undefined) return null;
  return { seconds: named === 'midnight' ? 0 : halfDay, isMarked: true, hasHalf: true };
}

function readDigits(plain: string): Omit<Time, 'zone'> | null {
  const military = /^(0\d|1\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h)$/u.exec(plain);
  if (military !== null && plain.startsWith('0'))
    return { seconds: inSeconds(military[1], military[2]), isMarked: true, hasHalf: true };
  const match =
    /^(\d{1,2})(?:\s?([:.h])\s?([0-5]\d)(?::([0-5]\d))?)?\s*(?:([ap])\.?\s*m\.?|(o['’]?clock)|(uhr|hours|hrs))?\.?$/iu.exec(
      plain,
    );
  if (match === null || Number(match[1]) > 24) return null;
  const [, written = '', sign, minutes, seconds, half, clock, full] = match;
  const hours = ofDay(written, minutes);
  // `5:05 hours` is how long something takes; of the day it would be written in four digits.
  if (/^h/iu.test(full ?? '') && written.length < 2) return null;
  const isMarked = half !== undefined || full?.toLowerCase() === 'uhr' || sign?.toLowerCase() === 'h';
  // Without a mark two numbers with a colon may be a ratio, and with a point a decimal.
  if (!isMarked && (sign !== ':' || clock !== undefined)) return null;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return {
    seconds: inSeconds(String(hour), minutes) + Number(seconds ?? 0),
    isMarked: isMarked || [minutes, seconds].some((part) => part?.startsWith('0')),
    hasHalf: half !== undefined || hour > 12 || hour === 0,
  };
}

/** The day ends where the next one begins. */
function ofDay(hours: string, minutes = ''): string {
  return hours === '24' && /^(?:00)?$/u.test(minutes) ? '0' : hours;
}

function inSeconds(hours: string | undefined, minutes: string | undefined): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
}

import { smallNumber } from '../tokens/number-words.ts';

/** A time of day that is told in words. */
export interface SpokenTime {
  readonly seconds: number;
  readonly isMarked: true;
  readonly hasHalf: boolean;
}

/** Reads `half past seven`, `ten to six in the evening`, `nine o'clock`, `15 heures 30`, `下午3点半`; null for anything else. */
export function readSpokenTime(text: string): SpokenTime | null {
  const [, plain = text, half] = dayPart.exec(text) ?? [];
  const isLate =
    half === undefined
      ? null
      : !/^(?:a|in the morning|de la mañana|du matin|da manhã|del mattino)/i.test(half);
  const minutes = inWords(plain, half !== undefined) ?? inRomance(plain) ?? inHan(plain);
  if (minutes === null) return null;
  if (isLate === null) return { seconds: minutes * 60, isMarked: true, hasHalf: minutes >= 780 };
  if (minutes >= 780) return isLate ? { seconds: minutes * 60, isMarked: true, hasHalf: true } : null;
  return { seconds: ((minutes % 720) + (isLate ? 720 : 0)) * 60, isMarked: true, hasHalf: true };
}

/** Nights have two ends: `at night` says which half only together with the hour. */
const dayPart =
  /^(.{1,30}?)(?: |(?<=\d))(a\.? ?m\.?|p\.? ?m\.?|in the (?:morning|afternoon|evening)|de la (?:mañana|tarde)|du matin|de l['’]après-midi|du soir|da (?:manhã|tarde)|del (?:mattino|pomeriggio))$/i;

const past =
  /^(?:a )?(half|quarter|\d{1,2}|[a-z]+(?:-[a-z]+)?)(?: minutes?)? (past|after|to|before|till) ([a-z]+|\d{1,2})$/i;
const clock = /^([a-z]+|\d{1,2}) o['’]?clock$/iu;
const spoken = /^([a-z]+)(?: ((?:oh |o['’])?[a-z]+(?:[- ][a-z]+)?))?$/iu;

function inWords(text: string, isMarked: boolean): number | null {
  const around = past.exec(text);
  if (around !== null) return aroundHour(around);
  const [, full] = clock.exec(text) ?? [];
  if (full !== undefined) return atHour(full);
  // Two numbers are a time only where the half of the day says so.
  return isMarked ? (inDigits(text) ?? inTwoWords(text)) : null;
}

function aroundHour([, part = '', side = '', hour = '']: RegExpExecArray): number | null {
  const at = hourOf(hour);
  const by = parts.get(part.toLowerCase()) ?? minuteOf(part);
  if (at === null || by === null) return null;
  return /^(?:to|before|till)$/iu.test(side) ? (at * 60 - by + 720) % 720 : at * 60 + by;
}

const parts: ReadonlyMap<string, number> = new Map([
  ['half', 30],
  ['quarter', 15],
]);

function inDigits(text: string): number | null {
  const match = /^(\d{1,2})(?::([0-5]\d))?$/u.exec(text);
  return match === null || Number(match[1]) > 24 ? null : Number(match[1]) * 60 + Number(match[2] ?? 0);
}

function inTwoWords(text: string): number | null {
  const [, first = '', second] = spoken.exec(text) ?? [];
  const hour = hourOf(first);
  const minute = second === undefined ? 0 : minuteOf(second.replace(/^(?:oh |o['’])/iu, ''));
  return hour === null || minute === null ? null : hour * 60 + minute;
}

/** `15 heures 30`, `las 3 y media`, `15 Uhr 30`. */
function inRomance(text: string): number | null {
  const match =
    /^(?:à |a )?(?:las |la )?(\d{1,2}) ?(?:heures?|uhr|horas?)(?: (?:e )?([0-5]?\d))?$/i.exec(text) ??
    /^(?:a )?las? (\d{1,2})(?::([0-5]\d))?$/iu.exec(text);
  if (match === null || Number(match[1]) > 24) return null;
  // Hours alone may be how long something takes.
  if (match[2] === undefined && !/uhr|las? /iu.test(text)) return null;
  return Number(match[1]) * 60 + Number(match[2] ?? 0);
}

function inHan(text: string): number | null {
  const match =
    /^(上午|早上|凌晨|下午|晚上|午前|午後)?(\d{1,2})(?:点|點|時|时)(?:(半)|([0-5]?\d)分?)?$/u.exec(text);
  if (match === null || Number(match[2]) > 24) return null;
  const [, half = '', hour = '', middle, minute = '0'] = match;
  const at = Number(hour) * 60 + (middle === undefined ? Number(minute) : 30);
  return /下午|晚上|午後/u.test(half) && at < 720 ? at + 720 : at;
}

function hourOf(word: string): number | null {
  const hour = minuteOf(word);
  return hour !== null && hour >= 1 && hour <= 12 ? hour : null;
}

function atHour(word: string): number | null {
  const hour = hourOf(word);
  return hour === null ? null : hour * 60;
}

function minuteOf(word: string): number | null {
  const [tens = '', ones] = word.toLowerCase().split(/[- ]/u);
  const [first, second] = [asNumber(tens), ones === undefined ? 0 : asNumber(ones)];
  if (
    first === null ||
    second === null ||
    (ones !== undefined && (first < 20 || first % 10 > 0 || second > 9))
  )
    return null;
  return first + second < 60 ? first + second : null;
}

function asNumber(word: string): number | null {
  const digits = /^\d{1,2}$/u.test(word) ? word : smallNumber(word);
  return digits === null ? null : Number(digits);
}

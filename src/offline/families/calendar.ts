import { choice, type Field } from './field.ts';

/** A day as its chronicler wrote it. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const monthNames: readonly [string, ...string[]] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The name of a month. */
export const monthField: Field<string> = choice(monthNames);

/** Chronological Julian day number of a date of the Julian calendar (Richards 2013, the usual integer formula). */
export function dayNumberOfJulian({ year, month, day }: CalendarDay): number {
  const lateYear = year + 4800 - (month <= 2 ? 1 : 0);
  const lateMonth = month + (month <= 2 ? 9 : -3);
  return day + Math.floor((153 * lateMonth + 2) / 5) + 365 * lateYear + Math.floor(lateYear / 4) - 32083;
}

/** The date of the Gregorian calendar with this day number. */
export function gregorianOf(dayNumber: number): CalendarDay {
  const fromEpoch = dayNumber + 32044;
  const century = Math.floor((4 * fromEpoch + 3) / 146097);
  const inCentury = fromEpoch - Math.floor((146097 * century) / 4);
  const yearIndex = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * yearIndex) / 4);
  const monthIndex = Math.floor((5 * inYear + 2) / 153);
  return {
    day: inYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
    month: monthIndex + 3 - 12 * Math.floor(monthIndex / 10),
    year: 100 * century + yearIndex - 4800 + Math.floor(monthIndex / 10),
  };
}

/** Writes `4 March 1648`. */
export function dateText({ year, month, day }: CalendarDay): string {
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`;
}

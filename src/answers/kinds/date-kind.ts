import { different, equal, type Finding, unknown } from '../compare/finding.ts';
import { readOrdinal } from '../tokens/number-words.ts';
import { foldText } from './fold-text.ts';
import type { AnswerKind } from './kind.ts';

/** Dates, years with an era, ranges of years and centuries. */
export const dateKind: AnswerKind = {
  name: 'date',
  compare: (reference, response) => {
    const [left, right] = [readDates(reference), readDates(response)];
    const isStrong = [...left, ...right].some((date) => !date.isBareYear);
    if (left.length === 0 || right.length === 0 || !isStrong) return null;
    const named = compareWeekdays(reference, response);
    if (named !== null) return named;
    const findings = left.flatMap((from) => right.map((to) => compareDates(from, to)));
    if (findings.every(({ verdict }) => verdict === 'equal')) return equal('exact', 'the dates agree');
    return findings.some(({ verdict }) => verdict !== 'different')
      ? findings.find(({ verdict }) => verdict === 'equal') === undefined || !isAmbiguous(left, right)
        ? unknown('one date says less than the other')
        : unknown('the order of day and month is not clear')
      : (findings[0] ?? null);
  },
};

interface CalendarDate {
  readonly century: number | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly isBefore: boolean;
  readonly until: number | null;
  readonly isBareYear: boolean;
}

function isAmbiguous(...dates: readonly (readonly CalendarDate[])[]): boolean {
  return dates.some((readings) => readings.length > 1);
}

function compareDates(reference: CalendarDate, response: CalendarDate): Finding {
  if (reference.isBefore !== response.isBefore) return different('exact', 'the eras differ');
  for (const part of ['century', 'year', 'until', 'month', 'day'] as const) {
    const [from, to] = [reference[part], response[part]];
    if (from === to) continue;
    if (from !== null && to !== null) return different('exact', `the dates differ in the ${part}`);
    if (part === 'century' || part === 'until' || to === null)
      return different('exact', 'the response says less than the reference');
    return unknown('the response says more than the reference');
  }
  return equal('exact', 'the dates agree');
}

const months: ReadonlyMap<string, number> = new Map(
  [
    'january jan janvier januar enero gennaio janeiro',
    'february feb fevrier februar febrero febbraio fevereiro',
    'march mar mars marz marzo marco',
    'april apr avril abril aprile',
    'may mai mayo maggio maio',
    'june jun juin juni junio giugno junho',
    'july jul juillet juli julio luglio julho',
    'august aug aout agosto',
    'september sep sept septembre septiembre settembre setembro',
    'october oct octobre oktober octubre ottobre outubro',
    'november nov novembre noviembre novembro',
    'december dec decembre dezember diciembre dicembre dezembro',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const empty: CalendarDate = {
  century: null,
  year: null,
  month: null,
  day: null,
  isBefore: false,
  until: null,
  isBareYear: false,
};

/** The dates that a text can mean: none, one, or two where day and month may be exchanged. */
function readDates(text: string): readonly CalendarDate[] {
  if (text.length > 80 || !/\d|century|centuries/u.test(text)) return [];
  const numeric = readNumeric(text.trim());
  if (numeric.length > 0) return numeric;
  const folded = foldText(
    text
      .replace(/(?<=\d)\s*[\u2010-\u2015]\s*(?=\d)/gu, '-')
      .replace(/(?<=\d)\s*-\s*(?=\d)/gu, ' until ')
      .replace(/\b([abc])\.\s?([cde])\b\.?(?:\s?(e)\b\.?)?/giu, '$1$2$3'),
  );
  const date = readWords(folded.split(' ').filter((word) => word !== ''));
  return date === null ? [] : [date];
}

function readNumeric(text: string): readonly CalendarDate[] {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text);
  if (iso !== null)
    return valid([{ ...empty, year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }]);
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text);
  if (local === null) return [];
  const [first, second, year] = [Number(local[1]), Number(local[2]), Number(local[3])];
  const readings = valid([
    { ...empty, year, month: first, day: second },
    { ...empty, year, month: second, day: first },
  ]);
  return first === second ? readings.slice(0, 1) : readings;
}

function valid(dates: readonly CalendarDate[]): readonly CalendarDate[] {
  return dates.filter(
    ({ month, day }) => month !== null && month >= 1 && month <= 12 && day !== null && day >= 1 && day <= 31,
  );
}

const fillers: ReadonlySet<string> = new Set([
  ...'of in on from de del le am between'.split(' '),
  ...'sunday monday tuesday wednesday thursday friday saturday'.split(' '),
]);
const joiners: ReadonlySet<string> = new Set(['until', 'to', 'and', 'through']);

/** A date while its words are read. */
interface Draft extends CalendarDate {
  readonly hasEra: boolean;
  readonly awaitsEnd: boolean;
}

function readWords(words: readonly string[]): CalendarDate | null {
  let draft: Draft | null = { ...empty, hasEra: false, awaitsEnd: false };
  for (const [index, word] of words.entries()) {
    if (draft !== null && word === 'in' && index === 0) draft = { ...draft, hasEra: true };
    else if (draft !== null && !fillers.has(word)) draft = withWord(draft, word, words[index + 1] ?? '');
  }
  return draft === null ? null : finished(draft);
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** What the days of the week that dates name decide: null where they agree with the dates and with each other. */
function compareWeekdays(reference: string, response: string): Finding | null {
  const [left, right] = [reference, response].map(weekdayIn);
  if (left !== null && right !== null && left?.named !== right?.named)
    return different('exact', 'the days of the week differ');
  for (const day of [left, right]) {
    if (day === null || day === undefined) continue;
    if (day.truly !== null && day.truly !== day.named)
      return unknown('the day of the week is not that of the date');
    if (day.truly === null && (left === null || right === null))
      return unknown('only one date names its day of the week');
  }
  return null;
}

/** The day of the week that a date names, and the one on which it falls; null for the latter where that is not known. */
function weekdayIn(text: string): { readonly named: number; readonly truly: number | null } | null {
  const named = weekdays.findIndex((day) => new RegExp(`(?<![a-z])${day}(?![a-z])`, 'iu').test(text));
  if (named < 0) return null;
  const [date] = readDates(text);
  if (date === undefined || date.year === null || date.month === null || date.day === null)
    return { named, truly: null };
  // The calendar of dates before our era is not that of the computer.
  return {
    named,
    truly: date.isBefore ? -1 : new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay(),
  };
}

function finished({ hasEra, awaitsEnd, ...date }: Draft): CalendarDate | null {
  const isDated = date.century !== null || date.year !== null || (date.month !== null && date.day !== null);
  const isOpen = (awaitsEnd && date.until === null) || (date.day !== null && date.month === null);
  if (!isDated || isOpen) return null;
  return { ...date, isBareYear: date.year !== null && date.month === null && date.until === null && !hasEra };
}

function withWord(draft: Draft, word: string, next: string): Draft | null {
  if (/^(?:year|circa|c|ca)$/u.test(word)) return { ...draft, hasEra: true };
  if (joiners.has(word)) return { ...draft, awaitsEnd: true };
  if (/^bce?$/u.test(word)) return { ...draft, isBefore: true, hasEra: true };
  if (/^(?:ad|ce)$/u.test(word)) return { ...draft, hasEra: true };
  if (/^centur(?:y|ies)$/u.test(word)) return draft.century === null ? null : draft;
  const month = months.get(word);
  if (month !== undefined) return draft.month === null ? { ...draft, month } : null;
  const ordinal = readOrdinal(word);
  if (ordinal !== null && /^centur(?:y|ies)$/u.test(next)) return { ...draft, century: ordinal };
  const value = ordinal ?? (/^\d{1,4}$/u.test(word) ? Number(word) : null);
  return value === null ? null : withNumber(draft, value, word, next);
}

function withNumber(draft: Draft, value: number, word: string, next: string): Draft | null {
  if (draft.awaitsEnd && draft.year !== null) {
    return word.length >= 2 ? { ...draft, until: endYear(draft.year, word) } : null;
  }
  const isBesideMonth = draft.month !== null || months.has(next) || next === 'of';
  if (isBesideMonth && draft.day === null && value >= 1 && value <= 31) return { ...draft, day: value };
  return draft.year === null ? { ...draft, year: value } : null;
}

/** `1914-18` ends in 1918. */
function endYear(start: number, word: string): number {
  return word.length === 2 && start > 99 ? Math.floor(start / 100) * 100 + Number(word) : Number(word);
}

import { apart, bindingDoubt, type Finding, same, undecided } from '../compare/finding.ts';
import type { Assumptions } from '../readings/assumption.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { spokenDate } from '../spoken/spoken-dates.ts';
import { straySigns } from '../syntax/stray-signs.ts';
import { readOrdinal } from '../tokens/number-words.ts';
import { foldText } from '../words/fold-text.ts';

/** Dates, years with an era, ranges of years and centuries. */
export const dateKind: AnswerKind<NamedDate> = {
  name: 'date',
  read: ({ text }) => {
    const dates = readDates(text);
    if (dates.length === 0) return [];
    const weekday = weekdayIn(text);
    const leftOver = straySigns(text.replace(/\s[-\u2010-\u2015]\s/gu, ' '));
    return dates.map((date, index) => ({
      ...wholeReading({ date, weekday }),
      leftOver,
      assumed: assumedOf(text, dates.length, index),
    }));
  },
  relateToOther: ({ date }, { text }) => {
    const isCut = date.isDecade && /^(?:the )?['\u2019]?\d0['\u2019]?s\.?$/u.test(text);
    const isNegative = date.isBefore && /^\W?[-\u2212]\d{1,4}\W?$/.test(text);
    return isCut || isNegative ? undecided('one side may write the same time in another way') : null;
  },
  relate: (left, right) => {
    if (left.date.isBareYear && right.date.isBareYear) return null;
    // `13 and 17` are two numbers.
    if (areBarePair(left.date) && areBarePair(right.date)) return null;
    return compareWeekdays(left.weekday, right.weekday) ?? compareDates(left.date, right.date);
  },
};

function areBarePair({ isPair, month, quarter, century, isBefore }: CalendarDate): boolean {
  return isPair && month === null && quarter === null && century === null && !isBefore;
}

/** With points a date begins with its day, in most of the world; otherwise either may come first. */
function assumedOf(text: string, count: number, index: number): Assumptions {
  if (count < 2) return {};
  return hasPoints(text)
    ? { 'points-in-date': index === 0 ? 'day first' : 'month first' }
    : { 'day-and-month': index === 0 ? 'month first' : 'day first' };
}

function hasPoints(text: string): boolean {
  return /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/u.test(text.trim());
}

/** A date, and the day of the week that it is said to be. */
interface NamedDate {
  readonly date: CalendarDate;
  readonly weekday: Weekday | null;
}

interface CalendarDate {
  readonly century: number | null;
  readonly year: number | null;
  readonly quarter: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly isBefore: boolean;
  readonly until: number | null;
  readonly isBareYear: boolean;
  /** Whether the date is said to be about right only. */
  readonly isAbout: boolean;
  /** Whether two dates are named, and not what lies between them. */
  readonly isPair: boolean;
  /** Whether the year is the first of ten: `1450s`, which may as well be seconds. */
  readonly isDecade: boolean;
}

function compareDates(reference: CalendarDate, response: CalendarDate): Finding {
  if (reference.isDecade !== response.isDecade)
    return reference.isDecade && response.year !== null
      ? apart('exact', 'a year is no decade')
      : bindingDoubt('one side may be a decade');
  if (reference.isBefore !== response.isBefore) return apart('exact', 'the eras differ');
  for (const part of ['century', 'year', 'until', 'quarter', 'month', 'day'] as const) {
    const [from, to] = [reference[part], response[part]];
    if (from === to) continue;
    if (from !== null && to !== null) return apart('exact', `the dates differ in the ${part}`);
    if (part === 'century' || part === 'until' || to === null)
      return apart('exact', 'the response says less than the reference');
    return undecided('the response says more than the reference');
  }
  if (reference.isPair !== response.isPair) return undecided('one side names two dates, the other a range');
  return reference.isAbout === response.isAbout
    ? same('exact', 'the dates agree')
    : undecided('one side is about that date only');
}

const months: ReadonlyMap<string, number> = new Map(
  [
    'january jan janvier januar enero gennaio janeiro januari января',
    'february feb fevrier februar febrero febbraio fevereiro februari февраля',
    'march mar mars marz marzo marco maart марта',
    'april apr avril abril aprile апреля',
    'may mai mayo maggio maio mei мая',
    'june jun juin juni junio giugno junho июня',
    'july jul juillet juli julio luglio julho июля',
    'august aug aout agosto augustus августа',
    'september sep sept septembre septiembre settembre setembro сентября',
    'october oct octobre oktober octubre ottobre outubro октября',
    'november nov novembre noviembre novembro ноября',
    'december dec decembre dezember diciembre dicembre dezembro декабря',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const empty: CalendarDate = {
  century: null,
  year: null,
  quarter: null,
  month: null,
  day: null,
  isBefore: false,
  until: null,
  isBareYear: false,
  isAbout: false,
  isPair: false,
  isDecade: false,
};

/** Longer numbers, shares, ratios and times, decimals, and measures alone. */
const cannotBeDate =
  /\d{5}|%|^\d[\d:]*:\d+$|^-?\d*\.(?:\d{1,3}|\d{5,})$|^\d[\d.]* ?(?!s$|bc$|ad$|ce$)[a-zµΩ]{1,2}$/i;

/** A year, or what begins the name of a month or era: most texts have none, and are read no further. */
const mayBeDate =
  /\d{3}|centur|quarter|(?<![a-z])(?:jan|feb|f[eé]v|m[aä]r|apr|avr|abr|ma[iy]|mag|ju[ni]|jul|giu|lug|aug|ao[uû]|ago|sep|set|o[ck]t|ott|out|nov|d[eéi][cz]|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)|[年월月일日년]|(?<![a-z])(?:bc|ad|ce)|teen|hundred|thousand|twenty|\d['\u2019]?s$|\d\/\d|\d(?:st|nd|rd|th)|(?:first|second|third|[a-z]th|[a-z]ty)(?![a-z])/i;

/** The dates that a text can mean: none, one, or two where day and month may be exchanged. */
function readDates(text: string): readonly CalendarDate[] {
  if (
    text.length > 80 ||
    /[\^_=<>|+*]|\\(?:frac|sqrt|pi|cdot|times|left)|^\s*[A-Z][a-z]?-\d+\s*$|(?<![A-Za-z.])C(?![A-Za-z.])/u.test(
      text,
    ) ||
    !/\d|century|centuries|(?:first|second|third|[a-z]th|teen|twenty|[a-z]ty|two thousand)(?![a-z])/i.test(
      text,
    )
  )
    return [];
  if (/^\d{1,4}$/.test(text)) return [{ ...empty, year: Number(text), isBareYear: true }];
  if (cannotBeDate.test(text) || !mayBeDate.test(text)) return [];
  const quarter = readQuarter(text);
  if (quarter !== null) return [quarter];
  const numeric = readNumeric(
    text.trim().replace(/^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/u, '$1-$2-$3'),
  );
  if (numeric.length > 0) return numeric;
  const folded = foldText(
    text
      .replace(/(?<!\d)1er(?=\s)/u, '1')
      .replace(/(?<=\d)\s*[\u2010-\u2015]\s*(?=\d)/gu, '-')
      .replace(/(?<=\d)\s*-\s*(?=\d)/gu, ' until ')
      .replace(/\b([abc])\.\s?([cde])\b\.?(?:\s?(e)\b\.?)?/gi, '$1$2$3'),
  );
  // Two eras in one text belong to two dates.
  if (/(?<![a-z])bce?(?![a-z])/u.test(folded) && /(?<![a-z])(?:ad|ce)(?![a-z])/u.test(folded)) return [];
  const words = folded.split(' ').filter((word) => word !== '');
  const date = readWords(words.some((word) => months.has(word)) ? spokenDate(words) : words);
  return date === null ? [] : [date];
}

/** `Q2 2022`, `2022 Q2`, `2Q 2022`, `the second quarter (Q2) of 2022`. */
function readQuarter(text: string): CalendarDate | null {
  const [, sign, count, word = '', after, before] =
    /^(?:the )?(?:(?:Q([1-4])|([1-4])Q|(first|1st|second|2nd|third|3rd|fourth|4th|last) quarter(?: \(Q[1-4]\))?),?(?: of| in)? (\d{4})|(\d{4}),? (?=Q[1-4]$))/i.exec(
      text.trim(),
    ) ?? [];
  const named = new Set(text.match(/(?<![A-Za-z\d])(?:Q[1-4]|[1-4]Q)(?![A-Za-z\d])/giu) ?? []);
  const isBoth =
    /quarter/iu.test(text) && [...named].some((sign) => sign !== `Q${readOrdinal(word.toLowerCase())}`);
  if (named.size > 1 || isBoth) return null;
  const year = after ?? before;
  if (year === undefined || !/(?:\d{4}|Q[1-4])\.?$/iu.test(text.trim())) return null;
  const told = before === undefined ? (sign ?? count) : text.trim().slice(-1);
  const quarter =
    told === undefined ? (/^l/iu.test(word) ? 4 : readOrdinal(word.toLowerCase())) : Number(told);
  return quarter === null ? null : { ...empty, year: Number(year), quarter };
}

function readNumeric(text: string): readonly CalendarDate[] {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text);
  if (iso !== null)
    return valid([{ ...empty, year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }]);
  const local = /^(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4})$/u.exec(text);
  if (local === null) return readShort(text);
  const [first, second, year] = [Number(local[1]), Number(local[2]), Number(local[3])];
  const readings = valid([
    { ...empty, year, month: first, day: second },
    { ...empty, year, month: second, day: first },
  ]);
  if (first === second) return readings.slice(0, 1);
  return hasPoints(text) ? readings.toReversed() : readings;
}

/** `1450s`, `03/2003`, and `12/25`: a month with its year or its day, which alone may as well be a fraction. */
function readShort(text: string): readonly CalendarDate[] {
  const decade = /^(?:the )?(\d{3}0)['\u2019]?s$/u.exec(text)?.[1];
  if (decade !== undefined) return [{ ...empty, year: Number(decade), isDecade: true }];
  const [, month, year] = /^(0?[1-9]|1[0-2])[/.](\d{4})$/u.exec(text) ?? [];
  if (month !== undefined) return [{ ...empty, year: Number(year), month: Number(month), isBareYear: true }];
  const [, first, second] = /^(\d{1,2})\/(\d{1,2})$/u.exec(text) ?? [];
  if (first === undefined) return [];
  const [one, other] = [Number(first), Number(second)];
  const readings = valid([
    { ...empty, month: one, day: other, isBareYear: true },
    { ...empty, month: other, day: one, isBareYear: true },
  ]);
  return one === other ? readings.slice(0, 1) : readings;
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
const yearWords: ReadonlySet<string> = new Set('year jahr annee ano anno год года году'.split(' '));
const joiners: ReadonlySet<string> = new Set(['until', 'to', 'and', 'through']);

/** A date while its words are read. */
interface Draft extends CalendarDate {
  readonly hasEra: boolean;
  readonly awaitsEnd: boolean;
}

function readWords(words: readonly string[]): CalendarDate | null {
  const opensRange = words.includes('between') || words.includes('from');
  // `from 1914` says when something began, and has no end.
  if (opensRange && !words.some((word) => joiners.has(word))) return null;
  let draft: Draft | null = { ...empty, hasEra: false, awaitsEnd: false };
  for (const [index, word] of words.entries()) {
    if (draft !== null && word === 'in' && index === 0 && !isSmall(words[1]))
      draft = { ...draft, hasEra: true };
    else if (draft !== null && word === 'and' && !opensRange)
      draft = { ...draft, awaitsEnd: true, isPair: true };
    else if (draft !== null && !fillers.has(word)) draft = withWord(draft, word, words[index + 1] ?? '');
  }
  return draft === null ? null : finished(draft);
}

/** A number after `in` that is no year without an era. */
function isSmall(word = ''): boolean {
  return /^\d{1,2}$/u.test(word);
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** What the days of the week that dates name decide: null where they agree with the dates and with each other. */
function compareWeekdays(left: Weekday | null, right: Weekday | null): Finding | null {
  if (left !== null && right !== null && left?.named !== right?.named)
    return apart('exact', 'the days of the week differ');
  for (const day of [left, right]) {
    if (day === null) continue;
    if (day.truly !== null && day.truly !== day.named)
      return undecided('the day of the week is not that of the date');
    if (day.truly === null && (left === null || right === null))
      return undecided('only one date names its day of the week');
  }
  return null;
}

interface Weekday {
  readonly named: number;
  readonly truly: number | null;
}

/** The day of the week that a date names, and the one on which it falls; null for the latter where that is not known. */
function weekdayIn(text: string): Weekday | null {
  if (!/day/i.test(text)) return null;
  const words = text.toLowerCase().split(/[^a-z]+/);
  const named = weekdays.findIndex((day) => words.includes(day));
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
  if (/^(?:circa|c|ca|about|around|approximately)$/u.test(word))
    return { ...draft, hasEra: true, isAbout: true };
  if (yearWords.has(word)) return { ...draft, hasEra: true };
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
  const isBesideMonth = draft.month !== null || months.has(next) || ['of', 'de', 'del'].includes(next);
  if (isBesideMonth && draft.day === null && value >= 1 && value <= 31) return { ...draft, day: value };
  return draft.year === null ? { ...draft, year: value } : null;
}

/** `1914-18` ends in 1918. */
function endYear(start: number, word: string): number {
  return word.length === 2 && start > 99 ? Math.floor(start / 100) * 100 + Number(word) : Number(word);
}

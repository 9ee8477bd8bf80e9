import { readNumberWords, readOrdinal, smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { foreignNumber } from './foreign-numbers.ts';
import { spokenYear } from './spoken-dates.ts';

/** Writes numbers as they are spoken in signs: `two and a half`, `half an hour`, `a dozen`, `three point five`, `2:05 hours`. */
export function spokenNumbers(text: string): string {
  if (text.length > 200) return text;
  const foreign = foreignNumber(text.trim());
  if (foreign !== null) return foreign;
  const year = /^[A-Za-z -]{10,30}$/u.test(text) ? spokenYear(text.trim()) : null;
  if (year !== null) return year;
  const clocked = /^\D{0,8}\d{1,4}:[0-5]\d/u.test(text) ? withClock(text) : text;
  const plain = withMeasure(withoutRestated(clocked));
  if (!keyword.test(plain)) return plain;
  return plain
    .replace(negative, (whole: string, rest: string, more: string) => {
      const number = smallNumber(rest.toLowerCase());
      if (more !== '' && !/^ (?:half|quarter|thirds?)$/iu.test(more))
        return number === null ? whole : `-${rest}${more}`;
      return `-${number ?? rest}${more}`;
    })
    .replace(belowZero, '-$1')
    .replace(decimal, asDecimal)
    .replace(outOf, (whole: string, over: string, under: string) => {
      const [one, other] = [digits(over), digits(under)];
      return one === null || other === null ? whole : `\\frac{${one}}{${other}}`;
    })
    .replace(halfOf, (_, part: string) => `${fractions.get(part.toLowerCase()) ?? part} `)
    .replace(unitAndPart, (whole: string, count: string, unit: string, part: string) => {
      const number = digits(count);
      if (number === null) return whole;
      const scaled = /illion|thousand|dozen/iu.test(unit) ? decimals.get(part.toLowerCase()) : undefined;
      return `${number}${scaled ?? fractions.get(part.toLowerCase()) ?? ''} ${unit}`;
    })
    .replace(andPart, (whole: string, count: string, part: string) => {
      const number = digits(count);
      return number === null ? whole : `${number}${fractions.get(part.toLowerCase()) ?? ''}`;
    })
    .replace(partOfUnit, (_, part: string) => `${fractions.get(part.toLowerCase()) ?? part} `)
    .replace(compounds, (whole: string, ten: string, one: string, under: string, parts: string) => {
      const [tens, ones, lower] = [ten, one, under].map((word) =>
        Number(smallNumber(word.toLowerCase()) ?? 0),
      );
      const last = readOrdinal(parts.toLowerCase()) ?? 0;
      const isOne =
        [tens, lower].every((each) => (each ?? 0) > 19) &&
        [ones, last].every((each) => (each ?? 0) > 0 && (each ?? 0) < 10);
      return isOne && last > 1 ? `\\frac{${(tens ?? 0) + (ones ?? 0)}}{${(lower ?? 0) + last}}` : whole;
    })
    .replace(/^half$/iu, '\\frac{1}{2}')
    .replace(
      /^an?[ -](?=(?:dozen|hundred|thousand|million|billion|trillion)(?![a-z]| reasons| thanks))/i,
      '1 ',
    )
    .replace(/^half an? (?=(?:dozen|hundred|thousand|million|billion|trillion)(?![a-z]))/i, '0.5 ')
    .replace(/^an? (?=(?:second|minute|hour|day|week|fortnight|month|year|decade|century)$)/i, '1 ')
    .replace(
      /(?<=\d|(?:ty|one|two|ree|our|ive|six|ven|ght|ine|ten|elve|een|dred)) per cent(?![a-z])/iu,
      ' percent',
    );
}

const keyword =
  /half|quarter|third|[thdv]s$|(?:two|four|eight) time$|point|dozen|hundred|thousand|illion|per cent|below zero|minus|negative| (?:in|of) |^an? (?:second|minute|hour|day|week|fortnight|month|year|decade|century)$/i;

/** What may be a number word; `digits` says whether it is. */
const count = String.raw`[a-z\d][a-z\d -]{0,16}`;
const counts = String.raw`\d{1,4}|[a-z]{3,9}`;
const timed =
  'seconds?|minutes?|hours?|days?|weeks?|months?|years?|centur(?:y|ies)|decades?|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|inch(?:es)?|cups?|pounds?|million|billion|thousand|dozen';
const part = 'half|quarter|third|three[ -]quarters|two[ -]thirds';
const fractions: ReadonlyMap<string, string> = new Map([
  ['half', '\\frac{1}{2}'],
  ['quarter', '\\frac{1}{4}'],
  ['third', '\\frac{1}{3}'],
  ['three quarters', '\\frac{3}{4}'],
  ['three-quarters', '\\frac{3}{4}'],
  ['two thirds', '\\frac{2}{3}'],
  ['two-thirds', '\\frac{2}{3}'],
]);

const decimals: ReadonlyMap<string, string> = new Map([
  ['half', '.5'],
  ['quarter', '.25'],
]);

/** `two and a half`, before a unit or alone. */
const andPart = new RegExp(`^(${count})[ -]and[ -](?:an?[ -]|one[ -])?(${part})(?![a-z])[ -]?`, 'i');
/** `an hour and a half`. */
const unitAndPart = new RegExp(`^(${count}) (${timed}) and (?:an? |one )?(${part})$`, 'i');
/** `half an hour`, `three quarters of a mile`. */
const halfOf = new RegExp(
  `^(?:an? |one )?(${part})(?: of)? an? (?=(?:${timed})(?![a-z]))(?!(?:million|billion|thousand|dozen))`,
  'i',
);
/** `three-four time`. */
const measure = /^(two|three|four|five|six|nine|twelve)[- ](two|four|eight) time$/i;
/** `a quarter-litre`, `half-hour`. */
const partOfUnit =
  /^(?:an? )?(half|quarter|third)[ -](?=(?:hour|mile|inch|cup|pint|gallon|pound|acre|lit(?:er|re)|met(?:er|re)|kilomet(?:er|re)|kilogram|day|year|century|million|billion|dozen)$)/i;
/** `thirty one thirty seconds`, which is no time where its tens and ones come twice. */
const compounds = /^([a-z]{3,5}ty)[ -]([a-z]{3,5})[ /]([a-z]{3,5}ty)[ -]([a-z]{5,7})s$/i;
const outOf = new RegExp(`^(${counts}) (?:out of|in) (?:every )?(${counts})$`, 'i');
const negative = pattern.i`^(?:minus|negative) (\p{L}+)(|[ -]\p{L}[\p{L} -]*)$`;
/** `2 degrees below zero`, on a scale that has a zero. */
const belowZero =
  /^(\d[\d.]{0,8} ?(?:degrees?(?: (?:Celsius|Fahrenheit|[CF]))?|\^\\circ ?[CF]?)) below zero$/i;
const decimal = pattern.i`^(\p{L}+|\d{1,6}) point ((?:\p{L}+)(?: \p{L}+){0,7})$`;

/** A time signature in digits: `3/4 time` for `three-four time`. */
export function withMeasure(text: string): string {
  return text.replace(measure, (_, over: string, under: string) => `${digits(over)}/${digits(under)} time`);
}

/** Whether a text is a part of a unit, as `quarter-litre` is. */
export function isPartOfUnit(text: string): boolean {
  return partOfUnit.test(text);
}

/** Whether the digits behind a number in words are those of another: `three (4) years`. */
export function isRestatedOtherwise(text: string): boolean {
  const [words, figures] = restatedNumbers(text);
  return words !== null && words !== figures;
}

/** A number in words without the digits that only say it again: `three (3) years`. */
function withoutRestated(text: string): string {
  const [words, figures] = restatedNumbers(text);
  return words !== null && words === figures ? text.replace(/ \(\d{1,3}\)/, '') : text;
}

/** A number in words at the start of a text, and the one in the brackets behind it; null where there is no such number. */
function restatedNumbers(text: string): readonly [words: bigint | null, figures: bigint] {
  const [, words = '', figures = '0'] = restated.exec(text) ?? [];
  return [words === '' ? null : readNumberWords(words.toLowerCase().split(/[ -]/)), BigInt(figures)];
}

const restated = /^([a-z]{3,9}(?:[ -][a-z]{3,5})?) \((\d{1,3})\)/i;

function digits(word: string): string | null {
  if (/^an?$/iu.test(word)) return '1';
  return /^\d+$/u.test(word)
    ? word
    : (readNumberWords(word.toLowerCase().split(/[ -]/u))?.toString() ?? null);
}

function asDecimal(whole: string, before: string, after: string): string {
  const [head, tail] = [digits(before), after.split(' ').map((word) => smallNumber(word.toLowerCase()))];
  // Digits are said one by one, or as one number of two: `three point fourteen`.
  return head === null || tail.some((digit) => digit === null || digit.length > (tail.length === 1 ? 2 : 1))
    ? whole
    : `${head}.${tail.join('')}`;
}

/** `2:05 hours` is a time that something takes. */
function withClock(text: string): string {
  return text
    .replace(/^(\d{1,3}):([0-5]\d) ?(?:hours?|hrs?\.?|h)$/iu, '$1 hours $2 minutes')
    .replace(/^(\d{1,3}):([0-5]\d) ?(?:minutes?|mins?\.?)$/i, '$1 minutes $2 seconds')
    .replace(/^(\d{1,3}):([0-5]\d):([0-5]\d) ?(?:hours?|hrs?\.?|h)$/iu, '$1 hours $2 minutes $3 seconds');
}

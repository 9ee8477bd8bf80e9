import { add, multiply, type Rational, rational, rationalFromDecimal, whole } from '../number/rational.ts';
import type { Digits } from '../tree/node.ts';
import { readInBase } from './read-in-base.ts';
import type { ReadingMode } from './token.ts';

/** A number at the start of a text. */
export interface ReadNumber {
  readonly value: Rational;
  readonly digits: Digits | null;
  readonly length: number;
}

/** Digits with nothing around them that may group or continue them, as most numbers are. */
const plainWhole = /\d{1,15}(?![\w.,'(\\]| \d)/uy;
const radixPrefix = /0(?:x[0-9a-f]+|b[01]+|o[0-7]+)(?![0-9a-z])/iuy;
const repeating =
  /(\d*)\.(\d*)(?:\((\d{1,18})\)|\\overline\s*\{(\d{1,18})\}|\\bar\s*\{(\d{1,18})\}|\\dot\s*\{?(\d)\}?)/uy;
const ongoing = /(\d*)\.(\d*?)(\d{1,6}?)\3{2,12}(?:\.{3}|\s?\\l?dots(?![a-z]))/uy;
const grouped: Readonly<Record<'thousands' | 'other', readonly RegExp[]>> = {
  thousands: [
    /[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\d|,(?! ))/uy,
    /[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])/uy,
    /[1-9]\d{0,2}(?:\.\d{3})+,\d+(?![\d,.])/uy,
  ],
  other: [
    /[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.])/uy,
    /[1-9]\d{0,2}(?: \d{3})+(?:[.]\d+)?(?! ?\d)/uy,
    /[01]{4}(?: [01]{4})+(?! ?\d)/uy,
    /[1-9]\d{0,2}(?:'\d{3})+(?:[.]\d+)?(?!\d)/uy,
    /[1-9]\d{0,2}(?:_\d{3})+(?:[.]\d+)?(?![\d])/uy,
  ],
};
const decimalComma = /(?:[1-9]\d{0,2}(?: \d{3})+|\d+),\d+(?:e[+-]?\d{1,5})?(?![\d,])/iuy;
const leadingZeroComma = /0,\d+(?:e[+-]?\d{1,5})?(?![\d,])/iuy;
const plain = /(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,5}(?![\d^]))?/iuy;

/** Reads the number that starts at a place of a text, in any usual notation. */
export function readNumber(
  text: string,
  at: number,
  mode: ReadingMode,
  inBrackets: boolean,
): ReadNumber | null {
  const alone = matchAt(plainWhole, text, at);
  if (alone !== null) return { value: whole(BigInt(alone[0])), digits: null, length: alone[0].length };
  const radix = matchAt(radixPrefix, text, at);
  if (radix !== null) return { value: whole(BigInt(radix[0])), digits: null, length: radix[0].length };
  const lettered = readLettered(text, at);
  if (lettered !== null) return lettered;
  const cycle = readRepeating(text, at);
  if (cycle !== null) return cycle;
  for (const pattern of patternsFor(mode, inBrackets)) {
    const match = matchAt(pattern, text, at);
    if (match !== null) return fromDigits(normalForm(match[0], mode), match[0].length);
  }
  return null;
}

const letteredDigits = /([0-9A-Za-z]{1,64})_(?:\{(\d{2})\}|(\d{2})(?!\d))/uy;

/** Digits of a base above ten: `1A_{16}`; letters alone may as well be a variable, unless there are several in hexadecimal. */
function readLettered(text: string, at: number): ReadNumber | null {
  const match = matchAt(letteredDigits, text, at);
  if (match === null) return null;
  const [raw, digits = '', braced, plainBase] = match;
  const base = Number(braced ?? plainBase);
  const isMixed = /^\d/u.test(digits) && /[A-Za-z]/u.test(digits);
  if (base < 11 || base > 36 || !(isMixed || (base === 16 && /^[0-9A-F]{2,}$/u.test(digits)))) return null;
  const value = readInBase(digits, base);
  return value === null ? null : { value, digits: null, length: raw.length };
}

function patternsFor(mode: ReadingMode, inBrackets: boolean): readonly RegExp[] {
  const thousands = mode.comma === 'thousands' && !inBrackets ? grouped.thousands : [];
  const commas =
    mode.comma === 'decimal'
      ? [decimalComma]
      : inBrackets || mode.comma === 'separator'
        ? []
        : [leadingZeroComma];
  return mode.comma === 'decimal'
    ? [...commas, ...grouped.other, plain]
    : [...thousands, ...grouped.other, ...commas, plain];
}

function normalForm(raw: string, mode: ReadingMode): string {
  const bare = raw.replace(/[ '_]/gu, '');
  const point = bare.lastIndexOf('.');
  const comma = bare.lastIndexOf(',');
  if (comma < 0) return /^\d{1,3}(?:\.\d{3}){2,}$/u.test(bare) ? bare.replaceAll('.', '') : bare;
  if (point > comma) return bare.replaceAll(',', '');
  if (point >= 0) return bare.replaceAll('.', '').replace(',', '.');
  const isDecimal = mode.comma === 'decimal' || bare.startsWith('0,');
  return isDecimal ? bare.replace(',', '.') : bare.replaceAll(',', '');
}

function fromDigits(written: string, length: number): ReadNumber | null {
  const text = withoutNoise(written);
  const value = rationalFromDecimal(text);
  return value === null ? null : { value, digits: digitsOf(text), length };
}

/** The decimal that a program meant where it printed what doubles made of it: `0.036` for `0.036000000000000004`. */
function withoutNoise(text: string): string {
  const significant = /^[\d.]+$/u.test(text) ? text.replace('.', '').replace(/^0+/u, '').length : 0;
  if (!text.includes('.') || significant < 16 || significant > 18) return text;
  const short = Number(text).toPrecision(12);
  const kept = /^\d*\.\d+$/u.test(short) ? short.replace(/(?:\.|(?<![.0]))0+$/u, '') : text;
  return kept.replace('.', '').replace(/^0+/u, '').length <= 9 ? kept : text;
}

/** Digits are stated by a point or an exponent; a whole number is exact. */
function digitsOf(text: string): Digits | null {
  const match = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/iu.exec(text);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null;
  const fraction = match[2] ?? '';
  return {
    significant: Math.max(1, `${match[1]}${fraction}`.replace(/^0+/u, '').length),
    lastPlace: Number(match[3] ?? 0) - fraction.length,
  };
}

function readRepeating(text: string, at: number): ReadNumber | null {
  const match = matchAt(repeating, text, at) ?? matchAt(ongoing, text, at);
  if (match === null) return null;
  const cycle = match[3] ?? match[4] ?? match[5] ?? match[6] ?? '';
  const lead = match[2] ?? '';
  if (lead.length > 40) return null;
  const start = rationalFromDecimal(`${match[1] === '' ? '0' : match[1]}.${lead}0`);
  const fraction = rational(BigInt(cycle), 10n ** BigInt(cycle.length) - 1n);
  const shift = rational(1n, 10n ** BigInt(lead.length));
  if (start === null || fraction === null || shift === null) return null;
  const tail = multiply(fraction, shift);
  const value = tail === null ? null : add(start, tail);
  return value === null ? null : { value, digits: null, length: match[0].length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

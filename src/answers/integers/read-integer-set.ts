import { cleanText } from '../syntax/clean-text.ts';
import { finiteSet, greatestBase, type IntegerSet, isCongruent, isPowerOf, unionOf } from './integer-set.ts';
import { readIntegerWords } from './read-integer-words.ts';
import { readLinear } from './read-linear.ts';

/** Reads a set of whole numbers that is told in words or by a running number; null for anything else. */
export function readIntegerSet(text: string): IntegerSet | null {
  if (text.length > 120 || !mayBe.test(text)) return null;
  const plain = withoutMarks(text);
  const known = numberSets.get(plain);
  if (known !== undefined) return known;
  return readRunning(plain) ?? readJoined(plain);
}

const mayBe =
  /integer|prime|odd|even|divis|multiple|factor|power|square|cube|natural|whole|equiv|≡|^\$?\\?(?:[nmkp](?![a-z])|[{ℤℕ])|^\$?\d[^,jklmnt]*(?:[,jklmnt]| or )|mathbb|\\Z|\\N/i;

function withoutMarks(text: string): string {
  // What the numbers are called says nothing.
  return cleanText(text.replace(/(?<=(?:integers|primes) ?)\} ?[nmkp]$/, '}'))
    .replace(/\\(?:text\w*|mathrm) ?\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replaceAll(' ,', ',')
    .trim()
    .replace(
      /^A(?=ll )|^E(?=very )|^T(?=he )|^M(?=ultiples )|^P(?=owers |ositive |rimes? )|^D(?=ivisors )|^O(?=dd )|^E(?=ven )/u,
      (sign) => sign.toLowerCase(),
    )
    .replace(/\.$/u, '');
}

const integers: IntegerSet = { has: () => true, floor: Number.NEGATIVE_INFINITY, isTold: false };
const positives: IntegerSet = { has: (value) => value > 0, floor: 1, isTold: false };

const numberSets: ReadonlyMap<string, IntegerSet> = new Map([
  ['\\Z', integers],
  ['\\Z ^+', positives],
  ['\\Z ^{+}', positives],
  ['\\Z _{>0}', positives],
  ['\\N', positives],
]);

const running =
  /^(?:[nmp] ?= ?)?((?!\d{4})\d+ ?(?:\^ ?\{?[jklmnt]\}?|(?:\\cdot ?)?[jklmnt](?: ?[+-] ?(?!\d{5})\d+)?))/;
/** For which values of it, between the words that lead up to it and those that only say that it is whole. */
const ranging =
  /^(?:(?:an? )?(?:(positive|non-?negative) )?integers? ?)?([jklmnt])?(?: ?\\in ?\\Z ?(\^ ?\{?\+\}?)?| ?(\\geq?|>=|>) ?(\d{1,2}))?$/;
const leadUp = /^,? ?\(?(?:for|where|with)?(?: some| all| any)? ?/;
const isWholeNumber = /(?: is an integer| is any integer| an integer)?\)?$/;

/** `n = 5k + 3`, `n = 2^k, k \ge 0`: values for all of a running number. */
function readRunning(text: string): IntegerSet | null {
  const [whole, value = ''] = running.exec(text) ?? [];
  const match =
    whole === undefined
      ? null
      : ranging.exec(text.slice(whole.length).replace(leadUp, '').replace(isWholeNumber, ''));
  if (match === null) return null;
  const [, sign, name, plus, order, start] = match;
  const letter = /[jklmnt]/u.exec(value)?.[0];
  if (name !== undefined && name !== letter) return null;
  const least = leastOf(sign, plus, order, start);
  const power = /^(\d{1,3}) ?\^/u.exec(value)?.[1];
  if (power !== undefined) {
    const [base, from] = [Number(power), least ?? 0];
    if (base < 2 || base > greatestBase || from < 0 || base ** from > 5_000) return null;
    return {
      has: (each) => each > 0 && isPowerOf(each, base) && each >= base ** from,
      floor: 1,
      isTold: false,
    };
  }
  const linear = readLinear(value);
  if (linear === null) return null;
  const [factor, rest] = linear;
  if (Math.abs(factor * (least ?? 0)) > 5_000) return null;
  const isSaid = least !== null || name !== undefined;
  return {
    has: (each) => isCongruent(each, rest, factor) && (least === null || each >= factor * least + rest),
    floor: isSaid ? Number.NEGATIVE_INFINITY : null,
    isTold: false,
  };
}

function leastOf(sign?: string, plus?: string, order?: string, start?: string): number | null {
  if (sign === 'positive' || plus !== undefined) return 1;
  if (sign !== undefined) return 0;
  if (start === undefined) return null;
  return Number(start) + (order === '>' ? 1 : 0);
}

/** Whether a text is a whole number of four digits at most. */
function isShort(text: string | undefined): boolean {
  return text !== undefined && /^-?\d{1,4}$/.test(text);
}

const single = /^(?:[nmkp] ?= ?)?(-?\d{1,4})$/u;

/** Parts of which a number need be in one: `n = 1 or n an odd prime`, `1 and odd primes`, `n = 1, n \ge 3`, `2, 3, 6`. */
function readJoined(text: string): IntegerSet | null {
  const listed = readRow(text) ?? readResidues(text);
  if (listed !== null) return listed;
  const whole = readIntegerWords(text);
  if (whole !== null) return whole;
  const parts = text.split(/ ?, ?(?:and |or )?| or | and (?=all |odd |even |prime|the )/u);
  // One number is an answer by itself, and what is said of another name is no further set.
  if (parts.length > 12 || single.test(text) || namesIn(text) > 1) return null;
  const sets = parts.map((part) => readPart(part.trim()));
  const known = sets.flatMap((set) => set ?? []);
  const bounds = parts.filter((part) => /[<>]|\\[lg]eq?/u.test(part)).length;
  // Two bounds may hold together.
  return known.length < parts.length || bounds > 1 ? null : unionOf(known);
}

function namesIn(text: string): number {
  return new Set(text.match(/(?<![A-Za-z\\])[nmkp](?= ?(?:=|>|\\geq?(?![a-z])|\\equiv))/gu)).size;
}

function readPart(text: string): IntegerSet | null {
  const value = single.exec(text)?.[1];
  if (value !== undefined) return finiteSet([Number(value)]);
  const [, order, end] = /^[nmkp] ?(\\geq?|>=|>) ?(-?\d{1,4})$/u.exec(text) ?? [];
  if (end !== undefined) {
    const least = Number(end) + (order === '>' ? 1 : 0);
    return { has: (each) => each >= least, floor: Number.NEGATIVE_INFINITY, isTold: false };
  }
  return (
    readCongruence(text) ??
    readRunning(text) ??
    readIntegerWords(text.replace(/^[nmkp] (?:is )?(?:an? )?(?=odd|even|prime)/u, ''))
  );
}

/** `n \equiv 1, 2 \pmod 3` has one modulus for all. */
function readResidues(text: string): IntegerSet | null {
  const [, name, row = '', modulus] =
    /^([nmkp] ?\\equiv ?)([-\d][-\d, adnor]{1,80}?) ?(\(? ?\\?p?mod.{1,10})$/.exec(text) ?? [];
  const remainders = row.split(/ ?, ?(?:or |and )?| ?(?:or|and) /);
  if (remainders.length < 2 || remainders.length > 10 || !remainders.every(isShort)) return null;
  const sets = remainders.map((remainder) => readCongruence(`${name}${remainder} ${modulus}`));
  const known = sets.flatMap((set) => set ?? []);
  return known.length < sets.length ? null : unionOf(known);
}

function readCongruence(text: string): IntegerSet | null {
  const [, remainder, modulus] =
    /^[nmkp] ?\\equiv ?(-?(?!\d{5})\d+) ?(?:\\p|\( ?\\?)mod ?\{?((?!\d{4})\d+)\}? ?\)?$/.exec(text) ?? [];
  const by = Number(modulus ?? 0);
  return by < 1
    ? null
    : { has: (value) => isCongruent(value, Number(remainder), by), floor: null, isTold: true };
}

/** `1, 2, \ldots, 50` and `\{2, 3, 6\}`. */
function readRow(text: string): IntegerSet | null {
  const plain = text.replace(/^\\?\{ ?(.*?) ?\\?\}$/u, '$1').replace(/^[nmkp] ?\\in ?\\\{(.*)\\\}$/u, '$1');
  const [before = '', last] = plain.split(/\\[lc]?dots ?,? ?/);
  const [first, second, ...more] = before.split(/ ?, ?/);
  if (last !== undefined) {
    // A comma is before the dots.
    if (more.length < 1 || more.length > 4 || more.pop() !== '') return null;
    if (![first, second, ...more, last].every(isShort)) return null;
    const [low, next, high] = [Number(first), Number(second), Number(last)];
    const step = next - low;
    // `2, 4, 8, \ldots, 64` doubles.
    if (more.some((each, index) => Number(each) !== next + step * (index + 1))) return null;
    if (step < 1 || (high - low) % step !== 0) return null;
    return {
      has: (value) => value >= low && value <= high && (value - low) % step === 0,
      floor: Number.NEGATIVE_INFINITY,
      isTold: false,
    };
  }
  const values = plain.split(/ ?, ?(?:and )?| and /u);
  return values.length > 1 && values.every(isShort) ? finiteSet(values.map(Number)) : null;
}

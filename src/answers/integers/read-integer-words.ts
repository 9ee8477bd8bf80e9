import { smallNumber } from '../tokens/number-words.ts';
import { finiteSet, greatestBase, type IntegerSet, isCongruent, isPowerOf, isPrime } from './integer-set.ts';
import { readLinear } from './read-linear.ts';

type Test = (value: number) => boolean;

const adjectives: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['odd', (value) => isCongruent(value, 1, 2)],
  ['even', (value) => isCongruent(value, 0, 2)],
  ['prime', isPrime],
  ['composite', (value) => value > 3 && !isPrime(value)],
  ['positive', (value) => value > 0],
  ['negative', (value) => value < 0],
  ['nonnegative', (value) => value >= 0],
  ['natural', (value) => value > 0],
  ['whole', () => true],
]);

const noun =
  /^(?:(?:all|every|any|each|exactly|precisely|the) )*(?:(?:set|values?) of (?:all )?(?:the )?)?((?:(?:odd|even|prime|composite|positive|negative|nonnegative|natural|whole),? )*)(integers?|numbers?|primes?|[nmkp](?: |$)|$)([nmkp](?: |$))?(.*)$/u;

/** Reads `all positive integers except 2`, `odd primes`, `multiples of 3`, `divisors of 24 other than 1`; null for others. */
export function readIntegerWords(text: string): IntegerSet | null {
  const plain = text.replace(/non-negative/gu, 'nonnegative').replace(/^an? (?=odd|even|prime)/u, '');
  return readOfOther(plain) ?? readNoun(plain);
}

function readNoun(text: string): IntegerSet | null {
  const [whole, described = '', name = '', variable, rest = ''] = noun.exec(text) ?? [];
  // Whole numbers are integers in some books, and none below zero in others.
  if (whole === undefined || (described === '' && name === '') || described.includes('whole')) return null;
  const words = described.split(/,? /u).filter((word) => word !== '');
  if (name.startsWith('prime')) words.push('prime');
  const isWhole =
    /^(?:integer|prime)/u.test(name) ||
    words.some((word) => /^(?:whole|natural|prime|composite)$/u.test(word));
  const tests = words.flatMap((word) => adjectives.get(word) ?? []);
  const isNamed = /^ ?[nmkp]? ?$/.test(rest);
  const condition = isNamed ? [] : readRest(rest.trim(), variable?.trim() ?? name.trim());
  // `all n` says nothing, and `all numbers above 3` are not whole.
  const isOfWhole =
    isWhole ||
    words.some((word) => /^(?:odd|even)$/u.test(word)) ||
    condition?.some(({ isOfWhole }) => isOfWhole);
  if (condition === null || isOfWhole !== true) return null;
  const all = [...tests, ...condition.map(({ test }) => test)];
  const isPositive = words.some((word) => /^(?:positive|natural|prime|composite)$/u.test(word));
  const isSaid =
    isPositive ||
    words.includes('nonnegative') ||
    /^(?:integer|number)/u.test(name) ||
    words.includes('whole');
  return {
    has: (value) => all.every((test) => test(value)),
    floor: !isSaid ? null : isPositive ? 1 : words.includes('nonnegative') ? 0 : Number.NEGATIVE_INFINITY,
    isTold: true,
  };
}

interface Condition {
  readonly test: Test;
  readonly isOfWhole: boolean;
}

const number = String.raw`(-?\d{1,4})`;
const by = /^(not )?(?:divisible by|multiples? of) ([\d ,]+?(?:(?:or|and)(?: by)? \d{1,3})?)$/u;
const range = new RegExp(`^(?:from|between) ${number} (?:to|through|and) ${number}(?:,? (inclusive))?$`, 'u');
const bound = new RegExp(
  String.raw`^(?:[nmkp] ?)?(?:(greater than or equal to|at least|\\geq?|>=)|(less than or equal to|at most|\\leq?|<=)|(greater than|larger than|above|>)|(less than|smaller than|below|<)) ?${number}$`,
  'u',
);
const residue = new RegExp(
  String.raw`^(?:[nmkp] ?)?(?:\\equiv|congruent to) ?${number} ?(?:\( ?|\\p)?(?:mod(?:ulo)?) ?\{?(\d{1,3})\}? ?\)?$`,
  'u',
);
const form = /^of the form (.{2,20})$/;

/** What follows the noun: one condition, and what is taken out. */
function readRest(text: string, variable: string): readonly Condition[] | null {
  const [condition = '', left, ...more] = text
    .replace(/^(?:that are|which are|that is|such that|with|where|is|are) (?=.)/u, '')
    .split(/ ?,? ?(?:except(?: for)?|other than|excluding|apart from|but not|but) /u);
  if (more.length > 0) return null;
  const found = condition === '' ? [] : readCondition(condition.trim(), variable);
  if (found === null || left === undefined) return found;
  const values = left
    .split(/ ?, ?(?:and )?| and /u)
    .map((value) => value.replace(/^[nmkp] ?= ?/u, '').trim());
  if (!values.every((value) => /^-?\d{1,4}$/u.test(value))) return null;
  const excluded = new Set(values.map(Number));
  return [...found, { test: (value) => !excluded.has(value), isOfWhole: false }];
}

function readCondition(text: string, variable: string): readonly Condition[] | null {
  const divided = by.exec(text);
  if (divided !== null) return ofDivisors(divided[2] ?? '', divided[1] !== undefined);
  const ends = range.exec(text);
  if (ends !== null) {
    const [low, high] = [Number(ends[1]), Number(ends[2])];
    // Whether `between` counts its ends is said by `inclusive` only.
    if (text.startsWith('between') && ends[3] === undefined) return null;
    return [{ test: (value) => value >= low && value <= high, isOfWhole: false }];
  }
  const bounded = bound.exec(text);
  if (bounded !== null) {
    const end = Number(bounded[5]);
    const tests: readonly Test[] = [
      (value) => value >= end,
      (value) => value <= end,
      (value) => value > end,
      (value) => value < end,
    ];
    const at = bounded.slice(1, 5).findIndex((part) => part !== undefined);
    return [{ test: tests[at] ?? (() => false), isOfWhole: false }];
  }
  const left = residue.exec(text);
  if (left !== null && Number(left[2]) > 0)
    return [{ test: (value) => isCongruent(value, Number(left[1]), Number(left[2])), isOfWhole: true }];
  const adjective = /^(?:an? )?(odd|even|prime|composite)(?: (?:integer|number))?$/u.exec(text)?.[1];
  const test = adjectives.get(adjective ?? '');
  if (test !== undefined && variable !== '') return [{ test, isOfWhole: true }];
  const excluded = /^(?:[nmkp] ?)?(?:\\neq?|!=) ?(-?\d{1,4})$/u.exec(text)?.[1];
  if (excluded !== undefined) return [{ test: (value) => value !== Number(excluded), isOfWhole: false }];
  const linear = readLinear(form.exec(text)?.[1] ?? '');
  return linear === null
    ? null
    : [{ test: (value) => isCongruent(value, linear[1], linear[0]), isOfWhole: true }];
}

function ofDivisors(text: string, isDenied: boolean): readonly Condition[] | null {
  const values = (text.match(/\d+/gu) ?? []).map(Number).filter((value) => value > 0);
  const isBoth = text.includes('and');
  if (
    values.length === 0 ||
    (isDenied && values.length > 1) ||
    values.reduce((one, other) => one * other, 1) > 2_000
  )
    return null;
  const divides = (value: number): boolean =>
    isBoth
      ? values.every((each) => isCongruent(value, 0, each))
      : values.some((each) => isCongruent(value, 0, each));
  return [{ test: (value) => divides(value) !== isDenied, isOfWhole: true }];
}

/** Nouns that name what the numbers have to do with another: multiples, powers, divisors, squares. */
function readOfOther(text: string): IntegerSet | null {
  const [, positive, what, of, rest] =
    /^(?:the )?(?:all |every |any )?(?:the )?(positive )?(multiples?|powers?|divisors?|factors?|perfect squares?|squares?|perfect cubes?)(?: of (\d{1,4}|[a-z]{3,5}))?( .+)?$/.exec(
      text,
    ) ?? [];
  if (what === undefined) return null;
  const digits = of === undefined ? '' : (smallNumber(of) ?? of);
  const base = /^\d+$/u.test(digits) ? Number(digits) : null;
  const set = ofNoun(what, base, positive !== undefined);
  const left = rest === undefined ? [] : readRest(rest.trim(), '');
  if (set === null || left === null) return null;
  return { ...set, has: (value) => set.has(value) && left.every(({ test }) => test(value)) };
}

function ofNoun(what: string, base: number | null, isPositive: boolean): IntegerSet | null {
  if (/^(?:perfect )?squares?$/u.test(what) && base === null)
    return { has: (value) => Number.isInteger(Math.sqrt(value)), floor: null, isTold: true };
  if (/^perfect cubes?$/u.test(what) && base === null)
    return { has: (value) => Math.round(Math.cbrt(value)) ** 3 === value, floor: null, isTold: true };
  if (base === null || base < 2) return null;
  if (what.startsWith('multiple'))
    return {
      has: (value) => isCongruent(value, 0, base) && (!isPositive || value > 0),
      floor: isPositive ? 1 : null,
      isTold: true,
    };
  if (what.startsWith('power'))
    return base > greatestBase
      ? null
      : { has: (value) => value > 0 && isPowerOf(value, base), floor: 1, isTold: true };
  const divisors = Array.from({ length: base }, (_unused, at) => at + 1).filter(
    (value) => base % value === 0,
  );
  return finiteSet(divisors, true);
}

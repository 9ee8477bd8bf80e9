import { multiply, type Rational, raise, rational, rationalFromDecimal, whole } from '../number/rational.ts';
import type { Dimensions, Unit } from './unit.ts';
import { unitTable } from './unit-table.ts';

interface Entry {
  readonly unit: Unit;
  readonly takesPrefix: boolean;
}

const prefixes: Readonly<Record<string, number>> = {
  Q: 30,
  R: 27,
  Y: 24,
  Z: 21,
  E: 18,
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  h: 2,
  da: 1,
  d: -1,
  c: -2,
  m: -3,
  μ: -6,
  u: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
};

const prefixWords: Readonly<Record<string, number>> = {
  tera: 12,
  giga: 9,
  mega: 6,
  kilo: 3,
  hecto: 2,
  deci: -1,
  centi: -2,
  milli: -3,
  micro: -6,
  nano: -9,
  pico: -12,
  femto: -15,
};

/** Pi is not a fraction; as many digits as any comparison looks at stand for it. */
export const piFraction: Rational = {
  numerator: 3_141_592_653_589_793_238_462_643_383_279n,
  denominator: 10n ** 30n,
};

const entries: ReadonlyMap<string, Entry> = readTable(unitTable);

/** Finds a unit by symbol or name, with SI prefixes and plurals; null when there is none. */
export function lookupUnit(name: string): Unit | null {
  const exact = entries.get(name);
  if (exact !== undefined) return exact.unit;
  return prefixed(name) ?? withCapitalKilo(name) ?? (name.length > 2 ? fromWord(name.toLowerCase()) : null);
}

/** `5 Km` and `3 KJ` mean kilo; `Kmol` may be kelvin and mole in a row. */
function withCapitalKilo(name: string): Unit | null {
  return /^K(?:[mgJWVNLlΩ]|Hz|Pa|cal|eV)$/u.test(name) ? prefixed(`k${name.slice(1)}`) : null;
}

function prefixed(name: string): Unit | null {
  for (const length of [1, 2]) {
    const exponent = prefixes[name.slice(0, length)];
    const entry = entries.get(name.slice(length));
    if (exponent !== undefined && entry?.takesPrefix === true) return scaled(entry.unit, exponent);
  }
  return null;
}

function fromWord(word: string): Unit | null {
  const singular = word.replace(/(?<=[a-z]{2})s$/u, '');
  const found = entries.get(word) ?? entries.get(singular);
  if (found !== undefined && singular.length > 2) return found.unit;
  for (const [prefix, exponent] of Object.entries(prefixWords)) {
    const entry = singular.startsWith(prefix) ? entries.get(singular.slice(prefix.length)) : undefined;
    if (entry !== undefined && singular.length > prefix.length + 2) return scaled(entry.unit, exponent);
  }
  return null;
}

function scaled(unit: Unit, exponent: number): Unit | null {
  const factor = multiply(unit.factor, raise(whole(10), BigInt(exponent)) ?? whole(1));
  return factor === null ? null : { factor, dimensions: unit.dimensions };
}

function readTable(table: string): ReadonlyMap<string, Entry> {
  const read = new Map<string, Entry>();
  for (const line of table.trim().split('\n')) {
    const [names = '', definition = ''] = line.split(' = ');
    const [amount = '', ...parts] = definition.split(' ');
    const plusAt = parts.indexOf('+');
    const offset = plusAt < 0 ? null : readFactor(parts[plusAt + 1] ?? '');
    const base = {
      factor: readFactor(amount),
      dimensions: readDimensions(plusAt < 0 ? parts : parts.slice(0, plusAt)),
    };
    const unit: Unit = offset === null ? base : { ...base, offset };
    for (const name of names.split(',')) {
      read.set(name.replace('*', ''), { unit, takesPrefix: name.startsWith('*') });
    }
  }
  return read;
}

function readFactor(text: string): Rational {
  const [over = '1', under = '1'] = text.split('/');
  return quotient(readFactorPart(over), readFactorPart(under));
}

function readFactorPart(text: string): Rational {
  const match = /^([\d.e-]*)(pi)?$/u.exec(text);
  const amount = rationalFromDecimal(match?.[1] ?? '') ?? whole(1);
  return match?.[2] === undefined ? amount : (multiply(amount, piFraction) ?? amount);
}

function quotient(over: Rational, under: Rational): Rational {
  return rational(over.numerator * under.denominator, over.denominator * under.numerator) ?? over;
}

function readDimensions(parts: readonly string[]): Dimensions {
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', exponent = '1'] = part.split('^');
      return [name, Number(exponent)];
    }),
  );
}

import { limits } from '../limits.ts';

/** An exact fraction; the denominator is above zero. Large ones are not reduced. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Makes a fraction, or null when it divides by zero or is larger than the bound. */
export function rational(numerator: bigint, denominator = 1n): Rational | null {
  if (denominator === 0n) return null;
  const sign = denominator < 0n ? -1n : 1n;
  const over = numerator * sign;
  const under = denominator * sign;
  if (isSmall(over) && isSmall(under)) {
    const divisor = greatestDivisor(over < 0n ? -over : over, under);
    return { numerator: over / divisor, denominator: under / divisor };
  }
  return bitLength(over) > limits.bits || bitLength(under) > limits.bits
    ? null
    : { numerator: over, denominator: under };
}

/** A whole number as a fraction. */
export function whole(value: bigint | number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

export const zero: Rational = whole(0n);
export const one: Rational = whole(1n);

export function add(left: Rational, right: Rational): Rational | null {
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function negated({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

export function multiply(left: Rational, right: Rational): Rational | null {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function invert(value: Rational): Rational | null {
  return rational(value.denominator, value.numerator);
}

/** A power with a whole exponent, or null beyond the bound: the size is known before the work is done. */
export function raise(base: Rational, exponent: bigint): Rational | null {
  if (exponent < 0n) {
    const inverse = invert(base);
    return inverse === null ? null : raise(inverse, -exponent);
  }
  const bits = BigInt(Math.max(bitLength(base.numerator), bitLength(base.denominator)));
  if (exponent === 0n) return one;
  const isUnit = base.denominator === 1n && base.numerator >= -1n && base.numerator <= 1n;
  if (isUnit) return exponent % 2n === 0n ? whole(base.numerator * base.numerator) : base;
  if (bits * exponent > BigInt(limits.bits)) return null;
  return rational(base.numerator ** exponent, base.denominator ** exponent);
}

export function compareRationals(left: Rational, right: Rational): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isWhole(value: Rational): boolean {
  return value.numerator % value.denominator === 0n;
}

/** The nearest double, also for fractions whose parts are beyond the range of one. */
export function toNumber(value: Rational): number {
  const excess = Math.max(bitLength(value.numerator), bitLength(value.denominator)) - 900;
  if (excess <= 0) return Number(value.numerator) / Number(value.denominator);
  const shift = bitLength(value.numerator) - bitLength(value.denominator);
  const wanted = 64 - shift;
  const scaled =
    wanted >= 0
      ? (value.numerator << BigInt(wanted)) / value.denominator
      : value.numerator / (value.denominator << BigInt(-wanted));
  return Number(scaled) * 2 ** -wanted;
}

/** Reads digits with at most one point and an exponent, such as `-12.50e3`. */
export function rationalFromDecimal(text: string): Rational | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,5}))?$/iu.exec(text);
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') return null;
  const digits = BigInt(`${match[2]}${match[3] ?? ''}`);
  const exponent = Number(match[4] ?? 0) - (match[3] ?? '').length;
  if (Math.abs(exponent) * 3.33 > limits.bits) return null;
  const signed = match[1] === '-' ? -digits : digits;
  return exponent >= 0
    ? rational(signed * 10n ** BigInt(exponent))
    : rational(signed, 10n ** BigInt(-exponent));
}

export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude < 0x1_0000_0000n ? 32 - Math.clz32(Number(magnitude)) : magnitude.toString(16).length * 4;
}

function isSmall(value: bigint): boolean {
  return value < 1n << 256n && value > -(1n << 256n);
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

import { bitLength, type Rational } from './rational.ts';

/**
 * A real number to some sixty digits: `mantissa * 2^exponent`, and the binary logarithm of how far it may be off. It has no
 * largest value, and it knows when cancellation has eaten its digits.
 */
export interface BigReal {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly error: number;
}

/** Bits that are kept of a mantissa. */
const precision = 224;

/** Makes a number; what is cut off is added to its error. */
export function bigReal(mantissa: bigint, exponent: number, error: number): BigReal {
  const excess = lengthOf(mantissa) - precision;
  if (excess <= 0) return { mantissa, exponent, error };
  return {
    mantissa: mantissa >> BigInt(excess),
    exponent: exponent + excess,
    error: worst(error, exponent + excess),
  };
}

export function bigFromRational({ numerator, denominator }: Rational): BigReal {
  if (denominator === 1n) return bigReal(numerator, 0, Number.NEGATIVE_INFINITY);
  const shift = precision + 8 + Math.max(0, lengthOf(denominator) - lengthOf(numerator));
  return bigReal(
    (numerator << BigInt(shift)) / denominator,
    -shift,
    isNearlyWhole(numerator, denominator)
      ? Math.max(-shift, lengthOf(numerator) - lengthOf(denominator) - 100)
      : -shift,
  );
}

/** Whether a fraction is beside a whole number by next to nothing, which is no proof of being it. */
function isNearlyWhole(numerator: bigint, denominator: bigint): boolean {
  if (lengthOf(denominator) < 90) return false;
  const size = numerator < 0n ? -numerator : numerator;
  const rest = size % denominator;
  const gap = rest * 2n > denominator ? denominator - rest : rest;
  return size > gap && lengthOf(gap) < lengthOf(denominator) - 90;
}

/** The place of the highest bit; minus infinity for zero. */
export function sizeOf({ mantissa, exponent }: BigReal): number {
  return mantissa === 0n ? Number.NEGATIVE_INFINITY : lengthOf(mantissa) + exponent;
}

export function bigAdd(left: BigReal, right: BigReal): BigReal {
  const [high, low] = left.exponent >= right.exponent ? [left, right] : [right, left];
  const error = worst(left.error, right.error, absorbed(left, right)) + 1;
  const gap = high.exponent - low.exponent;
  if (high.mantissa !== 0n && gap > 2 * precision) return { ...high, error };
  if (high.mantissa === 0n) return { ...low, error };
  return bigReal((high.mantissa << BigInt(gap)) + low.mantissa, low.exponent, error);
}

/** What is added to something far larger leaves hardly a trace: a sum of such two proves nothing by being alike. */
function absorbed(left: BigReal, right: BigReal): number {
  const [one, other] = [sizeOf(left), sizeOf(right)];
  const small = one < other ? left : right;
  const isTraceless = Math.abs(one - other) > 90 && !isUncertain(small);
  return isTraceless ? Math.max(one, other) - 100 : Number.NEGATIVE_INFINITY;
}

export function bigNegate(value: BigReal): BigReal {
  return { ...value, mantissa: -value.mantissa };
}

export function bigMultiply(left: BigReal, right: BigReal): BigReal {
  const error = worst(left.error + sizeOf(right), right.error + sizeOf(left), left.error + right.error);
  return bigReal(left.mantissa * right.mantissa, left.exponent + right.exponent, error + 1);
}

/** One over a number; null when it may be zero. */
export function bigInvert(value: BigReal): BigReal | null {
  if (isUncertain(value)) return null;
  const shift = precision + lengthOf(value.mantissa) + 8;
  const exponent = -shift - value.exponent;
  const error = worst(exponent, value.error - 2 * sizeOf(value) + 3);
  return bigReal((1n << BigInt(shift)) / value.mantissa, exponent, error);
}

/** A power with a whole exponent. */
export function bigRaise(base: BigReal, exponent: bigint): BigReal | null {
  if (exponent < 0n) {
    const inverse = bigInvert(base);
    return inverse === null ? null : bigRaise(inverse, -exponent);
  }
  let result = bigReal(1n, 0, Number.NEGATIVE_INFINITY);
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = bigMultiply(result, square);
    square = bigMultiply(square, square);
    if (!Number.isSafeInteger(square.exponent)) return null;
  }
  return result;
}

/** The square root of a number that is not below zero. */
export function bigSquareRoot(value: BigReal): BigReal | null {
  if (value.mantissa === 0n) return value.error === Number.NEGATIVE_INFINITY ? value : null;
  if (value.mantissa < 0n || isUncertain(value)) return null;
  const shift = 2 * precision + ((value.exponent - 2 * precision) % 2 === 0 ? 0 : 1);
  const root = wholeSquareRoot(value.mantissa << BigInt(shift));
  const exponent = (value.exponent - shift) / 2;
  const isExact = value.error === Number.NEGATIVE_INFINITY && root * root === value.mantissa << BigInt(shift);
  const error = isExact ? value.error : worst(exponent, value.error - sizeOf(value) / 2 + 1);
  return bigReal(root, exponent, error);
}

function wholeSquareRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(lengthOf(value) / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Whether a number cannot be told from zero. */
export function isUncertain(value: BigReal): boolean {
  return value.mantissa === 0n || sizeOf(value) - 2 <= value.error;
}

/** How two numbers compare: certainly apart, alike to more than thirty digits, or neither is certain. */
export function compareBigReals(left: BigReal, right: BigReal): 'alike' | 'apart' | 'unsure' {
  const difference = bigAdd(left, bigNegate(right));
  if (!isUncertain(difference)) return 'apart';
  const size = worst(sizeOf(left), sizeOf(right));
  if (difference.mantissa === 0n && difference.error === Number.NEGATIVE_INFINITY) return 'alike';
  return Number.isFinite(size) && difference.error < size - 110 ? 'alike' : 'unsure';
}

function worst(...errors: readonly number[]): number {
  // A product of zero and an infinite error has no error.
  return Math.max(...errors.map((error) => (Number.isNaN(error) ? Number.NEGATIVE_INFINITY : error)));
}

/** Bits of a whole number, but for up to three. */
function lengthOf(value: bigint): number {
  return bitLength(value);
}

import { freeNames } from '../compare/free-names.ts';
import { complexValue, type Evaluation } from '../evaluate/complex-value.ts';
import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { complex } from '../number/complex.ts';
import {
  add,
  bitLength,
  invert,
  multiply,
  negated,
  type Rational,
  rational,
  toNumber,
  whole,
} from '../number/rational.ts';
import type { Node } from '../tree/node.ts';
import { isPiecewise } from './break-points.ts';

type Point = ReadonlyMap<string, Rational>;

/**
 * Where a node is zero in one variable while the others stay. Where it is linear or quadratic the places are exact, of whatever size they
 * are; elsewhere they are between numbers of all sizes at which its sign differs.
 */
export function rootsIn(node: Node, name: string, point: Point, effort: Effort): readonly Rational[] {
  if (!freeNames(node).has(name)) return [];
  const exact = rootsOfParabola(node, name, point, effort);
  return exact !== null && !isPiecewise(node)
    ? exact
    : [...(exact ?? []), ...changesOfSign(node, name, point, effort)];
}

/** The zeros of what is linear or quadratic; null for anything else. */
function rootsOfParabola(node: Node, name: string, point: Point, effort: Effort): readonly Rational[] | null {
  const values: Rational[] = [];
  for (const place of [0, 1, 2, 5]) {
    const value = exactValue(node, new Map([...point, [name, whole(place)]]), effort);
    if (value === null) return null;
    values.push(value);
  }
  const [constant, middle, high, beyond] = values;
  const square = weighed(values, [1n, -2n, 1n, 0n], 2n);
  const slope = weighed(values, [-3n, 4n, -1n, 0n], 2n);
  if (!constant || !middle || !high || !beyond || square === null || slope === null) return null;
  if (weighed([square, slope, constant, beyond], [25n, 5n, 1n, -1n], 1n)?.numerator !== 0n) return null;
  return square.numerator === 0n ? rootOfLine(slope, constant) : rootsOfSquare(square, slope, constant);
}

/** A sum of numbers, each times a whole one, over another. */
function weighed(values: readonly Rational[], weights: readonly bigint[], under: bigint): Rational | null {
  let sum: Rational | null = whole(0n);
  for (const [at, value] of values.entries()) {
    const part = multiply(value, whole(weights[at] ?? 0n));
    sum = sum === null || part === null ? null : add(sum, part);
  }
  return sum === null ? null : rational(sum.numerator, sum.denominator * under);
}

function rootOfLine(slope: Rational, constant: Rational): readonly Rational[] {
  const inverse = invert(slope);
  const root = inverse === null ? null : multiply(negated(constant), inverse);
  return root === null ? [] : [root];
}

function rootsOfSquare(square: Rational, slope: Rational, constant: Rational): readonly Rational[] {
  const [first, second] = [multiply(slope, slope), multiply(square, constant)];
  const inner = first === null || second === null ? null : weighed([first, second], [1n, -4n], 1n);
  const root = inner === null ? null : squareRoot(inner);
  const half = invert(square);
  if (root === null || half === null) return [];
  return [root, negated(root)].flatMap((sign) => {
    const over = add(negated(slope), sign);
    const found = over === null ? null : multiply(over, half);
    return found === null ? [] : (rational(found.numerator, found.denominator * 2n) ?? []);
  });
}

/** The square root to some sixty bits, exact where it is a fraction; null below zero. */
function squareRoot({ numerator, denominator }: Rational): Rational | null {
  if (numerator < 0n) return null;
  const product = numerator * denominator;
  const shift = BigInt(Math.max(0, 64 - Math.floor(bitLength(product) / 2)));
  return rational(wholeSquareRoot(product << (2n * shift)), denominator << shift);
}

function wholeSquareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.floor(bitLength(value) / 2) + 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const sizes: readonly number[] = [
  ...[-300, -200, -100, -60, -40, -30, -24].map((exponent) => 10 ** exponent),
  ...Array.from({ length: 37 }, (_, at) => at - 18).flatMap((exponent) =>
    [1, 2, 5].map((digit) => digit * 10 ** exponent),
  ),
  ...[22, 24, 30, 40, 60, 100, 200, 300].map((exponent) => 10 ** exponent),
];

/** Places of one variable at which signs are compared, from the least to the greatest. */
const places: readonly number[] = [...sizes.map((size) => -size).reverse(), 0, ...sizes];

/** Most places where the sign changes that are looked at: beyond them a node swings to and fro. */
const mostChanges = 6;

function changesOfSign(node: Node, name: string, point: Point, effort: Effort): readonly Rational[] {
  const evaluation: Evaluation = { point: new Map(), effort, logarithmBase: Math.E, isLossy: false };
  const others = [...point].map(([other, value]) => [other, complex(toNumber(value))] as const);
  const at = (place: number): number => {
    const value = complexValue(node, { ...evaluation, point: new Map([...others, [name, complex(place)]]) });
    return value.im === 0 ? value.re : Number.NaN;
  };
  const signs = places.map((place) => Math.sign(at(place)));
  const changes = places.flatMap((place, index) => {
    const [sign, next] = [signs[index] ?? 0, signs[index + 1] ?? 0];
    return sign * next < 0 ? [[place, places[index + 1] ?? place] as const] : [];
  });
  return changes
    .toSorted((one, other) => Math.abs(one[1]) - Math.abs(other[1]))
    .slice(0, mostChanges)
    .flatMap(([low, high]) => near(narrowed(at, low, high)));
}

/** The place between two others of one sign where a value changes its own. */
function narrowed(at: (place: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(at(low));
  for (let count = 0; count < 70; count += 1) {
    const middle =
      low * high > 0 && Math.abs(high / low) > 4 ? Math.sign(low) * Math.sqrt(low * high) : (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(at(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A double as a fraction, the simple one beside it where there is one. */
function near(value: number): readonly Rational[] {
  if (!Number.isFinite(value)) return [];
  for (const under of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100]) {
    const over = Math.round(value * under);
    if (over !== 0 && Math.abs(over) < 2 ** 50 && Math.abs(over / under - value) <= 1e-14 * Math.abs(value))
      return fractionOf(over, under);
  }
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const digits = BigInt(Math.round(value / 2 ** (exponent - 52)));
  const shift = exponent - 52;
  const found = shift >= 0 ? rational(digits << BigInt(shift)) : rational(digits, 1n << BigInt(-shift));
  return found === null ? [] : [found];
}

function fractionOf(over: number, under: number): readonly Rational[] {
  const found = rational(BigInt(over), BigInt(under));
  return found === null ? [] : [found];
}

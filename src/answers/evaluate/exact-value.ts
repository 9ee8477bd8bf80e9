import { limits } from '../limits.ts';
import {
  add,
  bitLength,
  compareRationals,
  isWhole,
  multiply,
  one,
  type Rational,
  raise,
  rational,
  whole,
  zero,
} from '../number/rational.ts';
import type { BoundedNode, Node, RelationOperator } from '../tree/node.ts';
import type { Effort } from './effort.ts';
import { exactAngle } from './exact-angle.ts';

/** Values of variables. */
export type ExactPoint = ReadonlyMap<string, Rational>;

/** Evaluates a node without rounding; null where it has no rational value, or one beyond the bounds. */
export function exactValue(node: Node, point: ExactPoint, effort: Effort): Rational | null {
  if (!effort.spend(1)) return null;
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return point.get(node.name) ?? null;
    case 'sum':
      return fold(node.terms, zero, add, point, effort);
    case 'product':
      return fold(node.factors, one, multiply, point, effort);
    case 'power':
      return exactPower(node.base, node.exponent, point, effort);
    case 'percent':
      return exactPercent(exactValue(node.value, point, effort));
    case 'call':
      return exactCall(node.name, node.inputs, point, effort);
    case 'bounded':
      return exactBounded(node, point, effort);
    default:
      return null;
  }
}

function fold(
  nodes: readonly Node[],
  start: Rational,
  join: (left: Rational, right: Rational) => Rational | null,
  point: ExactPoint,
  effort: Effort,
): Rational | null {
  let result: Rational | null = start;
  for (const node of nodes) {
    const value = exactValue(node, point, effort);
    if (value === null) return null;
    effort.spend(bitLength(value.numerator) >> 8);
    result = join(result, value);
    if (result === null) return null;
  }
  return result;
}

function exactPercent(value: Rational | null): Rational | null {
  return value === null ? null : rational(value.numerator, value.denominator * 100n);
}

function exactPower(baseNode: Node, exponentNode: Node, point: ExactPoint, effort: Effort): Rational | null {
  const base = exactValue(baseNode, point, effort);
  const exponent = base === null ? null : exactValue(exponentNode, point, effort);
  if (base === null || exponent === null) return null;
  if (isWhole(exponent)) return raise(base, exponent.numerator / exponent.denominator);
  const root = exactRoot(base, exponent.denominator);
  return root === null ? null : raise(root, exponent.numerator);
}

/** The root of a number above zero that is a perfect power of small fractions. */
function exactRoot(base: Rational, degree: bigint): Rational | null {
  if (base.numerator <= 0n || degree > 64n) return base.numerator === 0n ? zero : null;
  const over = wholeRoot(base.numerator, degree);
  const under = wholeRoot(base.denominator, degree);
  return over === null || under === null ? null : rational(over, under);
}

function wholeRoot(value: bigint, degree: bigint): bigint | null {
  if (bitLength(value) > 1_000) return null;
  let low = 1n;
  let high = 1n << (BigInt(bitLength(value)) / degree + 1n);
  while (low <= high) {
    const middle = (low + high) / 2n;
    const power = middle ** degree;
    if (power === value) return middle;
    if (power < value) low = middle + 1n;
    else high = middle - 1n;
  }
  return null;
}

function exactCall(name: string, nodes: readonly Node[], point: ExactPoint, effort: Effort): Rational | null {
  if (name === 'cases') return exactCases(nodes, point, effort);
  if (!exactCalls.has(name)) {
    const [angle] = nodes;
    return angle === undefined ? null : exactAngle(name, angle, (node) => exactValue(node, point, effort));
  }
  const inputs: Rational[] = [];
  for (const node of nodes) {
    const value = exactValue(node, point, effort);
    if (value === null) return null;
    inputs.push(value);
  }
  const [first, second] = inputs;
  if (first === undefined) return null;
  return exactCalls.get(name)?.(first, second ?? null, inputs, effort) ?? null;
}

/** The value of the first case whose condition holds. */
function exactCases(nodes: readonly Node[], point: ExactPoint, effort: Effort): Rational | null {
  for (let at = 0; at + 1 < nodes.length; at += 2) {
    const [value, condition] = [nodes[at], nodes[at + 1]];
    const holds = condition === undefined ? null : holdsExactly(condition, point, effort);
    if (holds === null || value === undefined) return null;
    if (holds) return exactValue(value, point, effort);
  }
  return null;
}

/** Whether no case of several holds at a point, for certain. */
export function hasNoCase(nodes: readonly Node[], point: ExactPoint, effort: Effort): boolean {
  const conditions = nodes.filter((_node, at) => at % 2 === 1);
  return conditions.every((condition) => holdsExactly(condition, point, effort) === false);
}

/** Whether a condition holds at a point; null where that cannot be told. */
function holdsExactly(condition: Node, point: ExactPoint, effort: Effort): boolean | null {
  if (condition.kind === 'symbol') return condition.name === 'otherwise' ? true : null;
  if (condition.kind === 'call') return hasParity(condition.name, condition.inputs, point, effort);
  if (condition.kind !== 'relation') return null;
  const values = condition.operands.map((operand) => exactValue(operand, point, effort));
  const links = condition.operators.map((operator, index) => {
    const [left = null, right = null] = [values[index], values[index + 1]];
    const test = orders[operator];
    return left === null || right === null || test === undefined ? null : test(compareRationals(left, right));
  });
  return links.includes(null) ? null : !links.includes(false);
}

function hasParity(
  name: string,
  [inner]: readonly Node[],
  point: ExactPoint,
  effort: Effort,
): boolean | null {
  if (name !== 'even' && name !== 'odd') return null;
  const value = inner === undefined ? null : exactValue(inner, point, effort);
  if (value === null || !isWhole(value)) return null;
  return ((value.numerator / value.denominator) % 2n === 0n) === (name === 'even');
}

const orders: Readonly<Partial<Record<RelationOperator, (order: number) => boolean>>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

type ExactCall = (
  first: Rational,
  second: Rational | null,
  all: readonly Rational[],
  effort: Effort,
) => Rational | null;

const exactCalls: ReadonlyMap<string, ExactCall> = new Map<string, ExactCall>([
  [
    'Gamma()',
    (value, _second, _all, effort) =>
      exactFactorial({ ...value, numerator: value.numerator - value.denominator }, 1n, effort),
  ],
  ['factorial', (value, _second, _all, effort) => exactFactorial(value, 1n, effort)],
  ['double-factorial', (value, _second, _all, effort) => exactFactorial(value, 2n, effort)],
  ['binomial', (from, count, _all, effort) => (count === null ? null : exactBinomial(from, count, effort))],
  ['abs', (value) => (value.numerator < 0n ? rational(-value.numerator, value.denominator) : value)],
  ['floor', (value) => whole(floor(value))],
  ['ceil', (value) => whole(-floor({ numerator: -value.numerator, denominator: value.denominator }))],
  ['sgn', (value) => whole(compareRationals(value, zero))],
  [
    'max',
    (_first, _second, all) => all.reduce((most, value) => (compareRationals(value, most) > 0 ? value : most)),
  ],
  [
    'min',
    (_first, _second, all) =>
      all.reduce((least, value) => (compareRationals(value, least) < 0 ? value : least)),
  ],
  ['gcd', (_first, _second, all) => foldWhole(all, greatest)],
  [
    'lcm',
    (_first, _second, all) =>
      foldWhole(all, (a, b) => (a === 0n || b === 0n ? 0n : (a * b) / greatest(a, b))),
  ],
  ['sqrt', (value) => exactRoot(value, 2n)],
  [
    'mod',
    (value, by) =>
      by === null || !isWhole(value) || !isWhole(by) || by.numerator === 0n
        ? null
        : whole(
            value.numerator -
              by.numerator *
                floor({
                  numerator: value.numerator * (by.numerator < 0n ? -1n : 1n),
                  denominator: by.numerator < 0n ? -by.numerator : by.numerator,
                }),
          ),
  ],
]);

function floor(value: Rational): bigint {
  const quotient = value.numerator / value.denominator;
  return value.numerator < 0n && quotient * value.denominator !== value.numerator ? quotient - 1n : quotient;
}

function exactFactorial(value: Rational, step: bigint, effort: Effort): Rational | null {
  if (!isWhole(value) || value.numerator < 0n || value.numerator > BigInt(limits.terms + 500)) return null;
  const top = value.numerator / value.denominator;
  let result = 1n;
  for (let factor = top; factor > 1n; factor -= step) result *= factor;
  return effort.spend(Number(top)) ? rational(result) : null;
}

function exactBinomial(from: Rational, count: Rational, effort: Effort): Rational | null {
  if (!isWhole(from) || !isWhole(count) || count.numerator < 0n || from.numerator < 0n) return null;
  if (count.numerator > BigInt(limits.terms) || !effort.spend(Number(count.numerator))) return null;
  let [over, under] = [1n, 1n];
  for (let index = 0n; index < count.numerator; index += 1n) {
    over *= from.numerator - index;
    under *= index + 1n;
  }
  return rational(over, under);
}

function foldWhole(values: readonly Rational[], join: (a: bigint, b: bigint) => bigint): Rational | null {
  if (!values.every(isWhole)) return null;
  return whole(values.map((value) => value.numerator).reduce(join));
}

function greatest(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

function exactBounded(node: BoundedNode, point: ExactPoint, effort: Effort): Rational | null {
  if (node.operator === 'integral') return null;
  const from = exactValue(node.from, point, effort);
  const to = exactValue(node.to, point, effort);
  if (from === null || to === null || !isWhole(from) || !isWhole(to)) return null;
  if (to.numerator - from.numerator > BigInt(limits.terms)) return null;
  const join = node.operator === 'sum' ? add : multiply;
  let result: Rational | null = node.operator === 'sum' ? zero : one;
  for (let index = from.numerator; index <= to.numerator; index += 1n) {
    const value = exactValue(node.body, new Map([...point, [node.variable, whole(index)]]), effort);
    result = value === null || result === null ? null : join(result, value);
    if (result === null) return null;
  }
  return result;
}

import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { add, isWhole, multiply, type Rational, rational, toNumber, whole } from '../number/rational.ts';
import { childrenOf, negateNode, sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

const stepped: ReadonlySet<string> = new Set(['floor', 'ceil', 'mod', 'gcd', 'lcm']);
const bent: ReadonlySet<string> = new Set(['abs', 'sgn', 'max', 'min', 'sqrt', 'cases']);

/** Whether a node is given by different rules in different places, so that a region says nothing of the rest. */
export function isPiecewise(node: Node): boolean {
  if (node.kind === 'call' && (stepped.has(node.name) || bent.has(node.name))) return true;
  if (node.kind === 'power' && node.exponent.kind !== 'number') return true;
  return childrenOf(node).some(isPiecewise);
}

/** Whether a node is meant for whole numbers, or jumps at them. */
export function isStepped(node: Node): boolean {
  const steps = ['binomial', 'factorial', 'double-factorial', ...stepped];
  if (node.kind === 'call' && steps.includes(node.name)) return true;
  if (node.kind === 'bounded' && node.operator !== 'integral') return true;
  if (node.kind === 'power' && node.base.kind !== 'symbol' && node.exponent.kind === 'symbol') return true;
  return childrenOf(node).some(isStepped);
}

/** The numbers that are written in a node, as far as a variable may be near them. */
export function writtenNumbers(nodes: readonly Node[]): readonly Rational[] {
  const found = new Map<string, Rational>();
  const collect = (node: Node): void => {
    if (node.kind === 'number' && Math.abs(toNumber(node.value)) <= 1e12) {
      const value =
        node.value.numerator < 0n ? { ...node.value, numerator: -node.value.numerator } : node.value;
      found.set(`${value.numerator}/${value.denominator}`, value);
    }
    for (const child of childrenOf(node)) collect(child);
  };
  for (const node of nodes) collect(node);
  return [...found.values()];
}

/** What is zero where a node changes its rule. */
export function breaksOf(node: Node): readonly Node[] {
  const inner = childrenOf(node).flatMap(breaksOf);
  if (node.kind === 'relation' && node.operands.length === 2) return [...inner, difference(node.operands)];
  if (node.kind === 'power' && node.exponent.kind !== 'number') return [node.base, ...inner];
  if (node.kind !== 'call') return inner;
  if (node.name === 'max' || node.name === 'min')
    return [difference(node.inputs), difference(node.inputs.slice(1)), ...inner];
  return stepped.has(node.name) || bent.has(node.name) ? [...node.inputs, ...inner] : inner;
}

function difference([left, right]: readonly Node[]): Node {
  return left === undefined || right === undefined
    ? (left ?? sumNode([]))
    : sumNode([left, negateNode(right)]);
}

/** Where a node is zero in one variable, as long as it is linear or quadratic there. */
export function rootsIn(
  node: Node,
  name: string,
  point: ReadonlyMap<string, Rational>,
  effort: Effort,
): readonly Rational[] {
  const at = (value: number): number | null => {
    const found = exactValue(node, new Map([...point, [name, whole(value)]]), effort);
    return found === null ? null : toNumber(found);
  };
  const [low, middle, high, beyond] = [at(0), at(1), at(2), at(5)];
  if (low === null || middle === null || high === null || beyond === null) return [];
  const square = (high - 2 * middle + low) / 2;
  const slope = middle - low - square;
  const isFitting = Math.abs(25 * square + 5 * slope + low - beyond) <= 1e-9 * (1 + Math.abs(beyond));
  if (!isFitting) return [];
  if (Math.abs(square) < 1e-12) return slope === 0 ? [] : near(-low / slope);
  const inner = slope * slope - 4 * square * low;
  if (inner < 0) return [];
  return [
    ...near((-slope + Math.sqrt(inner)) / (2 * square)),
    ...near((-slope - Math.sqrt(inner)) / (2 * square)),
  ];
}

/** The simple fraction beside a double. */
function near(value: number): readonly Rational[] {
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) return [];
  for (const under of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100, 1_000_000]) {
    const over = Math.round(value * under);
    if (Math.abs(over / under - value) <= 1e-9 * (1 + Math.abs(value)) || under === 1_000_000) {
      const found = rational(BigInt(over), BigInt(under));
      return found === null ? [] : [found];
    }
  }
  return [];
}

/** A number, and what lies a little and far to both sides of it. */
export function around(value: Rational): readonly Rational[] {
  const steps: readonly (readonly [bigint, bigint])[] = isWhole(value)
    ? [
        [0n, 1n],
        [1n, 7n],
        [-1n, 7n],
        [1n, 1n],
        [-1n, 1n],
      ]
    : [
        [0n, 1n],
        [1n, 7n],
        [-1n, 7n],
      ];
  return steps.flatMap(([over, under]) => add(value, { numerator: over, denominator: under }) ?? []);
}

/** Twice as far out, on both sides of zero, and the powers of a number. */
export function beyond(value: Rational): readonly Rational[] {
  const square = multiply(value, value);
  const cube = square === null ? null : multiply(square, value);
  const negative = { ...value, numerator: -value.numerator };
  return [square, cube, multiply(value, whole(3)), negative, multiply(value, whole(-3))].flatMap(
    (found) => found ?? [],
  );
}

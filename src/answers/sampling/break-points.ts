import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { bitLength, negated, type Rational, whole } from '../number/rational.ts';
import { childrenOf, negateNode, numberNode, sumNode } from '../tree/build-node.ts';
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

/** The numbers that are written in a node, powers and products of numbers among them, without their signs. */
export function writtenNumbers(nodes: readonly Node[], effort: Effort): readonly Rational[] {
  const found = new Map<string, Rational>();
  const collect = (node: Node): void => {
    const written = node.kind === 'symbol' ? null : exactValue(node, nowhere, effort);
    if (written !== null && bitLength(written.numerator) + bitLength(written.denominator) < 1_000) {
      const value = written.numerator < 0n ? negated(written) : written;
      found.set(`${value.numerator}/${value.denominator}`, value);
    }
    for (const child of childrenOf(node)) collect(child);
  };
  for (const node of nodes) collect(node);
  return [...found.values()];
}

const nowhere: ReadonlyMap<string, Rational> = new Map();

/** What is zero where a node changes its rule. */
export function breaksOf(node: Node): readonly Node[] {
  const inner = childrenOf(node).flatMap(breaksOf);
  if (node.kind === 'relation') return [...inner, ...differences(node.operands.flatMap(endsIn))];
  if (node.kind === 'power' && node.exponent.kind !== 'number') return [node.base, ...inner];
  if (node.kind !== 'call') return inner;
  if (node.name === 'max' || node.name === 'min') return [...differences(node.inputs), ...inner];
  if (node.name === 'abs' || node.name === 'sgn' || node.name === 'sqrt')
    return [...node.inputs.flatMap(factorsOf), ...inner];
  if (node.name === 'floor' || node.name === 'ceil')
    return [...node.inputs.flatMap((input) => [input, moved(input, 1), moved(input, -1)]), ...inner];
  return stepped.has(node.name) ? [...node.inputs, ...differences(node.inputs), ...inner] : inner;
}

/** The numbers at the ends of a set that a variable is in. */
function endsIn(node: Node): readonly Node[] {
  return node.kind === 'group' || node.kind === 'set' || node.kind === 'region'
    ? childrenOf(node).flatMap(endsIn)
    : [node];
}

/** What has the sign of a product, one by one. */
function factorsOf(node: Node): readonly Node[] {
  return node.kind === 'product' ? node.factors : [node];
}

function moved(node: Node, by: number): Node {
  return sumNode([node, numberNode(whole(by))]);
}

function differences(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((left, at) => nodes.slice(at + 1).map((right) => sumNode([left, negateNode(right)])));
}

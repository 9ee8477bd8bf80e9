import type { Rational } from '../number/rational.ts';
import { mapChildren, numberNode, powerNode, productNode, someNode, symbolNode } from '../tree/build-node.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';
import { renamed } from './rename.ts';

/** Writes what has one meaning in one way: names that sums and integrals bind, brackets of every shape, values of zeta. */
export function canonicalNode(node: Node): Node {
  return someNode(
    node,
    (part) => part.kind === 'bounded' || isZeta(part) || isSingle(part) || isSymmetric(part),
  )
    ? canonical(node, 0)
    : node;
}

function canonical(node: Node, depth: number): Node {
  if (node.kind === 'bounded') return withOwnName(node, depth);
  if (node.kind === 'call' && isZeta(node)) return zetaValue(node.inputs) ?? node;
  const inner = (child: Node): Node => canonical(child, depth);
  if (node.kind === 'call' && isSymmetric(node))
    return {
      ...node,
      inputs: node.inputs.map(inner).toSorted((one, two) => (nodeKey(one) < nodeKey(two) ? -1 : 1)),
    };
  const isArithmetic =
    node.kind === 'product' || node.kind === 'power' || node.kind === 'sum' || isFunction(node);
  const isRaised = node.kind === 'power';
  return mapChildren(
    node,
    isArithmetic ? (child) => inner(ungrouped(child, node.kind === 'call', isRaised)) : inner,
  );
}

/** Functions whose inputs have no order. */
const symmetric: ReadonlySet<string> = new Set(['gcd', 'lcm', 'max', 'min']);

function isSymmetric(node: Node): boolean {
  return node.kind === 'call' && symmetric.has(node.name);
}

/** What is applied to what is in its bracket, and is no name that may be multiplied with it. */
function isFunction(node: Node): boolean {
  return node.kind === 'call' && node.inputs.length === 1 && !node.name.endsWith('()');
}

/** The name of a running number is its own: `\sum_k x^k` is `\sum_n x^n`. */
function withOwnName({ variable, ...node }: BoundedNode, depth: number): Node {
  const own = `bound:${depth}`;
  return {
    ...node,
    variable: own,
    from: canonical(node.from, depth),
    to: canonical(node.to, depth),
    body: canonical(ungrouped(renamed(node.body, new Map([[variable, own]]))), depth + 1),
  };
}

function isSingle(node: Node): boolean {
  return (
    (node.kind === 'set' || (node.kind === 'group' && node.open === '[' && node.close === ']')) &&
    node.items.length === 1
  );
}

/**
 * What square brackets and braces hold within a formula: `2[x + 1]` is `2(x + 1)`. Around anything but a sum they may round, take
 * a fractional part or name a concentration, and around halves of whole numbers, unless round brackets are in them.
 */
function ungrouped(node: Node, isInput = false, isRaised = false): Node {
  if (!isSingle(node) || (node.kind !== 'group' && node.kind !== 'set')) return node;
  const [content] = node.items;
  const isPlain = isInput ? isMultiple(content) || isOfSums(content) : isRaised && isWave(content);
  if (content === undefined || (content.kind !== 'sum' && !isPlain)) return node;
  const isNested = someNode(
    content,
    (part) =>
      (part.kind === 'power' && part.base.kind === 'sum') ||
      (part.kind === 'product' && part.factors.some(({ kind }) => kind === 'sum')),
  );
  const mayRound = [...freeNames(content)].every((name) => /^[nmkNMK]$/u.test(name));
  return isNested || (node.kind !== 'set' && !(mayRound && someNode(content, isBroken))) ? content : node;
}

/** `2x`, which is no concentration. */
function isMultiple(node: Node | undefined): node is Node {
  return (
    node?.kind === 'product' && node.factors[0]?.kind === 'number' && node.factors[0].value.denominator === 1n
  );
}

/** `\frac{x + 1}{x - 1}`, which is rounded only where its names are those of whole numbers. */
function isOfSums(node: Node | undefined): boolean {
  return (
    node?.kind === 'product' &&
    node.factors.some(({ kind }) => kind === 'sum') &&
    ![...freeNames(node)].every((name) => /^[nmkNMK]$/u.test(name))
  );
}

/** `2\cos t`, which is no concentration either, and seldom rounded. */
function isWave(node: Node | undefined): boolean {
  return node?.kind === 'product' && someNode(node, isWaveFunction);
}

function isWaveFunction(node: Node): boolean {
  return node.kind === 'call' && /^(?:sinh?|cosh?|tanh?|exp|ln)$/u.test(node.name);
}

/** What makes a formula of whole numbers a fraction. */
function isBroken(node: Node): boolean {
  if (node.kind === 'number') return node.value.denominator !== 1n;
  if (node.kind === 'power') return node.exponent.kind === 'number' && isBelowOne(node.exponent.value);
  return node.kind === 'call';
}

function isBelowOne({ numerator, denominator }: Rational): boolean {
  return numerator < 0n || denominator !== 1n;
}

function isZeta(node: Node): boolean {
  return node.kind === 'call' && /^zeta(?:\(\))?$/u.test(node.name) && node.inputs.length === 1;
}

/** Zeta of a small even number is a fraction of a power of pi; null for any other. */
function zetaValue([input]: readonly Node[]): Node | null {
  if (input?.kind !== 'number' || input.value.denominator !== 1n) return null;
  const known = zetas.get(Number(input.value.numerator));
  return known === undefined
    ? null
    : productNode([
        numberNode({ numerator: known[0], denominator: known[1] }),
        powerNode(symbolNode('pi'), numberNode(input.value)),
      ]);
}

const zetas: ReadonlyMap<number, readonly [bigint, bigint]> = new Map([
  [2, [1n, 6n]],
  [4, [1n, 90n]],
  [6, [1n, 945n]],
  [8, [1n, 9_450n]],
  [10, [1n, 93_555n]],
  [12, [691n, 638_512_875n]],
]);

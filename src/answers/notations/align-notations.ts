import { freeNames } from '../compare/free-names.ts';
import { renamed, substituted } from '../compare/rename.ts';
import {
  childrenOf,
  mapChildren,
  numberNode,
  powerNode,
  productNode,
  quotientNode,
  someNode,
  symbolNode,
} from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** Reads what one side writes in the notation of a program or a book as the other side means it. */
export function alignNotations(reference: Node, response: Node): readonly [Node, Node] {
  const [left, right] = [freeNames(reference), freeNames(response)];
  if (left.has('ell') !== right.has('ell')) return withPlainLetter(reference, left, response, right);
  if (left.has('tau') !== right.has('tau'))
    return [withTurns(reference, left, right), withTurns(response, right, left)];
  if (left.has('I') || right.has('I')) return withImaginary(reference, left, response, right);
  const mean = withMean(reference, left, response, right);
  return mean ?? withHarmonic(reference, response);
}

/** `\\bar{x}` is the mean of what the other side sums: `\\frac{n}{\\sum_{i=1}^n x_i}` beside `\\frac{1}{\\bar{x}}`. Null where no side has one. */
function withMean(
  reference: Node,
  left: ReadonlySet<string>,
  response: Node,
  right: ReadonlySet<string>,
): readonly [Node, Node] | null {
  const bar = [...left, ...right].find((name) => /^bar:[A-Za-z]$/.test(name));
  if (bar === undefined || left.has(bar) === right.has(bar)) return null;
  const sum = sumOf(left.has(bar) ? response : reference, `${bar.slice(-1)}_`);
  if (sum?.kind !== 'bounded') return null;
  const mean = new Map([[bar, quotientNode(sum, sum.to)]]);
  return [substituted(reference, mean), substituted(response, mean)];
}

/** The sum of all values of one name in a node, counted from one; null where there is none. */
function sumOf(node: Node, name: string): Node | null {
  const isSum =
    node.kind === 'bounded' &&
    node.operator === 'sum' &&
    node.from.kind === 'number' &&
    node.from.value.numerator === 1n &&
    node.body.kind === 'call' &&
    node.body.name === name &&
    node.body.inputs.map((input) => (input.kind === 'symbol' ? input.name : '')).join() === node.variable;
  if (isSum) return node;
  for (const child of childrenOf(node)) {
    const found = sumOf(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** `\ell` is how an l is written by hand, where the other side has the one and not the other. */
function withPlainLetter(
  reference: Node,
  left: ReadonlySet<string>,
  response: Node,
  right: ReadonlySet<string>,
): readonly [Node, Node] {
  if (left.has('l') === right.has('l') || [left, right].some((names) => names.has('l') && names.has('ell')))
    return [reference, response];
  const plain = new Map([['ell', 'l']]);
  return [renamed(reference, plain), renamed(response, plain)];
}

/** Tau is a full turn where it is the only name of an expression, and the other side is a number. */
function withTurns(node: Node, names: ReadonlySet<string>, others: ReadonlySet<string>): Node {
  if (!names.has('tau') || !isArithmetic(node)) return node;
  const areNumbers = [...names, ...others].every((name) => /^(?:tau|pi|e)$/u.test(name));
  return areNumbers
    ? substituted(node, new Map([['tau', productNode([numberNode(2), symbolNode('pi')])]]))
    : node;
}

function isArithmetic(node: Node): boolean {
  return ['symbol', 'sum', 'product', 'power', 'call'].includes(node.kind);
}

/**
 * Programs write the imaginary unit as `I`. It is no name of a quantity where the other side does not have it, and nothing
 * else has a name, or it is in powers of e only; nor where a side takes the conjugate of numbers.
 */
function withImaginary(
  reference: Node,
  left: ReadonlySet<string>,
  response: Node,
  right: ReadonlySet<string>,
): readonly [Node, Node] {
  const areNumbers = [...left, ...right].every((name) => /^(?:[Iie]|pi)$/u.test(name));
  const isOneSided = left.has('I') !== right.has('I');
  const sides = [reference, response];
  const isMeant = areNumbers
    ? isOneSided || sides.some((side) => someNode(side, isConjugate))
    : isOneSided && ![...left, ...right].some((name) => name.startsWith('I_')) && sides.every(isInPowersOfE);
  if (!isMeant || !sides.every(isValue)) return [reference, response];
  const unit = new Map([['I', 'i']]);
  return [renamed(reference, unit), renamed(response, unit)];
}

/** Whether a node is a value, or values in a bracket: what is next to a sign of equality may be a name. */
function isValue(node: Node): boolean {
  if (node.kind === 'list' || node.kind === 'set' || node.kind === 'group') return node.items.every(isValue);
  return node.kind === 'number' || (isArithmetic(node) && !(node.kind === 'symbol' && node.name === 'I'));
}

function isConjugate(node: Node): boolean {
  return node.kind === 'call' && node.name === 'conj';
}

/** Whether `I` occurs in exponents of e alone. */
function isInPowersOfE(node: Node): boolean {
  if (node.kind === 'symbol') return node.name !== 'I';
  if (node.kind === 'power' && node.base.kind === 'symbol' && node.base.name === 'e') return true;
  return (node.kind === 'call' && node.name === 'exp') || childrenOf(node).every(isInPowersOfE);
}

/** `H_n` is the harmonic number, where the other side is made of such sums and does not have it. */
function withHarmonic(reference: Node, response: Node): readonly [Node, Node] {
  const [left, right] = [someNode(reference, isHarmonic), someNode(response, isHarmonic)];
  if (left === right || !someNode(left ? response : reference, isReciprocalSum)) return [reference, response];
  return [harmonicSums(reference), harmonicSums(response)];
}

function isHarmonic(node: Node): boolean {
  return node.kind === 'call' && node.name === 'H_' && node.inputs.length === 1;
}

function isReciprocalSum(node: Node): boolean {
  return (
    node.kind === 'bounded' &&
    node.operator === 'sum' &&
    someNode(
      node.body,
      (part) => part.kind === 'power' && part.base.kind === 'symbol' && part.base.name === node.variable,
    )
  );
}

function harmonicSums(node: Node): Node {
  const [to] = isHarmonic(node) ? childrenOf(node) : [];
  if (to === undefined) return mapChildren(node, harmonicSums);
  const variable = 'bound:harmonic';
  return {
    kind: 'bounded',
    operator: 'sum',
    variable,
    from: numberNode(1),
    to,
    body: powerNode(symbolNode(variable), numberNode(-1)),
  };
}

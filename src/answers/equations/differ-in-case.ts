import { freeNames } from '../compare/free-names.ts';
import { renamed } from '../compare/rename.ts';
import { isConstantName } from '../evaluate/complex-value.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** Whether two letters, or two equations with one name each, are told apart by their case only: `x^2 = 4` and `X^2 = 4` ask for one number. */
export function differInCase(left: Node, right: Node): boolean {
  if (left.kind === 'symbol' && right.kind === 'symbol')
    return left.name !== right.name && left.name.toLowerCase() === right.name.toLowerCase();
  if (left.kind !== 'relation' || right.kind !== 'relation') return false;
  const [from = [], to = []] = [left, right].map((node) =>
    [...freeNames(node)].filter((name) => !isConstantName(name)),
  );
  const [one = '', other = ''] = [from[0], to[0]];
  return (
    from.length === 1 &&
    to.length === 1 &&
    one !== other &&
    one.toLowerCase() === other.toLowerCase() &&
    /^[xyz]$/iu.test(one)
  );
}

/**
 * Two polynomials of one variable, which is a small letter on one side and a capital in places of the other, with it in one case: `(x - 9)(X + 7)`
 * beside `(x + 7)(x - 9)`. Null for anything else: matrices and random variables have capitals in terms that are no sums with numbers.
 */
export function inOneCase(left: Node, right: Node): readonly [Node, Node] | null {
  const [from, to] = [namesOf(left), namesOf(right)];
  const [small = '', ...more] = new Set([...from, ...to].map((name) => name.toLowerCase()));
  const isOne = more.length === 0 && /^[xyz]$/u.test(small);
  const isOnce = [from, to].some((names) => names.join() === small);
  if (!isOne || !isOnce || from.join() === to.join() || !isPolynomial(left) || !isPolynomial(right))
    return null;
  const names = new Map([[small.toUpperCase(), small]]);
  return [renamed(left, names), renamed(right, names)];
}

function namesOf(node: Node): readonly string[] {
  return [...freeNames(node)];
}

/** A name alone, or a power of it. */
function isLone(node: Node): boolean {
  return node.kind === 'symbol' || (node.kind === 'power' && node.base.kind === 'symbol');
}

/** Sums, products and powers of numbers and names, with more than one term somewhere, and no sum with a name in two cases. */
function isPolynomial(node: Node): boolean {
  return (
    someNode(node, ({ kind }) => kind === 'sum') &&
    !someNode(
      node,
      (part) =>
        !/^(?:number|symbol|sum|product|power)$/u.test(part.kind) ||
        (part.kind === 'power' && part.exponent.kind !== 'number') ||
        (part.kind === 'sum' && namesOf(part).length > 1) ||
        (part.kind === 'product' && namesOf(part).length > 1 && part.factors.some(isLone)),
    )
  );
}

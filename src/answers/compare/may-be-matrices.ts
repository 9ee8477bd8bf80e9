import { childrenOf, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';

/**
 * Whether the names of two products may be matrices that are in another order: all are capitals, and one is inverted or
 * transposed, as in `P^{-1}AP` beside `A`; or small letters are transposed or conjugated, as in `uv^T` and `g^{-1}hg`. As numbers they
 * would be the same.
 */
export function mayBeMatrices(reference: Node, response: Node): boolean {
  const sides = [reference, response];
  const areCapitals = sides.every((side) =>
    [...freeNames(side)].every((name) => /^[A-Z](?:_.*)?$/u.test(name)),
  );
  return (
    (areCapitals || sides.every(isTransposing) || sides.some((side) => someNode(side, isConjugation))) &&
    !sides.some((side) => someNode(side, isDivided)) &&
    sides.some((side) => freeNames(side).size > 1 && (someNode(side, isTurned) || hasBothOrders(side))) &&
    orderOf(reference) !== orderOf(response)
  );
}

/** Whether the sign of what is transposed is on a letter. */
function isTransposing(node: Node): boolean {
  return someNode(
    node,
    (part) =>
      part.kind === 'power' &&
      part.base.kind === 'symbol' &&
      part.exponent.kind === 'symbol' &&
      part.exponent.name === 'T',
  );
}

/** A product of a name, something else, and the inverse of the name. */
function isConjugation(node: Node): boolean {
  if (node.kind !== 'product') return false;
  return node.factors.some((factor, at) => {
    if (factor.kind !== 'power' || factor.base.kind !== 'symbol' || !isTurned(factor)) return false;
    const { name } = factor.base;
    const other = node.factors.findIndex((part) => part.kind === 'symbol' && part.name === name);
    return other >= 0 && Math.abs(other - at) > 1;
  });
}

/** Whether a sum has two products of the same names in another order, as only matrices need: `AB - BA`. */
function hasBothOrders(node: Node): boolean {
  return someNode(node, (part) => {
    if (part.kind !== 'sum') return false;
    const orders = part.terms.map((term) => orderOf(term).trim());
    return orders.some((order, index) => {
      const turned = order.split(/ +/u).toReversed().join(' ');
      return turned !== order && orders.indexOf(turned) > index;
    });
  });
}

/** A name or product to a power that is written as minus one, or as the sign of what is transposed. */
function isTurned(node: Node): boolean {
  if (node.kind !== 'power' || freeNames(node.base).size === 0) return false;
  const { exponent } = node;
  if (exponent.kind === 'symbol') return exponent.name === 'T';
  return (
    exponent.kind === 'product' &&
    exponent.factors.every((each) => each.kind === 'number' && isOne(each.value))
  );
}

/** Whether a name is below a stroke, where no matrix can be. */
function isDivided(node: Node): boolean {
  return (
    node.kind === 'power' &&
    node.exponent.kind === 'number' &&
    freeNames(node.base).size > 0 &&
    isNegative(node.exponent.value)
  );
}

function isNegative({ numerator }: { readonly numerator: bigint }): boolean {
  return numerator < 0n;
}

function isOne({
  numerator,
  denominator,
}: {
  readonly numerator: bigint;
  readonly denominator: bigint;
}): boolean {
  return denominator === 1n && (numerator === 1n || numerator === -1n);
}

/** The names as they follow each other, with the powers that turn them; the terms of a sum have no order. */
function orderOf(node: Node): string {
  if (node.kind === 'symbol') return node.name;
  const parts = childrenOf(node).map(orderOf);
  const inner = (node.kind === 'sum' ? parts.toSorted() : parts).join(' ');
  return isTurned(node) ? `(${inner})'` : inner;
}

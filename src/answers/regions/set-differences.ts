import { isIntervalLike } from '../compare/structure.ts';
import { mapChildren, someNode, symbolNode } from '../tree/build-node.ts';
import type { Node, RegionNode } from '../tree/node.ts';

/**
 * Reads a minus sign between sets as that of a difference: `\R - [-1, 1]`, `(0, 6] - (0, 2]`. One of the two must be a set for
 * certain: `(1, 2) - (3, 4)` subtracts vectors.
 */
export function withSetDifferences(node: Node): Node {
  if (node.kind === 'sum') return differenceOf(node.terms) ?? node;
  if (node.kind === 'region') return { ...mapped(node), left: asReals(withSetDifferences(node.left)) };
  return node.kind === 'relation' && node.operators.join() === 'in' ? mapped(node) : node;
}

function mapped<Kind extends Node>(node: Kind): Node & Kind {
  return { ...node, ...mapChildren(node, withSetDifferences) };
}

/** Beside a set of numbers, R is the set of the real ones. */
export function asReals(node: Node): Node {
  return node.kind === 'symbol' && node.name === 'R' ? symbolNode('set:R') : node;
}

function differenceOf([first, ...rest]: readonly Node[]): RegionNode | null {
  const taken = rest.map(negatedSet);
  const left = first === undefined ? null : asReals(first);
  const sets = [left, ...taken].flatMap((set) => set ?? []);
  const [start, ...others] = sets;
  if (start === undefined || others.length === 0 || sets.length < rest.length + 1) return null;
  if (!sets.every(isSet) || !sets.some(isCertain)) return null;
  const difference = others.reduce<Node>(
    (from, set) => ({ kind: 'region', operator: 'difference', left: from, right: set }),
    start,
  );
  return difference.kind === 'region' ? difference : null;
}

/** What a term with a minus sign takes away; null for any other term. */
function negatedSet(term: Node): Node | null {
  const [sign, set, ...more] = term.kind === 'product' ? term.factors : [];
  const isNegative = sign?.kind === 'number' && sign.value.numerator === -1n && sign.value.denominator === 1n;
  return isNegative && set !== undefined && more.length === 0 ? set : null;
}

function isReals(node: Node): boolean {
  return node.kind === 'symbol' && node.name === 'set:R';
}

function isSet(node: Node): boolean {
  return isReals(node) || isIntervalLike(node) || node.kind === 'set';
}

/** No vector has one square bracket, or infinity in a place. */
function isCertain(node: Node): boolean {
  if (node.kind === 'group' && (node.open === '[') !== (node.close === ']')) return true;
  return isReals(node) || someNode(node, (part) => part.kind === 'symbol' && part.name === 'infinity');
}

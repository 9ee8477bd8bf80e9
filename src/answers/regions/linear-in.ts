import { freeNames } from '../compare/free-names.ts';
import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { add, negated, type Rational, whole } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';

/** A node as `factor * name + rest` with fractions. */
export interface Linear {
  readonly name: string;
  readonly factor: Rational;
  readonly rest: Rational;
}

/** Reads a node that is linear in the only name it has; null for any other. */
export function linearIn(node: Node, effort: Effort): Linear | null {
  const [name, ...more] = freeNames(node);
  if (name === undefined || more.length > 0 || !isLinear(node)) return null;
  const [rest, next] = [0, 1].map((at) => exactValue(node, new Map([[name, whole(at)]]), effort));
  if (rest === null || rest === undefined || next === null || next === undefined) return null;
  const factor = add(next, negated(rest));
  return factor === null || factor.numerator === 0n ? null : { name, factor, rest };
}

/** Whether names occur in sums and beside numbers only. */
function isLinear(node: Node): boolean {
  if (freeNames(node).size === 0 || node.kind === 'symbol') return true;
  if (node.kind === 'sum') return node.terms.every(isLinear);
  return (
    node.kind === 'product' &&
    node.factors.filter((factor) => freeNames(factor).size > 0).length === 1 &&
    node.factors.every(isLinear)
  );
}

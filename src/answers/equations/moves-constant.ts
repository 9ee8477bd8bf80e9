import type { Comparison } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { areBuiltAlike } from '../compare/node-key.ts';
import { substituted } from '../compare/rename.ts';
import { childrenOf, numberNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { shiftBetween } from './compare-antiderivatives.ts';
import { constantRatio } from './constant-ratio.ts';

/**
 * Whether two solutions may be one, whose constant is a factor or term on one side and within a power or a logarithm on the
 * other: `Ce^{2x}` and `e^{2x + C}`. They are not the same for sure, since `e^C` is never negative.
 */
export function movesConstant(reference: Node, response: Node, comparison: Comparison): boolean {
  const [left, right] = [solutionOf(reference), solutionOf(response)];
  if (left === null || right === null || isWithin(left) === isWithin(right)) return false;
  if (left.label !== null && right.label !== null && !areBuiltAlike(left.label, right.label)) return false;
  const [from, to] = [left, right].map(({ value, constant }) =>
    substituted(value, new Map([[constant, numberNode({ numerator: 7n, denominator: 10n })]])),
  );
  if (
    from === undefined ||
    to === undefined ||
    ![...freeNames(from)].some((name) => /^(?:[tx-zθ]|theta)$/u.test(name))
  )
    return false;
  return (
    typeof constantRatio(from, to, comparison) === 'number' ||
    typeof shiftBetween(from, to, comparison) === 'number'
  );
}

interface Solution {
  readonly label: Node | null;
  readonly value: Node;
  readonly constant: string;
}

/** A value with its one arbitrary constant, and what it is a value of; null for anything else. */
function solutionOf(node: Node): Solution | null {
  if (node.kind === 'relation' && node.operators.join() !== '=') return null;
  const [first, second] = node.kind === 'relation' ? node.operands : [];
  const [label, value] = second === undefined ? [null, node] : [first ?? null, second];
  const [constant, ...more] = [...freeNames(value)].filter((name) => /^[CcKA](?:_\{?\d\}?)?$/u.test(name));
  return constant === undefined || more.length > 0 ? null : { label, value, constant };
}

/** Whether the constant is in an exponent, or in what a function is taken of. */
function isWithin({ value, constant }: Solution): boolean {
  const isInside = (node: Node): boolean => {
    if (node.kind === 'power') return freeNames(node.exponent).has(constant) || isInside(node.base);
    if (node.kind === 'call') return freeNames(node).has(constant);
    return childrenOf(node).some(isInside);
  };
  return isInside(value);
}

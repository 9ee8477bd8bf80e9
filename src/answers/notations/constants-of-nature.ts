import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { numberNode, productNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * Two formulas with the constants of one in those of the other: `h` in `\\hbar` where only the other side has that, and `k_B` as the `k`
 * that occurs with a temperature. Null where there is nothing to write in another way.
 */
export function inOneConstant(left: Node, right: Node): readonly [Node, Node] | null {
  const [from, to] = [freeNames(left), freeNames(right)];
  if (hasOnly(from, to, 'hbar', 'h')) return [left, substituted(right, plancks)];
  if (hasOnly(to, from, 'hbar', 'h')) return [substituted(left, plancks), right];
  if (!from.has('T') || !to.has('T')) return null;
  if (hasOnly(from, to, 'k_B', 'k')) return [substituted(left, boltzmanns), right];
  return hasOnly(to, from, 'k_B', 'k') ? [left, substituted(right, boltzmanns)] : null;
}

/** Whether one side has but the first of two names, and the other but the second. */
function hasOnly(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
  first: string,
  second: string,
): boolean {
  return left.has(first) && !left.has(second) && right.has(second) && !right.has(first);
}

const plancks: ReadonlyMap<string, Node> = new Map([
  ['h', productNode([numberNode(2), symbolNode('pi'), symbolNode('hbar')])],
]);

const boltzmanns: ReadonlyMap<string, Node> = new Map([['k_B', symbolNode('k')]]);

/** Whether one side is a number and the other a multiple of constants whose value is known, and not here. */
export function isValueOfConstant(left: Node, right: Node): boolean {
  const [from, to] = [freeNames(left), freeNames(right)].map((names) =>
    [...names].filter((name) => !/^(?:pi|e|i)$/u.test(name)),
  );
  const [named = [], bare] = from?.length === 0 ? [to, from] : [from, to];
  return bare?.length === 0 && named.length > 0 && named.every((name) => known.test(name));
}

const known = /^(?:N_A|k_B|hbar|epsilon_0|mu_0|mu_B|m_[epn]|a_0)$/u;

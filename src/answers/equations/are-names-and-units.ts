import { freeNames } from '../compare/free-names.ts';
import type { Node } from '../tree/node.ts';

/** Whether a letter is a name in one equation and would be a unit in the other: the `g` of `mgh = E` is no gram in `v^2 = 2gh`. */
export function areNamesAndUnits(left: Node, right: Node): boolean {
  if (left.kind !== 'relation' || right.kind !== 'relation') return false;
  const [from, to] = [freeNames(left), freeNames(right)];
  const isUnitIn = (names: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
    [...names].some((name) => others.has(`unit:${name}`));
  return isUnitIn(from, to) || isUnitIn(to, from);
}

import { freeNames } from '../compare/free-names.ts';
import type { Node } from '../tree/node.ts';

/** Whether a letter is a name in one equation and would be a unit in the other: the `g` of `mgh = E` is no gram in `v^2 = 2gh`. */
export function areNamesAndUnits(left: Node, right: Node): boolean {
  return isUnitIn(left, right) || isUnitIn(right, left);
}

/** What an equation is solved for may be measured in it: `V = 5 V`. */
function isUnitIn(left: Node, right: Node): boolean {
  if (left.kind !== 'relation' || right.kind !== 'relation') return false;
  const [label] = left.operands;
  const [names, others] = [freeNames(left), freeNames(right)];
  return [...names].some(
    (name) => others.has(`unit:${name}`) && !(label?.kind === 'symbol' && label.name === name),
  );
}

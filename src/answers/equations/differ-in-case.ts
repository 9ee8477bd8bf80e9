import { freeNames } from '../compare/free-names.ts';
import { isConstantName } from '../evaluate/complex-value.ts';
import type { Node } from '../tree/node.ts';

/** Whether two equations have one name each, which only its case tells apart: `x^2 = 4` and `X^2 = 4` ask for one number. */
export function differInCase(left: Node, right: Node): boolean {
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

import { readLabelled } from '../compare/structure.ts';
import type { Node } from '../tree/node.ts';

/**
 * Whether both sides are several equations, and some of them say no value of a name: other equations may have the same
 * solutions, as `y = x, y^2 = 2` has those of `x^2 + y^2 = 4, y = x`.
 */
export function mayBeOneSystem(reference: Node, response: Node): boolean {
  const [left, right] = [equationsOf(reference), equationsOf(response)];
  return left.length > 0 && right.length > 0 && [...left, ...right].some(isUnsolved);
}

/** The equations of a list of nothing else; none for any other node. */
function equationsOf(node: Node): readonly Node[] {
  const items = node.kind === 'list' || node.kind === 'group' || node.kind === 'set' ? node.items : [];
  const areEquations = items.every((item) => item.kind === 'relation' && item.operators.join() === '=');
  return items.length > 1 && areEquations ? items : [];
}

function isUnsolved(node: Node): boolean {
  return node.kind === 'relation' && (readLabelled(node)?.label ?? null) === null;
}

import { freeNames } from '../compare/free-names.ts';
import type { Node } from '../tree/node.ts';

/** Whether a list writes down a calculation in steps, of which the last one has the answer: `16 - 7 = 9, 9 \cdot 2 = 18`. */
export function worksOut(node: Node): boolean {
  return (
    node.kind === 'list' &&
    node.items.every(
      (item) => item.kind === 'relation' && item.operators.includes('=') && freeNames(item).size === 0,
    )
  );
}

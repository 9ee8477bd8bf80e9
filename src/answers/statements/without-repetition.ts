import { compareNodes } from '../compare/compare-nodes.ts';
import type { Comparison } from '../compare/finding.ts';
import type { Node } from '../tree/node.ts';

/** One value of `\frac{\sqrt2}{2} or \frac{1}{\sqrt2}`, which says it twice, beside a value that stands alone. */
export function withoutRepetition(node: Node, other: Node, comparison: Comparison): Node {
  if (node.kind !== 'list' || node.joined !== 'or' || node.items.length !== 2 || other.kind === 'list')
    return node;
  const [first, second] = node.items;
  const isRepeated =
    first !== undefined &&
    second !== undefined &&
    compareNodes(first, second, comparison).relation === 'same';
  return isRepeated ? first : node;
}

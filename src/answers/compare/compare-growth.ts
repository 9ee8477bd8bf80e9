import { constantRatio } from '../equations/constant-ratio.ts';
import { sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { apart, type Comparison, type Finding, same, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';

const classes: ReadonlySet<string> = new Set(['O()', 'o()', 'Theta()', 'Omega()']);

/** Compares orders of growth, in which constant factors do not matter: `O(2n)` is `O(n)`. Null when a side is not one. */
export function compareGrowth(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind !== 'call' || response.kind !== 'call') return null;
  if (!classes.has(reference.name) || !classes.has(response.name)) return null;
  if (reference.name !== response.name)
    return [reference, response].every(({ name }) => name === 'O()' || name === 'Theta()')
      ? undecided('an order of growth may be tight, or a bound')
      : apart('structure', 'the orders are of different kinds');
  const [left, ...moreLeft] = reference.inputs;
  const [right, ...moreRight] = response.inputs;
  if (left === undefined || right === undefined || moreLeft.length > 0 || moreRight.length > 0) return null;
  if (nodeKey(left) === nodeKey(right)) return same('identical', 'the orders are written alike');
  // `O(N)` is `O(n)`: of one name only its case differs.
  if (
    freeNames(sumNode([left, right])).size === 2 &&
    nodeKey(left).toLowerCase() === nodeKey(right).toLowerCase()
  )
    return same('identical', 'the orders are written alike');
  const ratio = constantRatio(left, right, comparison);
  if (ratio === null) return null;
  if (ratio === 'none')
    return [left, right].some(({ kind }) => kind === 'sum') && freeNames(sumNode([left, right])).size === 1
      ? undecided('orders of growth may agree in their largest term')
      : apart('sampled', 'the orders differ by more than a constant');
  return ratio > 0
    ? same('sampled', 'the orders differ by a constant factor at most')
    : undecided('the sign of an order of growth is not clear');
}

import { allOf, apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import type { Node } from '../tree/node.ts';

/** Compares members by their places: the first with the first. */
export function compareInOrder(
  left: readonly Node[],
  right: readonly Node[],
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  if (left.length !== right.length) return apart('structure', 'the numbers of members differ');
  const agreements: Finding[] = [];
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other !== undefined) agreements.push(compare(item, other, comparison));
    if (agreements.at(-1)?.relation === 'apart') break;
  }
  return allOf(agreements, 'the members agree in order');
}

/** Finds for each member an equal of its own on the other side, in any order. */
export function matchAll(
  left: readonly Node[],
  right: readonly Node[],
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  if (left.length !== right.length) return apart('structure', 'the numbers of members differ');
  const open = [...right];
  const agreements: Finding[] = [];
  for (const item of left) {
    const tried = tryEach(item, 0, open, comparison, compare);
    if (tried.at === null) return tried.agreement;
    open.splice(tried.at, 1);
    agreements.push(tried.agreement);
  }
  return allOf(agreements, 'each member has its equal');
}

/** Whether each member of either side has an equal on the other; members that repeat count once. */
export function compareAsSets(
  left: readonly Node[],
  right: readonly Node[],
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  const agreements: Finding[] = [];
  for (const [items, others, isTurned] of [
    [left, right, false],
    [right, left, true],
  ] as const) {
    for (const [place, item] of items.entries()) {
      const turned: CompareNodes = (a, b, inner) => (isTurned ? compare(b, a, inner) : compare(a, b, inner));
      const tried = tryEach(item, place, others, comparison, turned);
      if (tried.at === null) return tried.agreement;
      agreements.push(tried.agreement);
    }
  }
  return allOf(agreements, 'the sets have the same members');
}

interface Tried {
  readonly at: number | null;
  readonly agreement: Finding;
}

/** Looks for an equal of an item, first in the place where it is on its own side. */
function tryEach(
  item: Node,
  start: number,
  others: readonly Node[],
  comparison: Comparison,
  compare: CompareNodes,
): Tried {
  let open: Finding | null = null;
  for (let step = 0; step < others.length; step += 1) {
    const at = (start + step) % others.length;
    const other = others[at] ?? item;
    const agreement = compare(item, other, comparison);
    if (agreement.relation === 'same') return { at, agreement };
    if (agreement.relation === 'open') open = agreement;
    if (comparison.effort.isSpent)
      return { at: null, agreement: undecided('the comparison would take too long') };
  }
  return { at: null, agreement: open ?? apart('structure', 'a member has no equal on the other side') };
}

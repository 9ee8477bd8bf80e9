import { apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { readLabelled } from '../compare/structure.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import type { Node } from '../tree/node.ts';
import { compareInOrder, matchAll } from './match-members.ts';
import { baseName, type Members } from './members.ts';

/** Named values against bare ones: in order, but for names that only count up, such as `x_1, x_2`. */
export function compareRecord(
  left: Members,
  right: Members,
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  const bare = left.isRecord ? right : left;
  const record = left.isRecord ? left : right;
  const labels = record.items.map((item) => (item.kind === 'relation' ? (item.operands[0] ?? item) : item));
  const values = record.items.map((item) =>
    item.kind === 'relation' ? (readLabelled(item)?.value ?? item) : item,
  );
  const [from, to] = left.isRecord ? [values, bare.items] : [bare.items, values];
  if (bare.label !== null && labels.some((label) => baseName(label) !== baseName(bare.label ?? label))) {
    if (labels.some((label) => label.kind !== bare.label?.kind))
      return undecided('the values have names of different kinds');
    return apart('structure', 'the values belong to different names');
  }
  if (record.isEither) return undecided('values of different names are alternatives');
  const isCounted = bare.kind !== 'tuple' && new Set(labels.map(baseName)).size === 1;
  if (isCounted) return matchAll(from, to, comparison, compare);
  if (bare.kind === 'set' && values.length > 1)
    return undecided('a set does not say which value has which name');
  const agreement = compareInOrder(from, to, comparison, compare);
  const names = labels.map(baseName);
  return bare.kind !== 'tuple' || (left.isRecord && !isTurned(names)) || isInOrder(names, bare.items)
    ? agreement
    : undecided('the names do not say which value has which place');
}

/**
 * A point is named `x` and `y` in this order, and one that moves or has its own names `x`, `y` and `z`; names that are no
 * single letters only describe their values.
 */
function isInOrder(names: readonly string[], items: readonly Node[]): boolean {
  const isTelling = items.some((item) => item.kind === 'relation' || freeNames(item).size > 0);
  const order = isTelling ? /^x,y(?:,z)?$/u : /^x,y$/u;
  return order.test(names.join()) || names.every((name) => !/^[a-z]$/iu.test(name));
}

/** `y = 2, x = 1`: a point has its single letters in the order of the alphabet, whichever is told first. */
function isTurned(names: readonly string[]): boolean {
  return names.every((name) => /^[a-z]$/.test(name)) && names.toSorted().join() !== names.join();
}

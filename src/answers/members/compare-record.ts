import { apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { readLabelled } from '../compare/structure.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import { letterNames } from '../syntax/function-names.ts';
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
  const isTold = left.isRecord && !isTurned(labels.map(baseName));
  return bare.kind !== 'tuple' || isTold || isInOrder(labels)
    ? agreement
    : undecided('the names do not say which value has which place');
}

/** The digit by which a name is counted; -1 where it has none. */
function numberOf(label: Node): number {
  return label.kind === 'symbol' ? Number(/_\{?(\d)\}?$/u.exec(label.name)?.[1] ?? -1) : -1;
}

/**
 * A point is named `x`, `y` and `z` in this order; names that count up say their places, and those that are no single
 * letters only describe their values.
 */
function isInOrder(labels: readonly Node[]): boolean {
  const names = labels.map(baseName);
  const numbers = labels.map(numberOf);
  if (numbers.every((number) => number >= 0) && new Set(names).size === 1)
    return numbers.every((number, at) => number === at + 1) || numbers.every((number, at) => number === at);
  return (
    /^x,y(?:,z)?$/.test(names.join()) ||
    names.every((name) => !/^[a-z]$/iu.test(name) && !letterNames.has(name))
  );
}

/** `y = 2, x = 1`: a point has its single letters in the order of the alphabet, whichever is told first. */
function isTurned(names: readonly string[]): boolean {
  return names.every((name) => /^[a-z]$/.test(name)) && names.toSorted().join() !== names.join();
}

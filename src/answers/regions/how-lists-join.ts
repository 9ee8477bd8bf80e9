import { freeNames } from '../compare/free-names.ts';
import { isInequality } from '../compare/structure.ts';
import { toNumber } from '../number/rational.ts';
import { ellipsis } from '../syntax/fill-ellipsis.ts';
import { someNode } from '../tree/build-node.ts';
import type { ListNode, Node } from '../tree/node.ts';
import { mentionsUnit } from '../units/quantity.ts';

/**
 * Whether only one of two lists goes on without end. The first members of a sequence may be written for all of it, but not
 * a set or value, nor numbers in even steps, which may as well be one.
 */
export function onlyOneGoesOn(reference: Node, response: Node): boolean {
  const [from, to] = [goesOn(reference), goesOn(response)];
  if (endsOpen(reference) !== endsOpen(response)) return true;
  const isSet = reference.kind === 'list' ? isEven(reference.items) : reference.kind !== 'group';
  return from !== to && (from || isSet);
}

/** Whether what is in brackets ends with the sign that it goes on. */
function endsOpen(node: Node): boolean {
  return (node.kind === 'set' || node.kind === 'group') && node.items.at(-1) === ellipsis;
}

function goesOn(node: Node): boolean {
  return node.kind === 'list' && node.continued;
}

function isEven(items: readonly Node[]): boolean {
  const values = items.map((item) => (item.kind === 'number' ? toNumber(item.value) : Number.NaN));
  const [first = 0, second = 0] = values;
  return values.every((value, index) => Math.abs(value - first - index * (second - first)) < 1e-9);
}

/** `p and q` is not `p or q`; between numbers the word says nothing. */
export function joinsDiffer(left: Node, right: Node): boolean {
  if (left.kind !== 'list' || right.kind !== 'list') return false;
  // `3 or 8` leaves open what `3 and 8` says; where both name a variable they say the same.
  if (
    left.joined === 'and' &&
    right.joined === 'or' &&
    [...left.items, ...right.items].every(({ kind }) => kind === 'number')
  )
    return true;
  // `2 hours and 15 minutes` are one span, `2 hours or 15 minutes` two.
  if ([left.joined, right.joined].toSorted().join() === 'and,or' && areOfSeveralUnits(left)) return true;
  if (
    [left.joined, right.joined].includes('or') &&
    left.joined !== right.joined &&
    boundsSeveral(left, right)
  )
    return true;
  // Names may be statements, and brackets hold together what is joined in another way.
  const mayBeStatements = [...left.items, ...right.items].every(
    (item) =>
      item.kind === 'symbol' ||
      item.kind === 'group' ||
      item.kind === 'list' ||
      (item.kind === 'call' && /^(?:congruent|residue)$/u.test(item.name)),
  );
  return mayBeStatements && [left.joined, right.joined].toSorted().join() === 'and,or';
}

/** Whether items are quantities with a unit each, and not all of one. */
function areOfSeveralUnits({ items }: ListNode): boolean {
  const units = items.map((item) => (mentionsUnit(item) ? unitsIn(item) : ''));
  return units.every((unit) => unit !== '') && new Set(units).size > 1;
}

function unitsIn(item: Node): string {
  const units: string[] = [];
  someNode(item, (part) => {
    if (part.kind === 'symbol' && part.name.startsWith('unit:')) units.push(part.name);
    return false;
  });
  return units.join();
}

/** Whether items bound several names, so that all of them hold or one: `x > 0 or y > 0` is not `x > 0, y > 0`. */
function boundsSeveral(...lists: readonly ListNode[]): boolean {
  return lists.every(({ items }) => {
    const names = items.map((item) => (item.kind === 'relation' ? [...freeNames(item)].sort().join() : ''));
    return items.some(isInequality) && new Set(names).size > 1;
  });
}

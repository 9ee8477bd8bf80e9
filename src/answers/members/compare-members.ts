import { alignedValue } from '../compare/align-labels.ts';
import { apart, bindingDoubt, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { inLinks } from '../compare/in-links.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import { joinsDiffer, onlyOneGoesOn } from '../regions/how-lists-join.ts';
import type { Node } from '../tree/node.ts';
import { compareRecord } from './compare-record.ts';
import { compareAsSets, compareInOrder, matchAll } from './match-members.ts';
import { hasMembers, type Members, toMembers } from './members.ts';

/** Compares tuples, vectors, sets and lists; null when neither side has members. */
export function compareMembers(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  const both = membersOfBoth(reference, response, comparison);
  if (both === null) return null;
  const [left, right] = both;
  const isRange = [reference, response].some(({ kind }) => kind === 'ratio');
  if (isRange && (left.kind === 'tuple' || right.kind === 'tuple'))
    return undecided('one side is a ratio or a range');
  if (onlyOneGoesOn(reference, response)) return undecided('one side goes on where the other ends');
  if (joinsDiffer(reference, response)) return undecided('one side joins with and, the other with or');
  if (left.isRecord && right.isRecord && left.isEither !== right.isEither)
    return undecided('one side joins with and, the other with or');
  if (left.isRecord !== right.isRecord) return compareRecord(left, right, comparison, compare);
  if (left.label !== null && right.label !== null && !isSameName(left.label, right.label))
    return ofOtherNames(left.label, right.label);
  if (mayRound(left, right) || mayRound(right, left))
    return bindingDoubt('brackets around a single value may round it');
  if (isPointBesideValues(left, right) || isPointBesideValues(right, left))
    return undecided('one side may be a point or an interval, the other has several values of one name');
  if (left.kind === 'tuple' || right.kind === 'tuple') return compareTuples(left, right, comparison, compare);
  if (left.isOrdered || right.isOrdered) return compareInOrder(left.items, right.items, comparison, compare);
  return compareUnordered(left, right, comparison, compare);
}

/** The members of both sides; null where both are values, as most are. */
function membersOfBoth(
  reference: Node,
  response: Node,
  comparison: Comparison,
): readonly [Members, Members] | null {
  if (!hasMembers(reference) && !hasMembers(response)) return null;
  const left = toMembers(inLinks(reference, response), comparison);
  const right = toMembers(inLinks(response, reference), comparison);
  return left.kind === 'value' && right.kind === 'value' ? null : [left, right];
}

/**
 * `[x]` beside `x`: the brackets of Gauss, unless they hold a sum, a known number, or the dimensions of a quantity. Braces
 * around a variable may take its fractional part, and angle brackets its mean.
 */
function mayRound(bracketed: Members, bare: Members): boolean {
  const [content, ...more] = bracketed.items;
  if (bare.kind !== 'value' || more.length > 0 || content === undefined) return false;
  if (!['symbol', 'product', 'power', 'call'].includes(content.kind)) return false;
  const names = [...freeNames(content)];
  if (bracketed.kind === 'set')
    return bracketed.label === null && names.some((name) => /^[nxyt]$/u.test(name));
  return (
    bracketed.bracket !== '()' &&
    !names.every((name) => /^[MLTIK]$/u.test(name)) &&
    names.some((name) => /^[A-Za-z]/u.test(name) && !/^(?:pi|e|i|unit:.*)$/u.test(name))
  );
}

/** `(2, 3)` beside `x = 2, 3`. */
function isPointBesideValues(tuple: Members, list: Members): boolean {
  return (
    tuple.kind === 'tuple' &&
    (tuple.bracket !== '[]' || tuple.items.length === 2) &&
    list.kind === 'list' &&
    list.label?.kind === 'symbol'
  );
}

/** `{2}` as a member is not 2; alone it may be written for it. */
function asMembers(compare: CompareNodes): CompareNodes {
  return (one, other, comparison) =>
    (one.kind === 'set') !== (other.kind === 'set')
      ? apart('structure', 'a set is not its member')
      : compare(one, other, comparison);
}

function compareUnordered(
  left: Members,
  right: Members,
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  const arePoints = [...left.items, ...right.items].every((item) => item.kind === 'group');
  if (left.kind !== 'set' && right.kind !== 'set' && !arePoints)
    return tellKinds(left.items) === tellKinds(right.items)
      ? matchAll(left.items, right.items, comparison, compare)
      : unlessApart(compareInOrder(left.items, right.items, comparison, compare));
  const isOfSets = left.kind === 'set' && right.kind === 'set';
  const agreement = compareAsSets(
    left.items,
    right.items,
    comparison,
    isOfSets ? asMembers(compare) : compare,
  );
  if (agreement.relation !== 'same') return agreement;
  // A list that names a member twice may be the values of two unknowns.
  const isShorter = left.kind !== right.kind && left.items.length !== right.items.length;
  return isShorter || repeatsOthers(left, right, comparison, compare)
    ? undecided('one side names a member twice')
    : agreement;
}

/** `{1, 1, 2}` beside `{1, 2, 2}`, which would be one set, but are no two ways to write it. */
function repeatsOthers(
  left: Members,
  right: Members,
  comparison: Comparison,
  compare: CompareNodes,
): boolean {
  return (
    left.items.length === right.items.length &&
    matchAll(left.items, right.items, comparison, compare).relation === 'apart'
  );
}

/** Whether each item says what it counts or is measured in, and not all say the same: `5 dogs, 3 cats`. */
function tellKinds(items: readonly Node[]): boolean {
  const kinds = items.map((item) =>
    [...freeNames(item)].filter((name) => /^(?:unit|label):/u.test(name)).join(),
  );
  return items.length > 1 && kinds.every((kind) => kind !== '') && new Set(kinds).size > 1;
}

/** What is out of order beside names of what is counted may be told of the same. */
function unlessApart(agreement: Finding): Finding {
  return agreement.relation === 'apart'
    ? undecided('one side does not say which value counts what')
    : agreement;
}

function ofOtherNames(left: Node, right: Node): Finding {
  return left.kind === right.kind
    ? apart('structure', 'the values belong to different names')
    : undecided('the values have names of different kinds');
}

function isSameName(left: Node, right: Node): boolean {
  return (
    alignedValue(left, right, left) !== null ||
    (left.kind === 'call' && right.kind === 'call' && left.name === right.name)
  );
}

function compareTuples(
  left: Members,
  right: Members,
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  if (left.kind === 'set' || right.kind === 'set') {
    const isSingle = left.items.length === 1 && right.items.length === 1;
    return isSingle
      ? compareInOrder(left.items, right.items, comparison, compare)
      : apart('structure', 'a tuple is not a set');
  }
  const isBracketed =
    left.bracket !== '' && right.bracket !== '' && left.items.length === 2 && right.items.length === 2;
  const isTorn = isHalfOpen(left.bracket) !== isHalfOpen(right.bracket) && left.items.length > 1;
  if (isTorn || (isBracketed && left.bracket !== right.bracket))
    return apart('structure', 'the brackets differ');
  const [from, to] = padded(left, right);
  return compareInOrder(from, to, comparison, compare);
}

function isHalfOpen(bracket: string): boolean {
  return bracket !== '' && !['()', '[]'].includes(bracket);
}

/** A vector written with unit vectors has three components, of which the last may be left out elsewhere. */
function padded(left: Members, right: Members): readonly [readonly Node[], readonly Node[]] {
  const shorten = (members: Members, other: Members): readonly Node[] => {
    const isLonger = members.bracket === '' && members.items.length === 3 && other.items.length === 2;
    const last = members.items[2];
    return isLonger && isNothing(last) && members.kind === 'tuple'
      ? members.items.slice(0, 2)
      : members.items;
  };
  return [shorten(left, right), shorten(right, left)];
}

/** Zero, with or without a unit. */
function isNothing(node: Node | undefined): boolean {
  if (node?.kind === 'product') return node.factors.some(isNothing);
  return node?.kind === 'number' && node.value.numerator === 0n && node.digits === null;
}

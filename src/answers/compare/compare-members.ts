import type { CompareNodes } from '../equations/compare-relations.ts';
import { joinsDiffer, onlyOneGoesOn } from '../regions/how-lists-join.ts';
import type { Node } from '../tree/node.ts';
import { alignedValue } from './align-labels.ts';
import { allOf, apart, bindingDoubt, type Comparison, type Finding, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { inLinks } from './in-links.ts';
import { nodeKey } from './node-key.ts';
import { readLabelled } from './structure.ts';

/** A structure with members, as far as comparing goes. */
interface Members {
  readonly kind: 'tuple' | 'set' | 'list' | 'value';
  readonly items: readonly Node[];
  readonly isOrdered: boolean;
  /** Items that name their values apart: `x = 2, y = -1`. */
  readonly isRecord: boolean;
  readonly bracket: string;
  /** Whether only one of the items need hold. */
  readonly isEither: boolean;
  /** The name that all items share. */
  readonly label: Node | null;
}

/** Compares tuples, vectors, sets and lists; null when neither side has members. */
export function compareMembers(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  const left = toMembers(inLinks(reference, response), comparison);
  const right = toMembers(inLinks(response, reference), comparison);
  if (left.kind === 'value' && right.kind === 'value') return null;
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
  if (left.kind === 'tuple' || right.kind === 'tuple') return compareTuples(left, right, comparison, compare);
  if (left.isOrdered || right.isOrdered) return compareInOrder(left.items, right.items, comparison, compare);
  return compareUnordered(left, right, comparison, compare);
}

/**
 * `[x]` beside `x`: the brackets of Gauss, unless they hold a sum, a known number, or the dimensions of a quantity. Braces
 * around a variable may take its fractional part.
 */
function mayRound(bracketed: Members, bare: Members): boolean {
  const [content, ...more] = bracketed.items;
  if (bare.kind !== 'value' || more.length > 0 || content === undefined) return false;
  if (!['symbol', 'product', 'power', 'call'].includes(content.kind)) return false;
  const names = [...freeNames(content)];
  if (bracketed.kind === 'set')
    return bracketed.label === null && names.some((name) => /^[nxyt]$/u.test(name));
  return (
    bracketed.bracket === '[]' &&
    !names.every((name) => /^[MLTIK]$/u.test(name)) &&
    names.some((name) => /^[A-Za-z]/u.test(name) && !/^(?:pi|e|i|unit:.*)$/u.test(name))
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
    return matchAll(left.items, right.items, comparison, compare);
  const isOfSets = left.kind === 'set' && right.kind === 'set';
  const agreement = compareAsSets(
    left.items,
    right.items,
    comparison,
    isOfSets ? asMembers(compare) : compare,
  );
  // A list that names a member twice may be the values of two unknowns.
  const isShorter = left.kind !== right.kind && left.items.length !== right.items.length;
  return isShorter && agreement.relation === 'same' ? undecided('one side names a member twice') : agreement;
}

function ofOtherNames(left: Node, right: Node): Finding {
  return left.kind === right.kind
    ? apart('structure', 'the values belong to different names')
    : undecided('the values have names of different kinds');
}

function toMembers(node: Node, { options }: Comparison): Members {
  const base = { isOrdered: true, isRecord: false, isEither: false, bracket: '', label: null };
  switch (node.kind) {
    case 'group':
      return {
        ...base,
        kind: 'tuple',
        items: node.items,
        bracket: node.open === '<' ? '' : `${node.open}${node.close}`,
      };
    case 'matrix':
      return node.rows.length === 1 || node.rows[0]?.length === 1
        ? { ...base, kind: 'tuple', items: node.rows.flat() }
        : { ...base, kind: 'value', items: [node] };
    case 'set':
      return { ...base, ...unlabelled(node.items), kind: 'set', isOrdered: false };
    case 'list':
      return {
        ...base,
        ...unlabelled(node.items),
        kind: 'list',
        isEither: node.joined === 'or',
        isOrdered: options.ordered || node.continued,
      };
    default:
      return { ...base, kind: 'value', items: [node] };
  }
}

interface Unlabelled {
  readonly items: readonly Node[];
  readonly isRecord: boolean;
  readonly label: Node | null;
}

/** `x_2 = x_3 = 1` names two values. */
function eachNamed(item: Node): readonly Node[] {
  if (item.kind !== 'relation' || item.operands.length < 3 || item.operators.some((sign) => sign !== '='))
    return [item];
  const value = item.operands.at(-1) ?? item;
  const names = item.operands.slice(0, -1);
  const areCounted = names.every((name) => name.kind === 'symbol' && /^[A-Za-z]+_\d+$/u.test(name.name));
  return areCounted && new Set(names.map(baseName)).size === 1
    ? names.map((name): Node => ({ ...item, operands: [name, value], operators: ['='] }))
    : [item];
}

/** The number at the end of the name of a named value; 0 where it has none. */
function indexOf(item: Node): number {
  const [name] = item.kind === 'relation' ? item.operands : [];
  return name?.kind === 'symbol' ? Number(/_(\d+)$/u.exec(name.name)?.[1] ?? 0) : 0;
}

/** Takes the names off items that share one name, or of which only the first is named. */
function unlabelled(listed: readonly Node[]): Unlabelled {
  const named = listed.flatMap(eachNamed);
  const items =
    named.length > listed.length ? named.toSorted((one, other) => indexOf(one) - indexOf(other)) : named;
  const labelled = items.map((item) => (item.kind === 'relation' ? readLabelled(item) : null));
  const [first] = labelled;
  const plain: Unlabelled = { items, isRecord: false, label: null };
  if (first === null || first === undefined || first.label === null) return plain;
  const rest = labelled.slice(1);
  if (rest.every((item) => item === null)) {
    const isBare = items.slice(1).every((item) => item.kind !== 'relation');
    return isBare ? { items: [first.value, ...items.slice(1)], isRecord: false, label: first.label } : plain;
  }
  const key = nodeKey(first.label);
  if (!rest.every((item) => item !== null && item.label !== null)) return plain;
  const isShared = rest.every((item) => item?.label && nodeKey(item.label) === key);
  if (!isShared) return { items, isRecord: true, label: null };
  return {
    items: labelled.flatMap((item) => (item === null ? [] : [item.value])),
    isRecord: false,
    label: first.label,
  };
}

/** Named values against bare ones: in order, but for names that only count up, such as `x_1, x_2`. */
function compareRecord(
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
  const agreement = compareInOrder(from, to, comparison, compare);
  return bare.kind !== 'tuple' || left.isRecord || isInOrder(labels.map(baseName))
    ? agreement
    : undecided('the names do not say which value has which place');
}

/** A point is named `x`, `y` and `z` in this order; names that are no single letters only describe their values. */
function isInOrder(names: readonly string[]): boolean {
  return /^x,y(?:,z)?$/u.test(names.join()) || names.every((name) => !/^[a-z]$/iu.test(name));
}

function isSameName(left: Node, right: Node): boolean {
  return (
    alignedValue(left, right, left) !== null ||
    (left.kind === 'call' && right.kind === 'call' && left.name === right.name)
  );
}

function baseName(label: Node): string {
  return label.kind === 'symbol' ? label.name.replace(/_\d+$/u, '') : nodeKey(label);
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

function compareInOrder(
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

function matchAll(
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

function compareAsSets(
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

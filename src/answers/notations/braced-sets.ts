import { compareNodes } from '../compare/compare-nodes.ts';
import { bindingDoubt, type Comparison, type Finding } from '../compare/finding.ts';
import type { GroupNode, Node } from '../tree/node.ts';

/** What was read of a text, and whether braces without a backslash hold all of it. */
interface Braced {
  readonly node: Node;
  readonly isBraced: boolean;
  /** Whether it is an array of JSON, in which sets have no other brackets. */
  readonly isArray: boolean;
  /** The text that it was read from. */
  readonly text: string;
}

/** Braces without a backslash hold a set where the other side has braces or parentheses: `{1, 2, 1}`; so does an array of JSON beside a set. */
export function asSet({ node, isBraced, isArray }: Braced, other: Braced): Node {
  if (isArray && node.kind === 'group' && membersOf(other) !== null)
    return { kind: 'set', items: node.items };
  const isOfSets = isBraced && (other.isBraced || other.isArray || isSetOrTuple(other.node));
  return isOfSets && node.kind === 'list' && !node.continued ? { kind: 'set', items: node.items } : node;
}

function isSetOrTuple(node: Node): boolean {
  return node.kind === 'set' || node.kind === 'region' || (node.kind === 'group' && node.open === '(');
}

/**
 * Why brackets may hold what the other side has in others; null where they do not. A program may put a set there, but
 * so is an interval written, or a list whose order counts; and an array of JSON may be a point.
 */
export function doubtOfBrackets(left: Braced, right: Braced, comparison: Comparison): Finding | null {
  const [members, listed] = [membersOf(left) ?? membersOf(right), listedIn(right) ?? listedIn(left)];
  if (members !== null && listed !== null && areSameSets(members, listed, comparison))
    return bindingDoubt('the brackets may hold a set, a list or an interval');
  // Mathematica writes vectors in braces, others write sets so.
  if ((left.isBraced && isVector(right.node)) || (right.isBraced && isVector(left.node)))
    return bindingDoubt('braces may hold a set or a vector');
  const [from, to] = [left, right].map(asPoint);
  const isPoint = left.isArray !== right.isArray && from && to;
  if (isPoint && compareNodes(from, to, comparison).relation === 'same')
    return bindingDoubt('an array may hold a point or an interval');
  return unescaped.test(left.text) || unescaped.test(right.text)
    ? doubtOfRows(left, right, comparison)
    : null;
}

/** Why braces within braces may hold the rows of a matrix, or points. */
function doubtOfRows(left: Braced, right: Braced, comparison: Comparison): Finding | null {
  const [rows, others] = [rowsOf(left), rowsOf(right)];
  const either = rows ?? others;
  if (either === null) return null;
  const points = pointsOf(rows === null ? left : right);
  if (points !== null && compareNodes(either, points, comparison).relation === 'same')
    return bindingDoubt('braces within braces may hold points');
  const areAlike = rows && others && compareNodes(rows, others, comparison).relation === 'same';
  return areAlike ? null : mayBeOrdered(left, right, comparison);
}

/** Braces within braces as programs write the rows of a matrix. */
const unescaped = /^\$?(?:[A-Z] ?= ?)?\{ ?\{/;

/** Sets in a set without backslashes, each as long as the others, may as well be the rows of a matrix. */
function mayBeOrdered(left: Braced, right: Braced, comparison: Comparison): Finding | null {
  return compareNodes(left.node, right.node, comparison).relation === 'same'
    ? bindingDoubt('braces within braces may hold the rows of a matrix')
    : null;
}

/** The matrix that braces within braces may write; null for anything else. */
function rowsOf({ node: stated }: Braced): Node | null {
  const node = stated.kind === 'relation' ? stated.operands.at(-1) : stated;
  if ((node?.kind !== 'set' && node?.kind !== 'list') || node.items.length < 2) return null;
  const rows = node.items.map((item) => (item.kind === node.kind ? item.items : []));
  const [first = []] = rows;
  return first.length > 1 && rows.every((row) => row.length === first.length)
    ? { kind: 'matrix', rows }
    : null;
}

/** The rows of a matrix that the points of a set would be; null for anything else. */
function pointsOf(side: Braced): Node | null {
  const rows = (membersOf(side) ?? []).map((item) =>
    item.kind === 'group' && item.open === '(' ? item.items : [],
  );
  return rows.length > 1 && rows.every((row) => row.length > 1) ? { kind: 'matrix', rows } : null;
}

function areSameSets(members: readonly Node[], listed: readonly Node[], comparison: Comparison): boolean {
  const [one, other] = [members, listed].map((items): Node => ({ kind: 'set', items }));
  return one !== undefined && other !== undefined && compareNodes(one, other, comparison).relation === 'same';
}

function membersOf({ node, isBraced }: Braced): readonly Node[] | null {
  return node.kind === 'set' || (isBraced && node.kind === 'list') ? node.items : null;
}

function listedIn({ node, isArray }: Braced): readonly Node[] | null {
  if (node.kind === 'matrix' && !isArray) return node.rows.map((items): Node => ({ kind: 'set', items }));
  const isOrdered = node.kind === 'group' && (isListed(node) || node.open === '<');
  return !isArray && isOrdered && node.items.length > 1 ? node.items : null;
}

function isVector(node: Node): boolean {
  return node.kind === 'matrix' && (node.rows.length === 1 || node.rows[0]?.length === 1);
}

function asPoint({ node, isArray }: Braced): Node | null {
  if (node.kind !== 'group') return null;
  if (isArray) return isListed(node) ? { ...node, open: '<', close: '>' } : null;
  return node.open === '(' && node.close === ')' ? node : null;
}

function isListed(node: GroupNode): boolean {
  return node.open === '[' && node.close === ']';
}

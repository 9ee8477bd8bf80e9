import { infinitySign } from '../compare/compare-expressions.ts';
import type { Comparison } from '../compare/finding.ts';
import { nodeKey } from '../compare/node-key.ts';
import { isInequality, isIntervalLike, isLabel } from '../compare/structure.ts';
import { measure } from '../evaluate/measure.ts';
import { negated, type Rational } from '../number/rational.ts';
import { numberNode, quotientNode, sumNode, symbolNode } from '../tree/build-node.ts';
import type { ListNode, Node, RelationNode, RelationOperator } from '../tree/node.ts';
import { linearIn } from './linear-in.ts';

/** One end of a piece: where it is, how it was written, and whether it belongs to the piece. */
export interface End {
  readonly at: number;
  readonly node: Node;
  readonly isClosed: boolean;
}

/** A piece of the number line; a single point has equal ends. */
export interface Piece {
  readonly from: End;
  readonly to: End;
}

/** A set of real numbers as separate pieces in order, and the variable that it was stated for. */
export interface Region {
  readonly pieces: readonly Piece[];
  readonly variable: string | null;
}

/** Reads intervals, solved inequalities, sets of numbers and what is joined of them; null for anything else. */
export function toRegion(node: Node, comparison: Comparison): Region | null {
  switch (node.kind) {
    case 'group':
      return fromInterval(node, comparison);
    case 'relation':
      return fromRelation(node, comparison);
    case 'set':
      return fromPoints(node.items, comparison);
    case 'symbol':
      return node.name === 'set:R' ? { pieces: [everything], variable: null } : null;
    case 'region':
      return joined(node.operator, toRegion(node.left, comparison), toRegion(node.right, comparison));
    case 'list':
      return fromList(node, comparison);
    default:
      return null;
  }
}

const infinity: Node = { kind: 'symbol', name: 'infinity' };
const below: End = { at: Number.NEGATIVE_INFINITY, node: infinity, isClosed: false };
const above: End = { at: Number.POSITIVE_INFINITY, node: infinity, isClosed: false };
const everything: Piece = { from: below, to: above };

function endAt(node: Node, isClosed: boolean, comparison: Comparison): End | null {
  const sign = infinitySign(node);
  if (sign !== 0) return sign > 0 ? above : below;
  const measured = measure(node, comparison.effort, comparison.logarithmBase);
  if (measured === null || Math.abs(measured.near.im) > 1e-12) return null;
  return { at: measured.near.re, node, isClosed };
}

function fromInterval(node: Node, comparison: Comparison): Region | null {
  if (!isIntervalLike(node)) return null;
  const [low, high] = node.items;
  if (low === undefined || high === undefined) return null;
  const from = endAt(low, node.open === '[', comparison);
  const to = endAt(high, node.close === ']', comparison);
  if (from === null || to === null || from.at > to.at) return null;
  if (from.at === to.at && !(from.isClosed && to.isClosed)) return null;
  return { pieces: [{ from, to }], variable: null };
}

function fromPoints(items: readonly Node[], comparison: Comparison): Region | null {
  const ends = items.map((item) => endAt(item, true, comparison));
  const points = ends.flatMap((end) =>
    end === null || !Number.isFinite(end.at) ? [] : [{ from: end, to: end }],
  );
  return points.length === items.length ? { pieces: merged(points), variable: null } : null;
}

function fromRelation(node: RelationNode, comparison: Comparison): Region | null {
  const [first, second, third] = node.operands;
  const [operator, next] = node.operators;
  if (first === undefined || second === undefined || operator === undefined) return null;
  if (operator === 'in') return node.operators.length > 1 ? null : named(toRegion(second, comparison), first);
  if (next !== undefined && third !== undefined && node.operators.length === 2) {
    const left = fromBound(second, flipped(operator), first, comparison);
    return joined('intersection', left, fromBound(second, next, third, comparison));
  }
  if (node.operators.length !== 1) return null;
  return (
    fromBound(first, operator, second, comparison) ?? fromBound(second, flipped(operator), first, comparison)
  );
}

function named(region: Region | null, label: Node): Region | null {
  return region === null ? null : { ...region, variable: nodeKey(label) };
}

function fromBound(
  variable: Node,
  operator: RelationOperator,
  bound: Node,
  comparison: Comparison,
): Region | null {
  if (variable.kind === 'call' && variable.name === 'abs')
    return fromSize(variable.inputs, operator, bound, comparison);
  if (!isLabel(variable) || variable.kind === 'sum') {
    const solved = solvedBound(variable, operator, bound, comparison);
    if (solved !== null || !isLabel(variable)) return solved;
  }
  const end = endAt(bound, operator === '<=' || operator === '>=', comparison);
  if (end === null) return null;
  const pieces = piecesBeside(operator, end);
  return pieces === null ? null : { pieces, variable: nodeKey(variable) };
}

/** `2x + 1 < 5` is `x < (5 - 1)/2`, and turns round where the factor is negative; null where it is not linear in one name. */
function solvedBound(
  side: Node,
  operator: RelationOperator,
  bound: Node,
  comparison: Comparison,
): Region | null {
  if (side.kind !== 'sum' && side.kind !== 'product') return null;
  const linear = linearIn(side, comparison.effort);
  if (linear === null) return null;
  const { name, factor, rest } = linear;
  const turned = factor.numerator < 0n ? flipped(operator) : operator;
  const solved = quotientNode(sumNode([bound, numberNode(negated(rest))]), numberNode(factor));
  return fromBound(symbolNode(name), turned, isPlain(rest, factor) ? bound : solved, comparison);
}

function isPlain(rest: Rational, factor: Rational): boolean {
  return rest.numerator === 0n && factor.numerator === factor.denominator;
}

function piecesBeside(operator: RelationOperator, end: End): readonly Piece[] | null {
  if (operator === '<' || operator === '<=') return [{ from: below, to: end }];
  if (operator === '>' || operator === '>=') return [{ from: end, to: above }];
  if (operator === '=') return [{ from: { ...end, isClosed: true }, to: { ...end, isClosed: true } }];
  if (operator !== '!=') return null;
  return [
    { from: below, to: { ...end, isClosed: false } },
    { from: { ...end, isClosed: false }, to: above },
  ];
}

/** `|z| < a` is `-a < z < a`. */
function fromSize(
  inputs: readonly Node[],
  operator: RelationOperator,
  bound: Node,
  comparison: Comparison,
): Region | null {
  const [inner] = inputs;
  if (inner === undefined) return null;
  const opposite: Node = {
    kind: 'product',
    factors: [{ kind: 'number', value: { numerator: -1n, denominator: 1n }, digits: null }, bound],
  };
  const high = fromBound(inner, operator, bound, comparison);
  const low = fromBound(inner, flipped(operator), opposite, comparison);
  if (operator === '<' || operator === '<=') return joined('intersection', low, high);
  return operator === '>' || operator === '>=' ? joined('union', low, high) : null;
}

export function flipped(operator: RelationOperator): RelationOperator {
  const opposite: Readonly<Partial<Record<RelationOperator, RelationOperator>>> = {
    '<': '>',
    '<=': '>=',
    '>': '<',
    '>=': '<=',
  };
  return opposite[operator] ?? operator;
}

const reals = nodeKey({ kind: 'symbol', name: 'set:R' });

function isBound(node: Node): boolean {
  const isOfAll =
    node.kind === 'relation' && node.operators.join() === 'in' && nodeKey(node.operands[1] ?? node) === reals;
  return node.kind === 'region' || isInequality(node) || isOfAll;
}

/** `x \ne 1, 2` leaves both out; null for anything else. */
function withNames(node: ListNode): ListNode | null {
  const [first, ...rest] = node.items;
  const isExcluding = first?.kind === 'relation' && first.operators.join() === '!=';
  if (!isExcluding || rest.length === 0 || rest.some((item) => item.kind === 'relation')) return null;
  const items = rest.map((item): Node => ({ ...first, operands: [...first.operands.slice(0, -1), item] }));
  return { ...node, items: [first, ...items], joined: 'and' };
}

function fromList(node: ListNode, comparison: Comparison): Region | null {
  const named = withNames(node);
  if (named !== null) return fromList(named, comparison);
  if (!node.items.every((item) => isBound(item) || (node.joined === 'or' && item.kind === 'relation')))
    return null;
  if (!node.items.some(isBound)) return null;
  const regions = node.items.map((item) => toRegion(item, comparison));
  const join = (operator: 'union' | 'intersection'): Region | null =>
    regions.reduce((left, right) => joined(operator, left, right));
  if (node.joined === 'or') return join('union');
  const both = join('intersection');
  return node.joined === 'and' || both === null || both.pieces.length > 0 ? both : join('union');
}

function joined(
  operator: 'union' | 'intersection' | 'difference',
  left: Region | null,
  right: Region | null,
): Region | null {
  if (left === null || right === null) return null;
  if (left.variable !== null && right.variable !== null && left.variable !== right.variable) return null;
  const variable = left.variable ?? right.variable;
  if (operator === 'union') return { pieces: merged([...left.pieces, ...right.pieces]), variable };
  const other = operator === 'intersection' ? right.pieces : complement(right.pieces);
  const pieces = left.pieces.flatMap((piece) => other.flatMap((cut) => overlap(piece, cut)));
  return { pieces: merged(pieces), variable };
}

function overlap(left: Piece, right: Piece): readonly Piece[] {
  const from = isLater(left.from, right.from) ? left.from : right.from;
  const to = isEarlier(left.to, right.to) ? left.to : right.to;
  const isEmpty = from.at > to.at || (from.at === to.at && !(from.isClosed && to.isClosed));
  return isEmpty ? [] : [{ from, to }];
}

function isLater(left: End, right: End): boolean {
  return left.at > right.at || (left.at === right.at && !left.isClosed);
}

function isEarlier(left: End, right: End): boolean {
  return left.at < right.at || (left.at === right.at && !left.isClosed);
}

function complement(pieces: readonly Piece[]): readonly Piece[] {
  let from: End = below;
  const gaps: Piece[] = [];
  for (const piece of merged(pieces)) {
    const to = { ...piece.from, isClosed: !piece.from.isClosed };
    if (from.at < to.at || (from.at === to.at && from.isClosed && to.isClosed)) gaps.push({ from, to });
    from = { ...piece.to, isClosed: !piece.to.isClosed };
  }
  if (from.at < Number.POSITIVE_INFINITY) gaps.push({ from, to: above });
  return gaps;
}

/** Puts pieces in order and joins those that touch. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const sorted = [...pieces].sort(
    (a, b) => a.from.at - b.from.at || Number(b.from.isClosed) - Number(a.from.isClosed),
  );
  const result: Piece[] = [];
  for (const piece of sorted) {
    const last = result.at(-1);
    const touches =
      last !== undefined &&
      (last.to.at > piece.from.at ||
        (last.to.at === piece.from.at && (last.to.isClosed || piece.from.isClosed)));
    if (last === undefined || !touches) result.push(piece);
    else if (isEarlier(last.to, piece.to)) result[result.length - 1] = { from: last.from, to: piece.to };
  }
  return result;
}

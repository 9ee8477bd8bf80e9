import { type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { renamed, substituted } from '../compare/rename.ts';
import { type Stated, toStated } from '../compare/stated-node.ts';
import { readLabelled } from '../compare/structure.ts';
import { complexValue } from '../evaluate/complex-value.ts';
import { measure } from '../evaluate/measure.ts';
import { compareFamilies } from '../families/compare-families.ts';
import { complex, isFiniteComplex } from '../number/complex.ts';
import { toRegion } from '../regions/number-region.ts';
import type { Node } from '../tree/node.ts';
import { compareWithDeclared } from './compare-constants-of-solution.ts';
import type { CompareNodes } from './compare-relations.ts';

/**
 * Compares values with what is said behind them. Constants that both sides leave free may have other names; a point that
 * one side leaves out must be one at which the other has no value. All else that only one side says leaves it open.
 */
export function compareStated(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  const [left, right] = [toStated(reference), toStated(response)];
  if (![left, right].some(({ constants, conditions }) => constants.size + conditions.length > 0)) return null;
  // Values that repeat with a whole number are compared as such.
  if (compareFamilies(reference, response) !== null) return null;
  const agreement = compareValues(left, right, comparison, compare);
  if (agreement.relation !== 'same') {
    const isSure = agreement.relation === 'apart' && [left, right].every(isPunctured);
    return isSure ? agreement : undecided('one side says for what its answer holds');
  }
  const areKnown =
    left.conditions.every((item) => isKnown(item, right, left, comparison, compare)) &&
    right.conditions.every((item) => isKnown(item, left, right, comparison, compare));
  return areKnown ? agreement : undecided('one side says for what its answer holds');
}

/** Whether nothing is said but which points are left out. */
function isPunctured({ constants, conditions }: Stated): boolean {
  return constants.size === 0 && conditions.every((item) => exceptionOf(item) !== null);
}

function compareValues(left: Stated, right: Stated, comparison: Comparison, compare: CompareNodes): Finding {
  const plain = compare(left.value, right.value, comparison);
  if (plain.relation === 'same') {
    const isFree = [...left.constants, ...right.constants].every(([name, set]) => {
      const [one, other] = [left.constants.get(name), right.constants.get(name)];
      return one === other || ((one === undefined || other === undefined) && /^set:[RC]$/u.test(set));
    });
    return isFree ? plain : undecided('only one side says what its constants may be');
  }
  const [from, to] = [[...left.constants.keys()], [...right.constants.keys()]];
  const [name, ...more] = [...from, ...to];
  if (name !== undefined && more.length === 0 && left.conditions.length + right.conditions.length === 0) {
    const [usual, declared] = from.length === 0 ? [left, right] : [right, left];
    const one = compareWithDeclared(usual.value, declared.value, name, (a, b) => compare(a, b, comparison));
    if (one !== null) return one;
  }
  if (from.length === 0 || from.length > 3 || from.length !== to.length) return plain;
  for (const order of ordersOf(to)) {
    const isAlike = order.every(
      (name, at) => left.constants.get(from[at] ?? '') === right.constants.get(name),
    );
    const isCaptured = from.some((name) => !to.includes(name) && freeNames(right.value).has(name));
    if (!isAlike || isCaptured) continue;
    const other = renamed(right.value, new Map(order.map((name, at) => [name, from[at] ?? name])));
    const agreement = compare(left.value, other, comparison);
    if (agreement.relation === 'same') return agreement;
  }
  return plain;
}

function ordersOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names];
  return names.flatMap((first) =>
    ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  );
}

/** Whether the other side says the same, or leaves the point out by having no value there. */
function isKnown(
  condition: Node,
  other: Stated,
  own: Stated,
  comparison: Comparison,
  compare: CompareNodes,
): boolean {
  if (other.conditions.some((item) => compare(condition, item, comparison).relation === 'same')) return true;
  const exception = exceptionOf(condition);
  if (exception === null)
    return (
      other.conditions.length === 0 &&
      (isCountStart(condition) || isDomain(condition, [other, own], comparison))
    );
  return [other, own].some(({ value }) => isSingular(value, exception, comparison));
}

/** `n \ge 1`: where counting starts. */
function isCountStart(node: Node): boolean {
  if (node.kind !== 'relation' || node.operands.length !== 2) return false;
  const [name, start] = node.operands;
  const isStart = node.operators.join() === '>=' || node.operators.join() === '>';
  return (
    isStart &&
    name?.kind === 'symbol' &&
    /^[nN]$/u.test(name.name) &&
    start?.kind === 'number' &&
    start.value.denominator === 1n &&
    (start.value.numerator === 0n || (start.value.numerator === 1n && node.operators[0] === '>='))
  );
}

/** Whether both values are real nowhere else, so that a condition only says where they are. */
function isDomain(condition: Node, sides: readonly Stated[], comparison: Comparison): boolean {
  const region = toRegion(condition, comparison);
  const [name, ...more] = freeNames(condition);
  if (region === null || name === undefined || more.length > 0) return false;
  const ends = region.pieces.flatMap(({ from, to }) => [from.at, to.at]).filter(Number.isFinite);
  const outside = ends
    .flatMap((end) => [0.01, 0.37, 1.3, 7.9, 211].flatMap((step) => [end - step, end + step]))
    .filter((place) => region.pieces.every(({ from, to }) => place < from.at || place > to.at));
  return (
    outside.length > 0 &&
    sides.every(({ value }) => isExpression(value)) &&
    sides.every(({ value }) => outside.every((place) => !isRealAt(value, name, place, comparison)))
  );
}

/** Whether a value can be worked out at a place, and is no statement or structure. */
function isExpression(node: Node): boolean {
  const value = node.kind === 'relation' ? readLabelled(node)?.value : node;
  return (
    value !== undefined &&
    !['relation', 'list', 'set', 'group', 'region', 'matrix', 'ratio'].includes(value.kind)
  );
}

function isRealAt(node: Node, name: string, place: number, { effort, logarithmBase }: Comparison): boolean {
  const labelled = node.kind === 'relation' ? readLabelled(node) : null;
  const found = complexValue(labelled?.value ?? node, {
    point: new Map([[name, complex(place)]]),
    effort,
    logarithmBase,
    isLossy: false,
  });
  return isFiniteComplex(found) ? Math.abs(found.im) < 1e-9 : freeNames(labelled?.value ?? node).size > 1;
}

/** The name and the value of `x \ne 3`; null for any other condition. */
function exceptionOf(node: Node): readonly [string, Node] | null {
  if (node.kind !== 'relation' || node.operators.join() !== '!=') return null;
  const [name, value] = node.operands;
  return name?.kind === 'symbol' && value !== undefined ? [name.name, value] : null;
}

/** Whether a value of one variable has none at a place. */
function isSingular(
  node: Node,
  [name, place]: readonly [string, Node],
  { effort, logarithmBase }: Comparison,
): boolean {
  const labelled = node.kind === 'relation' ? readLabelled(node) : null;
  const value = substituted(labelled?.value ?? node, new Map([[name, place]]));
  if ([...freeNames(value)].some((free) => !/^(?:pi|e|i)$/u.test(free))) return false;
  const found = measure(value, effort, logarithmBase);
  return found === null || !Number.isFinite(found.near.re) || Math.abs(found.near.re) > 1e13;
}

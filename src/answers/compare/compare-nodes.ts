import { compareAntiderivatives } from '../equations/compare-antiderivatives.ts';
import { compareAlternatives } from '../equations/compare-curves.ts';
import { compareEquations, compareInequalities } from '../equations/compare-relations.ts';
import { mayBeOneSystem } from '../equations/may-be-one-system.ts';
import { withNamedPlaces } from '../equations/named-places.ts';
import { compareFamilies } from '../families/compare-families.ts';
import { compareRemainders } from '../integers/compare-remainders.ts';
import { compareMembers } from '../members/compare-members.ts';
import { inOneConstant, isValueOfConstant } from '../notations/constants-of-nature.ts';
import { alignConfidence } from '../regions/align-confidence.ts';
import { compareRegions } from '../regions/compare-regions.ts';
import { withSetDifferences } from '../regions/set-differences.ts';
import { numberNode, productNode, quotientNode, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { mentionsUnit } from '../units/quantity.ts';
import { canonicalNode } from './canonical-node.ts';
import { compareExpressions } from './compare-expressions.ts';
import { compareGrowth } from './compare-growth.ts';
import { compareQuantities } from './compare-quantities.ts';
import { compareSeries } from './compare-series.ts';
import { withCompounds } from './compound-quantity.ts';
import { allOf, apart, type Comparison, type Finding, misreadUnit, same, undecided } from './finding.ts';
import { foldMatrix } from './fold-matrix.ts';
import { freeNames } from './free-names.ts';
import { substituted } from './rename.ts';
import { expandSigns, isIntervalLike } from './structure.ts';
import { isUncertainAlone, withSharedUnits } from './with-shared-units.ts';

/** Compares two parsed answers, structure first and values at the leaves. */
export function compareNodes(one: Node, other: Node, comparison: Comparison): Finding {
  if (!comparison.effort.spend(8)) return undecided('the comparison would take too long');
  const [reference, response] = alignConfidence(one, other);
  const [from, to] = withNamedPlaces(prepared(reference), prepared(response));
  const [left, right] = comparison.units ? withCompounds(from, to) : [from, to];
  const agreement = comparePrepared(left, right, comparison);
  if (agreement.relation === 'same' && isUncertainAlone(reference, response))
    return undecided('only one side is uncertain');
  if (agreement.relation === 'apart' && isReachBesideInterval(reference, response))
    return undecided('a plus-minus sign may tell an interval');
  if (agreement.relation === 'apart' && mayBeOneSystem(reference, response))
    return undecided('other equations may have the same solutions');
  // Two signs in one expression may go together or each its own way.
  const [signs, others] = [signsOf(reference), signsOf(response)];
  const isOpen = agreement.relation === 'apart' ? Math.max(signs, others) > 1 : signs > 1 !== others > 1;
  return isOpen ? undecided('two plus-minus signs may go together or not') : agreement;
}

function isReachBesideInterval(reference: Node, response: Node): boolean {
  const isReach = (node: Node): boolean =>
    (node.kind === 'sum' || node.kind === 'relation') && signsOf(node) === 1;
  return (isReach(reference) && isIntervalLike(response)) || (isReach(response) && isIntervalLike(reference));
}

function signsOf(node: Node): number {
  let count = 0;
  if (node.kind !== 'list' && node.kind !== 'set')
    someNode(node, (part) => {
      if (part.kind === 'plus-minus' && !part.flipped) count += 1;
      return false;
    });
  return count;
}

function comparePrepared(left: Node, right: Node, comparison: Comparison): Finding {
  return (
    compareFamilies(left, right) ??
    compareRemainders(left, right) ??
    compareAlternatives(left, right, comparison) ??
    compareEquations(left, right, comparison, compareNodes) ??
    compareRegions(left, right, comparison, compareNodes) ??
    compareInequalities(left, right, comparison) ??
    compareMembers(left, right, comparison, compareNodes) ??
    compareMatrices(left, right, comparison) ??
    compareRatios(left, right, comparison) ??
    compareLeaves(left, right, comparison)
  );
}

function prepared(node: Node): Node {
  const items = expandSigns(withSharedUnits(canonicalNode(withSetDifferences(node))));
  const [only] = items;
  // What differs from both values differs from one and the other.
  const joined = node.kind === 'relation' && node.operators.includes('!=') ? 'and' : 'or';
  if (items.length > 1 || only === undefined) return { kind: 'list', items, continued: false, joined };
  return foldMatrix(only);
}

function compareMatrices(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind === 'symbol' || response.kind === 'symbol')
    return compareWithName(reference, response, comparison);
  if (
    [reference, response].some((node) => node.kind === 'product' && freeNames(node).size > 0) &&
    (reference.kind === 'matrix' || response.kind === 'matrix')
  )
    return undecided('one side names a matrix, the other writes it');
  if (reference.kind !== 'matrix' || response.kind !== 'matrix') return null;
  const isSameShape =
    reference.rows.length === response.rows.length && reference.rows[0]?.length === response.rows[0]?.length;
  if (!isSameShape) return apart('structure', 'the matrices have different shapes');
  const [left, right] = [reference.rows.flat(), response.rows.flat()];
  const agreements = left.map((cell, index) => compareNodes(cell, right[index] ?? cell, comparison));
  return allOf(agreements, 'the cells agree');
}

/** A matrix beside a name: only that of the identity is known. */
function compareWithName(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const [matrix, name] = reference.kind === 'symbol' ? [response, reference] : [reference, response];
  if (matrix.kind !== 'matrix' || name.kind !== 'symbol') return null;
  const size = matrix.rows.length;
  const isIdentity = name.name === 'I' || name.name === `I_${size}`;
  if (!isIdentity) return undecided('one side names a matrix, the other writes it');
  const cells = matrix.rows.map((row, at) => row.map((_cell, column) => numberNode(at === column ? 1 : 0)));
  return compareMatrices(matrix, { kind: 'matrix', rows: cells }, comparison);
}

function compareRatios(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind !== 'ratio' && response.kind !== 'ratio') return null;
  if (reference.kind === 'ratio' && response.kind === 'ratio')
    return compareParts(reference.parts, response.parts, comparison);
  const [left, right] = [quotientOf(reference), quotientOf(response)];
  if (left === null || right === null) return apart('structure', 'a ratio of several parts is not a number');
  return compareLeaves(left, right, comparison);
}

function compareParts(left: readonly Node[], right: readonly Node[], comparison: Comparison): Finding {
  const [first, other] = [left[0], right[0]];
  if (left.length !== right.length || first === undefined || other === undefined) {
    return apart('structure', 'the ratios have different numbers of parts');
  }
  const agreements = left.map((part, index) =>
    compareLeaves(productNode([part, other]), productNode([first, right[index] ?? other]), comparison),
  );
  const hasZero = [...left, ...right].some((part) => part.kind === 'number' && part.value.numerator === 0n);
  return hasZero
    ? allOf(
        left.map((part, index) => compareLeaves(part, right[index] ?? part, comparison)),
        'the parts agree',
      )
    : allOf(agreements, 'the ratios are in proportion');
}

function quotientOf(node: Node): Node | null {
  if (node.kind !== 'ratio') return node;
  const [over, under, ...more] = node.parts;
  return over === undefined || under === undefined || more.length > 0 ? null : quotientNode(over, under);
}

const structures: ReadonlySet<Node['kind']> = new Set([
  'matrix',
  'group',
  'set',
  'list',
  'relation',
  'region',
  'ratio',
]);

function compareLeaves(reference: Node, response: Node, comparison: Comparison): Finding {
  if (structures.has(reference.kind) || structures.has(response.kind)) {
    return apart('structure', 'the answers are of different kinds');
  }
  if (comparison.units && (mentionsUnit(reference) || mentionsUnit(response))) {
    return compareQuantities(reference, response, comparison) ?? misreadUnit;
  }
  const agreement =
    compareGrowth(reference, response, comparison) ??
    compareAntiderivatives(reference, response, comparison) ??
    compareSeries(reference, response, comparison) ??
    compareExpressions(reference, response, comparison);
  const constants = agreement.relation === 'apart' ? inOneConstant(reference, response) : null;
  if (constants !== null && compareExpressions(...constants, comparison).relation === 'same')
    return same('sampled', 'the formulas agree, with one constant for the other');
  if (agreement.relation === 'apart' && isValueOfConstant(reference, response))
    return undecided('one side names a constant, the other may hold its value');
  if (agreement.relation === 'apart' && areAnglesAlike(reference, response, comparison))
    return undecided('only one side writes the sign of degrees');
  const isOneSided = hasPercent(reference) !== hasPercent(response);
  if (agreement.relation === 'same' || !isOneSided) return agreement;
  const bare = compareExpressions(withoutPercent(reference), withoutPercent(response), comparison);
  if (comparison.options.percent === 'number') return bare;
  return bare.relation === 'same' ? undecided('the answers differ in a percent sign only') : agreement;
}

/** Whether two formulas differ in signs of degrees only, which one of them leaves out: `180 - 2\alpha`. */
function areAnglesAlike(reference: Node, response: Node, comparison: Comparison): boolean {
  const [left, right] = [reference, response].map((node) => substituted(node, bareDegrees));
  return (
    someNode(reference, isDegree) !== someNode(response, isDegree) &&
    freeNames(reference).size > 0 &&
    left !== undefined &&
    right !== undefined &&
    compareExpressions(left, right, comparison).relation === 'same'
  );
}

const bareDegrees: ReadonlyMap<string, Node> = new Map([['unit:deg', numberNode(1)]]);

function isDegree(node: Node): boolean {
  return node.kind === 'symbol' && node.name === 'unit:deg';
}

function hasPercent(node: Node): boolean {
  return someNode(node, (part) => part.kind === 'percent');
}

function withoutPercent(node: Node): Node {
  if (node.kind === 'percent') return node.value;
  return node.kind === 'product' ? productNode(node.factors.map(withoutPercent)) : node;
}

import { alignedValue, isWords } from '../compare/align-labels.ts';
import { compareExpressions } from '../compare/compare-expressions.ts';
import { apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { areBuiltAlike, nodeKey } from '../compare/node-key.ts';
import { isInequality, isIntervalLike, type Labelled, readLabelled } from '../compare/structure.ts';
import { beforeSharedUnits } from '../compare/with-shared-units.ts';
import { isConstantName } from '../evaluate/complex-value.ts';
import type { KnownNumber } from '../evaluate/known-number.ts';
import { measure } from '../evaluate/measure.ts';
import { magnitude, minus } from '../number/complex.ts';
import { flipped, toRegion } from '../regions/number-region.ts';
import { negateNode, numberNode, someNode, sumNode } from '../tree/build-node.ts';
import type { Node, RelationNode, RelationOperator } from '../tree/node.ts';
import { compareAsCurves } from './compare-curves.ts';
import { constantRatio } from './constant-ratio.ts';
import { holdAlike } from './hold-alike.ts';
import { isAboutItself } from './is-about-itself.ts';
import { isConverted } from './is-converted.ts';

/** Compares two nodes of any kind; handed in by the caller, so that the files form no circle. */
export type CompareNodes = (reference: Node, response: Node, comparison: Comparison) => Finding;

/** Compares where at least one side is an equation; null when none is. */
export function compareEquations(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  const [left, right] = [equationOf(reference), equationOf(response)];
  if (left === null && right === null) return null;
  // An inequality names its variable, and so does a membership.
  const [single, other] = left === null ? [right, reference] : [left, response];
  const alone = left === null || right === null ? single : null;
  if (alone !== null && areRegions(alone, other, comparison)) return null;
  if (alone !== null && isIntervalBesidePoint(alone, other))
    return undecided('one side is an interval, the other a point');
  const [from, to] = [left && readLabelled(left), right && readLabelled(right)];
  const contradiction = [from, to].find((side) => side !== null && contradicts(side, comparison));
  if (contradiction !== undefined && comparison.options.chains === 'consistent')
    return undecided('a chain of equations contradicts itself');
  if (left !== null && right !== null) return compareTwo(left, from, right, to, comparison, compare);
  if (from !== null) return compareEither(from, (value) => compare(value, response, comparison), comparison);
  if (to !== null) return compareEither(to, (value) => compare(reference, value, comparison), comparison);
  return single === null
    ? undecided('an equation that is not solved is compared with a value')
    : compareUnsolved(
        single,
        left === null,
        (value) =>
          left === null ? compare(reference, value, comparison) : compare(value, response, comparison),
        comparison,
      );
}

/** Compares a value with an equation that is not solved for a name: with what it works out, or expresses in other names. */
function compareUnsolved(
  equation: RelationNode,
  isOfResponse: boolean,
  compare: (value: Node) => Finding,
  comparison: Comparison,
): Finding {
  const stated = valueOfIdentity(equation, comparison);
  if (stated !== null) return compare(stated);
  const expressed = expressedNumber(equation) ?? (isOfResponse ? expressionOfNames(equation) : null);
  return expressed !== null && compare(expressed).relation === 'same'
    ? same('sampled', 'a number is expressed in the same way')
    : undecided('an equation that is not solved is compared with a value');
}

/** Whether an equation or membership is next to bounds that can be read as a set: `x = 1` beside `x \ge 1, x \le 1`. */
function areRegions(single: RelationNode, other: Node, comparison: Comparison): boolean {
  const operators = single.operators.join();
  if (operators === 'in') return isInequality(other);
  const isBound = other.kind === 'list' ? other.items.every(isInequality) : other.kind === 'region';
  return (
    operators === '=' &&
    isBound &&
    toRegion(single, comparison) !== null &&
    toRegion(other, comparison) !== null
  );
}

/** `x \in (2, 5)` beside `\langle 2, 5 \rangle`, as which a point is read that is called one, and `2 < x < 5` beside `(x, y) = (2, 5)`. */
function isIntervalBesidePoint({ operators, operands }: RelationNode, other: Node): boolean {
  const [name] = operands;
  const set = operands.at(-1);
  if (name?.kind === 'group' && isInequality(other)) return true;
  if (operators.join() === '=' && set?.kind === 'group' && isInequality(other) && isPointName(name, other))
    return true;
  return (
    operators.at(-1) === 'in' &&
    set !== undefined &&
    isIntervalLike(set) &&
    other.kind === 'group' &&
    other.open === '<'
  );
}

/** `\sin x \approx x`, or what is similar or equivalent; a rounded number makes of `y \approx 0.5x` an equation as well. */
function isAbout({ operands, operators }: RelationNode): boolean {
  return (
    operators.join() === '~' &&
    operands.every((operand) => freeNames(operand).size > 0) &&
    !operands.some((operand) => someNode(operand, (part) => part.kind === 'number' && part.digits !== null))
  );
}

/** `v = (2, 5)` beside `2 < x < 5`; a capital names a set, unless it is the usual name of a point. */
function isPointName(name: Node | undefined, bounds: Node): boolean {
  return name?.kind === 'symbol' && /^[a-zPQ](?:_.*)?$/.test(name.name) && !freeNames(bounds).has(name.name);
}

/** What `(2x)^4 = 16x^4` works out: its last side, where both are the same everywhere; null for any other equation. */
function valueOfIdentity({ operands, operators }: RelationNode, comparison: Comparison): Node | null {
  const [first, second] = operands;
  if (first === undefined || second === undefined || operands.length > 2 || operators[0] !== '=') return null;
  if (isLimit(first) && isConstant(second) && !someNode(second, isLimit)) return second;
  return !areBuiltAlike(first, second) && compareExpressions(first, second, comparison).relation === 'same'
    ? second
    : null;
}

/**
 * The number that a sum of several names is: 42 of `x + y + z = 42`. As a reference it may be a line or a surface, and with one name it
 * is left to be solved.
 */
function expressionOfNames({ operands, operators }: RelationNode): Node | null {
  const [first, second] = operands;
  if (first?.kind !== 'sum' || second === undefined || operands.length > 2 || operators[0] !== '=')
    return null;
  const names = [...freeNames(first)];
  const isSum = names.length > 1 && first.terms.every((term) => freeNames(term).size > 0);
  // `3x - y = 13` is a line, and `u^2 + v^2 = 10` a circle.
  const mayBeCurve = names.every((name) => /^[s-z]$/.test(name)) && first.terms.some(isOfCurve);
  return isSum && !mayBeCurve && isNumber(second) && nodeKey(second) !== nodeKey(numberNode(0))
    ? second
    : null;
}

function isOfCurve(node: Node): boolean {
  return (
    node.kind === 'power' || (node.kind === 'product' && node.factors.some(({ kind }) => kind === 'number'))
  );
}

/** What a sum or integral without names is, in names: `p - q` of `\sum_{k=1}^\infty \frac{1}{k^3} = p - q`; null for any other equation. */
function expressedNumber({ operands, operators }: RelationNode): Node | null {
  const [first, second] = operands;
  if (first === undefined || second === undefined || operands.length > 2 || operators[0] !== '=') return null;
  const isSum = someNode(first, (part) => part.kind === 'bounded');
  // One name could be solved for.
  const isFixed = [...freeNames(first)].every((name) => /^(?:pi|e|infinity)$/.test(name));
  return isSum && isFixed && freeNames(second).size > 1 ? second : null;
}

/** A sum, product, integral or limit without variables of its own, which is said to have a value. */
function isLimit(node: Node): boolean {
  return node.kind === 'bounded' && isConstant(node);
}

function isConstant(node: Node): boolean {
  return [...freeNames(node)].every((name) => name === 'infinity' || isConstantName(name));
}

/** Compares with the value, and with its rounding where that is true to it. */
function compareEither(side: Labelled, compare: (value: Node) => Finding, comparison: Comparison): Finding {
  if (isAboutItself(side)) return undecided('an equation is about its own name');
  const agreement = compare(side.value);
  if (agreement.relation === 'same' || side.rounded === null) return agreement;
  const { effort, logarithmBase } = comparison;
  const [exact = null, rounded = null] = beforeSharedUnits(side.value, side.rounded).map((number) =>
    measure(number, effort, logarithmBase),
  );
  if (exact === null && isFormulaOf(side) && isNumber(side.rounded)) return compare(side.rounded);
  const isTrue =
    exact !== null && rounded !== null
      ? isRoundingOf(rounded, exact)
      : isConverted(side.value, side.rounded, effort);
  if (isTrue) return compare(side.rounded);
  const isWhole = exact !== null && rounded?.digits === null && isWithinOne(rounded, exact);
  return isWhole && compare(side.rounded).relation === 'same'
    ? undecided('a whole number stands for one near to it')
    : agreement;
}

/** `h = v^2/(2g) \approx 1.6`: what a formula comes to for the numbers of the question. `f(x) = 1 + x \approx 1` is about its own name. */
function isFormulaOf({ label, value }: Labelled): boolean {
  if (label?.kind !== 'symbol') return false;
  return !isNumber(value) && !freeNames(value).has(label.name);
}

/** A number, which may have a unit. */
function isNumber(node: Node): boolean {
  return [...freeNames(node)].every((name) => /^(?:pi|e|i|unit:.*)$/u.test(name));
}

function isWithinOne(rounded: KnownNumber, exact: KnownNumber): boolean {
  return magnitude(minus(rounded.near, exact.near)) < 1;
}

function isRoundingOf(rounded: KnownNumber, exact: KnownNumber): boolean {
  if (rounded.digits === null) return false;
  return magnitude(minus(rounded.near, exact.near)) <= 0.5000001 * 10 ** rounded.digits.lastPlace;
}

function equationOf(node: Node): RelationNode | null {
  if (node.kind !== 'relation') return null;
  return node.operators.every((operator) => ['=', '~', 'in'].includes(operator)) ? node : null;
}

/** Whether a value before the last one is far from it: rounding on the way is no contradiction. */
function contradicts({ value, before }: Labelled, { effort, logarithmBase }: Comparison): boolean {
  if (before.length === 0) return false;
  const last = measure(value, effort, logarithmBase);
  if (last === null) return false;
  return before.some((step) => {
    // The values of a function that is only named are invented.
    if (someNode(step, (part) => part.kind === 'call' && part.name.endsWith('()'))) return false;
    const earlier = measure(step, effort, logarithmBase);
    return earlier !== null && magnitude(minus(earlier.near, last.near)) > 0.02 * magnitude(last.near);
  });
}

function compareTwo(
  left: RelationNode,
  from: Labelled | null,
  right: RelationNode,
  to: Labelled | null,
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  if (isAbout(left) !== isAbout(right))
    return undecided('only one side says that its equation holds roughly');
  if (from === null || to === null) return compareAsCurves(left, right, comparison);
  if (from.label === null || to.label === null) return compare(from.value, to.value, comparison);
  const value = alignedValue(from.label, to.label, to.value);
  if (value !== null) {
    const agreement = compare(from.value, value, comparison);
    if (agreement.relation === 'same' || !isImplicit(from, to)) return agreement;
  }
  const curves = compareAsCurves(left, right, comparison);
  if (curves.relation === 'same') return curves;
  if (value !== null) return curves.relation === 'open' ? compare(from.value, value, comparison) : curves;
  if (isWords(from.label) || isWords(to.label)) return undecided('the values have different names');
  if (from.label.kind === 'sum' && to.label.kind === 'sum' && hasSameTerms(from.label, to.label))
    return compare(from.value, to.value, comparison);
  const areNumbers = [from, to].every((side) => freeNames(side.value).size === 0);
  // `J` and `j` may be one name.
  if (areNumbers && nodeKey(from.label).toLowerCase() === nodeKey(to.label).toLowerCase())
    return unlessApart(compare(from.value, to.value, comparison), 'the names differ in case');
  return areNumbers
    ? apart('structure', 'the values belong to different names')
    : undecided('the equations are solved for different names');
}

/** `f(1) + f(2)` and `f(2) + f(1)`. */
function hasSameTerms(
  left: Node & { readonly kind: 'sum' },
  right: Node & { readonly kind: 'sum' },
): boolean {
  const [one, other] = [left, right].map(({ terms }) => terms.map(nodeKey).toSorted().join());
  return one === other;
}

function unlessApart(agreement: Finding, doubt: string): Finding {
  return agreement.relation === 'apart' ? agreement : undecided(doubt);
}

function isImplicit(from: Labelled, to: Labelled): boolean {
  return [from, to].some(
    ({ label, value }) =>
      label !== null &&
      !isFunctionName(label) &&
      [...freeNames(label)].some((name) => freeNames(value).has(name)),
  );
}

/** `f(x)`, which is solved for what is next to it. */
function isFunctionName(label: Node): boolean {
  return (
    label.kind === 'call' &&
    label.name.endsWith('()') &&
    label.inputs.every((input) => input.kind === 'symbol')
  );
}

interface Sides {
  readonly left: Node;
  readonly operator: RelationOperator;
  readonly right: Node;
}

/** Compares two inequalities that are not solved for one variable; null when a side is not one. */
export function compareInequalities(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind !== 'relation' || response.kind !== 'relation') return null;
  const agreement = compareChains(links(reference), links(response), comparison);
  return agreement.relation === 'apart' && holdAlike(reference, response, comparison)
    ? undecided('the inequalities may have the same solutions')
    : agreement;
}

function compareChains(left: readonly Sides[], right: readonly Sides[], comparison: Comparison): Finding {
  if (left.length !== right.length) return apart('structure', 'the inequalities differ in length');
  const open = [...right];
  let isSure = true;
  for (const link of left) {
    const agreements = open.map((other) => compareLinks(link, other, comparison));
    const found = agreements.indexOf('same');
    if (found < 0 && !agreements.includes('open')) return apart('sampled', 'the inequalities differ');
    if (found < 0) isSure = false;
    else open.splice(found, 1);
  }
  return isSure
    ? same('sampled', 'each inequality is a positive multiple of the other')
    : undecided('the inequalities could not be evaluated');
}

/** The single relations of a chain, all pointing to the larger side. */
function links(node: RelationNode): readonly Sides[] {
  return node.operators.flatMap((operator, index): readonly Sides[] => {
    const [left, right] = [node.operands[index], node.operands[index + 1]];
    if (left === undefined || right === undefined) return [];
    return operator.startsWith('>')
      ? [{ left: right, operator: flipped(operator), right: left }]
      : [{ left, operator, right }];
  });
}

function compareLinks(from: Sides, to: Sides, comparison: Comparison): 'same' | 'apart' | 'open' {
  if (from.operator !== to.operator) return 'apart';
  if (areBuiltAlike(from.left, to.left) && areBuiltAlike(from.right, to.right)) return 'same';
  const ratio = constantRatio(
    sumNode([from.right, negateNode(from.left)]),
    sumNode([to.right, negateNode(to.left)]),
    comparison,
  );
  if (ratio === null) return 'open';
  const isSame = ratio !== 'none' && (ratio > 0 || from.operator === '!=' || from.operator === '=');
  return isSame ? 'same' : 'apart';
}

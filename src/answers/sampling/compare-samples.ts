import { apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { complexValue, type Evaluation } from '../evaluate/complex-value.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { preciseValue } from '../evaluate/precise-value.ts';
import { compareBigReals } from '../number/big-real.ts';
import { type Complex, complex, isFiniteComplex, magnitude, minus } from '../number/complex.ts';
import { compareRationals, toNumber } from '../number/rational.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { leavesOut } from './leaves-out.ts';
import { ordinaryPoints, type Sampled, type SamplePoint, tellingPoints } from './sample-points.ts';
import { wholeNames } from './whole-names.ts';

/** What is known of two expressions at one point. */
type AtPoint =
  | 'same'
  | 'apart'
  /** The same where a variable is negative, of which formulas of several quantities seldom speak. */
  | 'apart below zero'
  /** They agree as far as doubles go, and digits were lost. */
  | 'lossy'
  /** One is real and the other is not, or a root or logarithm of a negative number lies on the way. */
  | 'branched'
  /** The same, where a variable is negative: formulas of several quantities seldom mean that. */
  | 'branched below zero'
  /** Neither is real, and they agree or not. */
  | 'same but not real'
  | 'apart but not real'
  /** One has no value. */
  | 'nothing';

/**
 * Compares two expressions at points. One point at which both are real and differ decides; to be equal they must agree at
 * every point where one of them is real, beside all places where a rule may change, and to sixty digits at some.
 */
export function compareSamples(
  reference: Node,
  response: Node,
  names: readonly string[],
  counted: ReadonlySet<string>,
  comparison: Comparison,
): Finding {
  const { effort, options } = comparison;
  const next = seededNumbers(`sample ${options.seed}`);
  const wholes = wholeNames([reference, response]);
  const sampled: Sampled = { nodes: [reference, response], names, counted, wholes, next, effort };
  const task: Task = { reference, response, comparison, isRough: isRough(comparison, reference, response) };
  const tally: Record<AtPoint, number> = {
    same: 0,
    apart: 0,
    'apart below zero': 0,
    lossy: 0,
    branched: 0,
    'branched below zero': 0,
    'same but not real': 0,
    'apart but not real': 0,
    nothing: 0,
  };
  for (const points of [ordinaryPoints(sampled), tellingPoints(sampled)]) {
    for (const point of points) {
      if (effort.isSpent) return undecided('the comparison would take too long');
      const found = atPoint(task, point, tally.same < enough);
      const isUnusual = names.length > 1 && [...point.values()].some(({ numerator }) => numerator < 0n);
      tally[found === 'apart' && isUnusual ? 'apart below zero' : found] += 1;
      if (tally.apart > 0)
        return hasConjugate(reference) === hasConjugate(response)
          ? apart('sampled', 'the expressions differ at a point')
          : undecided('only one side takes the conjugate of a name');
    }
  }
  const found = concluded(tally, task, sampled);
  return found.relation === 'same' && mayBeComplex(reference) !== mayBeComplex(response)
    ? undecided('the names may stand for complex numbers')
    : found;
}

/** Whether an expression does what changes complex values only: at real points `\\operatorname{Re}(z)` is z. */
function mayBeComplex(node: Node): boolean {
  return someNode(
    node,
    (part) =>
      part.kind === 'call' &&
      (/^(?:Re|Im|conj)$/u.test(part.name) || (part.name === 'abs' && part.inputs.some(isComplexName))) &&
      part.inputs.some((one) => someNode(one, ({ kind }) => kind === 'symbol')),
  );
}

/** Whether an expression takes the conjugate of a name: `z\\bar z` is `|z|^2`. */
function hasConjugate(node: Node): boolean {
  return someNode(
    node,
    (part) =>
      (part.kind === 'call' && part.name === 'conj') ||
      (part.kind === 'symbol' && part.name.startsWith('bar:')),
  );
}

function isComplexName(node: Node): boolean {
  return someNode(node, (part) => part.kind === 'symbol' && /^[zw](?:_\d)?$/u.test(part.name));
}

function concluded(tally: Readonly<Record<AtPoint, number>>, task: Task, sampled: Sampled): Finding {
  if (tally['apart below zero'] > 0) {
    return tally.same > 0
      ? undecided('the expressions differ only where a quantity is negative')
      : apart('sampled', 'the expressions differ at a point');
  }
  const isOneQuantity = sampled.names.length < 2;
  if (tally.branched > 0 || (isOneQuantity && tally['branched below zero'] > 0)) {
    return tally.same > 0
      ? undecided('the expressions agree only where both are real')
      : undecided('one expression is real where the other is not');
  }
  if (tally.same >= 5) {
    const agreement = confirmed(task, ordinaryPoints(sampled));
    return agreement ?? same('sampled', `the expressions agree at ${tally.same} points`);
  }
  if (tally.lossy > 2) return undecided('too few points could be evaluated');
  const complexPoints = tally['same but not real'];
  if (complexPoints + tally.same + tally['apart but not real'] < 5) {
    return tally.same > 0 || tally.lossy > 0
      ? undecided('too few points could be evaluated')
      : compareAnywhere(task, sampled.names);
  }
  if (tally['apart but not real'] > 0) return apart('sampled', 'the expressions differ at a point');
  return same('sampled', `the expressions agree at ${complexPoints} points, at which they are not real`);
}

interface Task {
  readonly reference: Node;
  readonly response: Node;
  readonly comparison: Comparison;
  /** Whether decimals may be off, so that only doubles are compared. */
  readonly isRough: boolean;
}

function isRough({ options }: Comparison, ...nodes: readonly Node[]): boolean {
  return options.tolerance !== null && nodes.some(hasDecimal);
}

function hasDecimal(node: Node): boolean {
  return someNode(node, (part) => part.kind === 'number' && part.digits !== null);
}

/** Points at which two expressions are the same, beyond which lost digits are no longer looked for. */
const enough = 20;

function atPoint(task: Task, point: SamplePoint, isClose: boolean): AtPoint {
  const { reference, response, comparison, isRough: rough } = task;
  if (!rough) {
    const left = exactValue(reference, point, comparison.effort);
    const right = left === null ? null : exactValue(response, point, comparison.effort);
    if (left !== null && right !== null) return compareRationals(left, right) === 0 ? 'same' : 'apart';
    const [without, other] = left === null ? [reference, response] : [response, reference];
    if (leavesOut(without, point, comparison.effort) && !leavesOut(other, point, comparison.effort))
      return 'branched';
  }
  const place = new Map(
    [...point].map(([name, value]): [string, Complex] => [name, complex(toNumber(value))]),
  );
  const found = inDoubles(task, place);
  return found === 'lossy' && isClose && !rough ? closely(task, point) : found;
}

/** Where doubles have lost their digits, sixty of them decide. */
function closely(task: Task, point: SamplePoint): AtPoint {
  const { effort, logarithmBase } = task.comparison;
  const left = preciseValue(task.reference, { point, effort, logarithmBase });
  const right = left === null ? null : preciseValue(task.response, { point, effort, logarithmBase });
  if (left === null || right === null) return 'lossy';
  const found = compareBigReals(left, right);
  return found === 'unsure' ? 'lossy' : found === 'alike' ? 'same' : 'apart';
}

function inDoubles({ reference, response, comparison }: Task, point: ReadonlyMap<string, Complex>): AtPoint {
  const { effort, logarithmBase } = comparison;
  const evaluation: Evaluation = { point, effort, logarithmBase, isLossy: false };
  const left = complexValue(reference, evaluation);
  const right = complexValue(response, evaluation);
  if (!isFiniteComplex(left) || !isFiniteComplex(right)) return 'nothing';
  const size = Math.max(magnitude(left), magnitude(right));
  const [isLeft, isRight] = [left, right].map((value) => Math.abs(value.im) <= size * 1e-12);
  const branched = [...point.values()].some((value) => value.re < 0) ? 'branched below zero' : 'branched';
  if (isLeft !== isRight) return branched;
  const isSame = magnitude(minus(left, right)) <= size * allowedShare(comparison, reference, response);
  if (isLeft !== true) {
    if (evaluation.isLossy) return 'nothing';
    if (isSame) return 'same but not real';
    // Without a root on the way, complex numbers that differ decide as real ones do.
    return evaluation.isBranched === true ? 'apart but not real' : 'apart';
  }
  if (isSame) return evaluation.isLossy ? 'lossy' : 'same';
  return evaluation.isBranched === true ? branched : evaluation.isLossy ? 'nothing' : 'apart';
}

function allowedShare(comparison: Comparison, reference: Node, response: Node): number {
  const { tolerance } = comparison.options;
  if (tolerance === null || !isRough(comparison, reference, response)) return 1e-10;
  const { relative = 0, significantDigits } = tolerance;
  const share = typeof significantDigits === 'number' ? 0.5 * 10 ** (1 - significantDigits) : 0;
  return Math.max(1e-10, relative, share);
}

/** Doubles that agree are looked at again with sixty digits, where that is possible. */
function confirmed(task: Task, points: readonly SamplePoint[]): Finding | null {
  const { effort, logarithmBase } = task.comparison;
  if (task.isRough) return null;
  for (const point of [...points.slice(0, 2), ...points.slice(-1)]) {
    const evaluation = { point, effort, logarithmBase };
    const left = preciseValue(task.reference, evaluation);
    const right = left === null ? null : preciseValue(task.response, evaluation);
    if (left === null || right === null) continue;
    const found = compareBigReals(left, right);
    if (found === 'apart')
      return apart('sampled', 'the expressions differ at a point, but only beyond doubles');
  }
  return effort.isSpent ? undecided('the comparison would take too long') : null;
}

/** Expressions that are real nowhere, such as powers of the imaginary unit, are compared at complex points. */
function compareAnywhere(task: Task, names: readonly string[]): Finding {
  const next = seededNumbers(`complex ${task.comparison.options.seed}`);
  let agreed = 0;
  for (let index = 0; index < 12; index += 1) {
    const point = new Map(names.map((name): [string, Complex] => [name, randomComplex(next)]));
    const { effort, logarithmBase } = task.comparison;
    const evaluation: Evaluation = { point, effort, logarithmBase, isLossy: false };
    const left = complexValue(task.reference, evaluation);
    const right = complexValue(task.response, evaluation);
    if (!isFiniteComplex(left) || !isFiniteComplex(right)) continue;
    const size = Math.max(magnitude(left), magnitude(right));
    if (magnitude(minus(left, right)) > size * 1e-10)
      return apart('sampled', 'the expressions differ at a point');
    if (!evaluation.isLossy) agreed += 1;
  }
  return agreed >= 5
    ? same('sampled', `the expressions agree at ${agreed} complex points`)
    : undecided('too few points could be evaluated');
}

function randomComplex(next: () => number): Complex {
  const [size, turn] = [0.3 + next() * 2.4, next() * 2 - 1];
  return complex(size * Math.cos(turn), size * Math.sin(turn));
}

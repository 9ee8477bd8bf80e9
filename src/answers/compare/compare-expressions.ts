import { complexValue, type Evaluation, isConstantName } from '../evaluate/complex-value.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { measure } from '../evaluate/measure.ts';
import { type Complex, complex, isFiniteComplex, magnitude, minus } from '../number/complex.ts';
import { compareRationals, type Rational, whole } from '../number/rational.ts';
import { childrenOf, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { compareNumbers } from './compare-numbers.ts';
import { type Comparison, different, equal, type Finding, unknown } from './finding.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';

/** Compares two expressions without structure: numbers by value, the rest at seeded points. */
export function compareExpressions(reference: Node, response: Node, comparison: Comparison): Finding {
  if (nodeKey(reference) === nodeKey(response))
    return equal('identical', 'the expressions are written alike');
  const infinite = compareInfinities(reference, response);
  if (infinite !== null) return infinite;
  const names = [...new Set([...freeNames(reference), ...freeNames(response)])].filter(
    (name) => !isConstantName(name),
  );
  if (names.length > 24) return unknown('there are too many variables');
  if (names.length === 0) return compareConstants(reference, response, comparison);
  if (names.some((name) => name.startsWith('set:')))
    return different('structure', 'a set is not an expression');
  const counted = countedNames(reference, response);
  const exact = compareExactly(reference, response, names, counted, comparison);
  return exact ?? compareSamples(reference, response, names, counted, comparison);
}

function compareInfinities(reference: Node, response: Node): Finding | null {
  const [left, right] = [infinitySign(reference), infinitySign(response)];
  if (left === 0 && right === 0) return null;
  return left === right
    ? equal('structure', 'both are the same infinity')
    : different('structure', 'infinity is not a number');
}

/** 1 or -1 for an infinity, 0 for anything else. */
export function infinitySign(node: Node): number {
  if (node.kind === 'symbol') return node.name === 'infinity' ? 1 : 0;
  if (node.kind !== 'product') return 0;
  const [sign, rest, ...more] = node.factors;
  if (sign?.kind !== 'number' || rest === undefined || more.length > 0) return 0;
  return infinitySign(rest) * (sign.value.numerator < 0n ? -1 : 1);
}

function compareConstants(reference: Node, response: Node, comparison: Comparison): Finding {
  const powers = comparePowers(reference, response, comparison);
  if (powers !== null) return powers;
  const left = measure(reference, comparison.effort, comparison.logarithmBase);
  const right = measure(response, comparison.effort, comparison.logarithmBase);
  if (left === null || right === null) return unknown('a number is beyond what can be evaluated');
  return compareNumbers(left, right, comparison);
}

/** Powers of one number above one are told apart by their exponents, however large the powers are. */
function comparePowers(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind !== 'power' || response.kind !== 'power') return null;
  const [base, other] = [reference.base, response.base];
  const isOne =
    base.kind !== 'number' || base.digits !== null || base.value.numerator <= base.value.denominator;
  if (isOne || nodeKey(base) !== nodeKey(other)) return null;
  const finding = compareConstants(reference.exponent, response.exponent, comparison);
  return finding.method === 'exact' ? finding : null;
}

/** Two rational functions that agree at four random fractions are the same function, but for a chance of nearly zero. */
function compareExactly(
  reference: Node,
  response: Node,
  names: readonly string[],
  counted: ReadonlySet<string>,
  { options, effort }: Comparison,
): Finding | null {
  const next = seededNumbers(`exact ${options.seed}`);
  let agreed = 0;
  for (let attempt = 0; attempt < 8 && agreed < 4; attempt += 1) {
    const point = new Map(
      names.map((name): [string, Rational] => [
        name,
        counted.has(name) ? whole(2 + Math.floor(next() * 9)) : randomFraction(next),
      ]),
    );
    const left = exactValue(reference, point, effort);
    if (left === null && attempt === 0 && !mayDivideByZero(reference)) return null;
    const right = left === null ? null : exactValue(response, point, effort);
    if (left === null || right === null) continue;
    if (compareRationals(left, right) === 0) agreed += 1;
    else if (options.tolerance === null || !hasDecimal(reference, response)) {
      return different('exact', 'the expressions differ at a point');
    } else return null;
  }
  return agreed === 4 ? equal('sampled', 'the expressions agree exactly at four random fractions') : null;
}

function mayDivideByZero(node: Node): boolean {
  return !someNode(
    node,
    (part) => part.kind === 'call' || (part.kind === 'symbol' && isConstantName(part.name)),
  );
}

function randomFraction(next: () => number): Rational {
  const sign = next() < 0.5 ? -1n : 1n;
  return {
    numerator: sign * BigInt(2 + Math.floor(next() * 9_973)),
    denominator: BigInt(7 + Math.floor(next() * 997)),
  };
}

function hasDecimal(...nodes: readonly Node[]): boolean {
  return nodes.some((node) => someNode(node, (part) => part.kind === 'number' && part.digits !== null));
}

/** Variables that bound a sum or product are whole numbers. */
function countedNames(...nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (node: Node): void => {
    if (node.kind === 'bounded' && node.operator !== 'integral') {
      for (const name of [...freeNames(node.from), ...freeNames(node.to)]) names.add(name);
    }
    for (const child of childrenOf(node)) collect(child);
  };
  for (const node of nodes) collect(node);
  return names;
}

interface Tally {
  agreed: number;
  differed: number;
  lossy: number;
}

/** Real points decide where both sides are real there; where too few are, complex points do. */
function compareSamples(
  reference: Node,
  response: Node,
  names: readonly string[],
  counted: ReadonlySet<string>,
  comparison: Comparison,
): Finding {
  const real: Tally = { agreed: 0, differed: 0, lossy: 0 };
  const any: Tally = { agreed: 0, differed: 0, lossy: 0 };
  const next = seededNumbers(`sample ${comparison.options.seed}`);
  const allowed = allowedShare(comparison, reference, response);
  for (let index = 0; index < 20; index += 1) {
    const point = new Map(
      names.map((name): [string, Complex] => [
        name,
        counted.has(name) ? complex(2 + Math.floor(next() * 9)) : randomPoint(next, index),
      ]),
    );
    const evaluation: Evaluation = {
      point,
      effort: comparison.effort,
      logarithmBase: comparison.logarithmBase,
      isLossy: false,
    };
    const left = complexValue(reference, evaluation);
    const right = complexValue(response, evaluation);
    if (comparison.effort.isSpent) return unknown('the comparison would take too long');
    const isOneSided = isFiniteComplex(left) !== isFiniteComplex(right);
    if (isOneSided || !isFiniteComplex(left)) continue;
    const size = Math.max(magnitude(left), magnitude(right));
    const isSame = magnitude(minus(left, right)) <= size * allowed;
    const areReal = index < 14 && Math.abs(left.im) <= size * 1e-12 && Math.abs(right.im) <= size * 1e-12;
    for (const tally of areReal ? [real, any] : [any]) {
      if (!isSame) tally.differed += 1;
      else if (evaluation.isLossy) tally.lossy += 1;
      else tally.agreed += 1;
    }
  }
  return judge(real.agreed + real.differed + real.lossy >= 5 ? real : any);
}

function judge(tally: Tally): Finding {
  if (tally.differed > 0) return different('sampled', 'the expressions differ at a point');
  if (tally.agreed >= 5) return equal('sampled', `the expressions agree at ${tally.agreed} points`);
  return unknown('too few points could be evaluated');
}

function allowedShare({ options }: Comparison, reference: Node, response: Node): number {
  if (options.tolerance === null || !hasDecimal(reference, response)) return 1e-10;
  const { relative = 0, significantDigits } = options.tolerance;
  return Math.max(
    1e-10,
    relative,
    typeof significantDigits === 'number' ? 0.5 * 10 ** (1 - significantDigits) : 0,
  );
}

/** Positive points first, where most formulas are meant; then both signs; then complex ones. */
function randomPoint(next: () => number, index: number): Complex {
  const size = 0.3 + next() * 2.4;
  const turn = next();
  if (index < 7) return complex(size);
  if (index < 14) return complex(turn < 0.5 ? -size : size);
  return complex(size * Math.cos(turn * 2 - 1), size * Math.sin(turn * 2 - 1));
}

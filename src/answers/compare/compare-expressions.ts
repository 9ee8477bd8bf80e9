import { constantRatio } from '../equations/constant-ratio.ts';
import { isConstantName } from '../evaluate/complex-value.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { measure } from '../evaluate/measure.ts';
import { compareRationals, type Rational } from '../number/rational.ts';
import { compareSamples } from '../sampling/compare-samples.ts';
import { childrenOf, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { compareNumbers } from './compare-numbers.ts';
import { apart, type Comparison, type Finding, same, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { mayBeMatrices } from './may-be-matrices.ts';
import { areBuiltAlike } from './node-key.ts';

/** An ellipsis within a formula, which has no value. */
export function leavesOut(node: Node): boolean {
  return node.kind === 'symbol' && /^(?:command:[clvd]?dots[bcmio]?|ellipsis)$/u.test(node.name);
}

/** What is found apart is open where only one side names a function that is not known. */
function known(reference: Node, response: Node, agreement: Finding): Finding {
  return agreement.relation === 'apart' && namesUnknown(reference) !== namesUnknown(response)
    ? undecided('one side names a function that is not known')
    : agreement;
}

/** The functions and products of vectors of a node that have a name and no known values. */
function namesUnknown(node: Node): string {
  const names = new Set<string>();
  someNode(node, (part) => {
    if (part.kind === 'call' && /(?:\(\)|_|^zeta|^Gamma)$/u.test(part.name)) names.add(part.name);
    if (part.kind === 'symbol' && /^(?:cross|dot|apply|then|species):/u.test(part.name)) names.add(part.name);
    return false;
  });
  return [...names].sort().join();
}

/** Compares two expressions without structure: numbers by value, the rest at seeded points. */
export function compareExpressions(reference: Node, response: Node, comparison: Comparison): Finding {
  if (areBuiltAlike(reference, response)) return same('identical', 'the expressions are written alike');
  if (someNode(reference, leavesOut) || someNode(response, leavesOut))
    return undecided('a side leaves out what goes between');
  const infinite = compareInfinities(reference, response);
  if (infinite !== null) return infinite;
  const names = [...new Set([...freeNames(reference), ...freeNames(response)])].filter(
    (name) => !isConstantName(name),
  );
  if (names.length > 24) return undecided('there are too many variables');
  if (names.length === 0)
    return known(reference, response, compareConstants(reference, response, comparison));
  if (names.some((name) => name.startsWith('set:')))
    return [reference, response].some(isMadeOfSets)
      ? undecided('a set is made of others, which is not compared')
      : apart('structure', 'a set is not an expression');
  const counted = countedNames(reference, response);
  const agreement = known(
    reference,
    response,
    compareExactly(reference, response, names, comparison) ??
      compareSamples(reference, response, names, counted, comparison),
  );
  if (agreement.relation === 'same' && mayBeMatrices(reference, response))
    return undecided('the factors may be matrices, whose order counts');
  if (agreement.relation === 'apart' && unitsOf(reference) !== unitsOf(response))
    return undecided('units are added that were not converted');
  return agreement.relation === 'apart' && isRoundedMultiple(reference, response, comparison)
    ? undecided('the expressions differ by no more than rounding')
    : agreement;
}

/** `\\mathbb{Z}\\times\\mathbb{Z}` and `\\mathbb{Z}^2`: sets that are joined by signs. */
function isMadeOfSets(node: Node): boolean {
  return (
    node.kind !== 'symbol' && someNode(node, (part) => part.kind === 'symbol' && part.name.startsWith('set:'))
  );
}

/** The units that are added in an expression, which are names of their own there. */
function unitsOf(node: Node): string {
  const names = [...freeNames(node)].filter((name) => name.startsWith('unit:'));
  return names.sort().join();
}

/** Whether one side writes decimals, and is the other but for a factor close to one: `0.693/k` and `\\ln 2/k`. */
function isRoundedMultiple(reference: Node, response: Node, comparison: Comparison): boolean {
  const isDecimal = (node: Node): boolean =>
    someNode(node, (part) => part.kind === 'number' && (part.digits?.significant ?? 0) > 2);
  if (!isDecimal(reference) && !isDecimal(response)) return false;
  const ratio = constantRatio(reference, response, comparison);
  return typeof ratio === 'number' && Math.abs(ratio - 1) < 0.005;
}

function compareInfinities(reference: Node, response: Node): Finding | null {
  const [left, right] = [infinitySign(reference), infinitySign(response)];
  if (left === 0 && right === 0) return null;
  return left === right
    ? same('structure', 'both are the same infinity')
    : apart('structure', 'infinity is not a number');
}

/** 1 or -1 for an infinity, 0 for anything else. */
export function infinitySign(node: Node): number {
  if (node.kind === 'symbol') return node.name === 'infinity' ? 1 : 0;
  if (node.kind !== 'product') return 0;
  const [sign, rest, ...more] = node.factors;
  if (sign?.kind !== 'number' || rest === undefined || more.length > 0) return 0;
  return infinitySign(rest) * Math.sign(Number(sign.value.numerator));
}

function compareConstants(reference: Node, response: Node, comparison: Comparison): Finding {
  const powers = comparePowers(reference, response, comparison);
  if (powers !== null) return powers;
  const left = measure(reference, comparison.effort, comparison.logarithmBase);
  const right = measure(response, comparison.effort, comparison.logarithmBase);
  if (left === null || right === null) return undecided('a number is beyond what can be evaluated');
  return compareNumbers(left, right, comparison);
}

/** Powers of one number above one are told apart by their exponents, however large the powers are. */
function comparePowers(reference: Node, response: Node, comparison: Comparison): Finding | null {
  if (reference.kind !== 'power' || response.kind !== 'power') return null;
  const [base, other] = [reference.base, response.base];
  const isOne =
    base.kind !== 'number' || base.digits !== null || base.value.numerator <= base.value.denominator;
  if (isOne || !areBuiltAlike(base, other)) return null;
  const agreement = compareConstants(reference.exponent, response.exponent, comparison);
  return agreement.method === 'exact' ? agreement : null;
}

/** Two rational functions that agree at four random fractions are the same function, but for a chance of nearly zero. */
function compareExactly(
  reference: Node,
  response: Node,
  names: readonly string[],
  { options, effort }: Comparison,
): Finding | null {
  if (!isRational(reference) || !isRational(response) || options.tolerance !== null) return null;
  const next = seededNumbers(`exact ${options.seed}`);
  let agreed = 0;
  for (let attempt = 0; attempt < 8 && agreed < 4; attempt += 1) {
    const point = new Map(names.map((name): [string, Rational] => [name, randomFraction(next)]));
    const left = exactValue(reference, point, effort);
    const right = left === null ? null : exactValue(response, point, effort);
    if (left === null || right === null) continue;
    if (compareRationals(left, right) !== 0) return apart('exact', 'the expressions differ at a point');
    agreed += 1;
  }
  return agreed === 4 ? same('sampled', 'the expressions agree exactly at four random fractions') : null;
}

/** Whether nothing but sums, products and whole powers of names and fractions occurs. */
function isRational(node: Node): boolean {
  switch (node.kind) {
    case 'number':
      return true;
    case 'symbol':
      return !isConstantName(node.name);
    case 'power':
      return isRational(node.base) && exponentOf(node.exponent);
    case 'sum':
    case 'product':
    case 'percent':
      return childrenOf(node).every(isRational);
    default:
      return false;
  }
}

function exponentOf(node: Node): boolean {
  if (node.kind === 'product') return node.factors.every(exponentOf);
  return node.kind === 'number' && node.value.denominator === 1n;
}

function randomFraction(next: () => number): Rational {
  const sign = next() < 0.5 ? -1n : 1n;
  return {
    numerator: sign * BigInt(2 + Math.floor(next() * 9_973)),
    denominator: BigInt(7 + Math.floor(next() * 997)),
  };
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

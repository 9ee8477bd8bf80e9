import { compareExpressions } from '../compare/compare-expressions.ts';
import { apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { complexValue, type Evaluation, isConstantName } from '../evaluate/complex-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { type Complex, complex, isFiniteComplex, magnitude, minus } from '../number/complex.ts';
import { holdsAtBreaks } from '../sampling/holds-at-breaks.ts';
import { numberNode, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * Compares antiderivatives: each has its own constant, in a place where it only adds a number, and without their
 * constants they differ by a number. A side must call its constant C, since `k` and `c` may as well be given: `n - k` is
 * not `n + k`. Null when the reference has no such constant.
 */
export function compareAntiderivatives(
  reference: Node,
  response: Node,
  comparison: Comparison,
): Finding | null {
  const left = withoutConstant(reference, comparison);
  if (left === null) return null;
  const right = withoutConstant(response, comparison);
  if (right === null && comparison.options.integrationConstant === 'required') {
    const rest = compareExpressions(left.rest, response, comparison);
    return rest.relation === 'same' ? apart('structure', 'the constant of integration is missing') : null;
  }
  const agreement = compareRests(left.rest, right?.rest ?? response, comparison);
  if (agreement?.relation !== 'same' || right === null) return agreement;
  if (arbitraryNames.test(left.name) || arbitraryNames.test(right.name)) return agreement;
  // A logarithm of a size comes of integrating.
  if (hasSizeInLogarithm(reference) && hasSizeInLogarithm(response)) return agreement;
  const written = compareExpressions(reference, response, comparison);
  if (written.relation === 'same') return written;
  return left.isOfOne && right.isOfOne ? undecided('a constant may be arbitrary or given') : null;
}

function compareRests(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const direct = compareExpressions(reference, response, comparison);
  if (direct.relation === 'same') return direct;
  const shift = shiftBetween(reference, response, comparison);
  if (shift === 'mixed') return undecided('the antiderivatives are real in different places');
  return typeof shift === 'number' ? same('sampled', 'the antiderivatives differ by a constant') : null;
}

function hasSizeInLogarithm(node: Node): boolean {
  const isSize = (part: Node): boolean =>
    part.kind === 'call' && part.name === 'abs' && [...freeNames(part)].some((name) => /^[s-z]$/u.test(name));
  return someNode(
    node,
    (part) => part.kind === 'call' && /^(?:ln|log)$/u.test(part.name) && part.inputs.some(isSize),
  );
}

const constantNames = /^(?:C|K|c|k|C_\{?[01]\}?|c_[01])$/u;
const arbitraryNames = /^(?:C|C_\{?[01]\}?|c_\{?1\}?)$/u;

/** What is left of an antiderivative at constant zero. */
interface WithoutConstant {
  readonly name: string;
  readonly rest: Node;
  /** Whether it is a function of one variable, and of nothing else. */
  readonly isOfOne: boolean;
}

/** An expression at constant zero, where its constant of integration only adds a multiple of itself. */
function withoutConstant(node: Node, comparison: Comparison): WithoutConstant | null {
  const names = [...freeNames(node)].filter((name) => !isConstantName(name));
  const [name, ...more] = names.filter((free) => constantNames.test(free));
  const hasVariable = names.some((free) => /^[a-zθφ]/u.test(free) && !constantNames.test(free));
  if (name === undefined || more.length > 0 || !hasVariable) return null;
  const at = (value: number): Node => substituted(node, new Map([[name, numberNode(value)]]));
  const [first, second] = [shiftBetween(at(1), at(0), comparison), shiftBetween(at(3), at(1), comparison)];
  if (typeof first !== 'number' || typeof second !== 'number' || Math.abs(first) < 1e-6) return null;
  const isOfOne = names.length === 2 && names.some((free) => /^(?:[s-zθφ]|theta|phi)$/u.test(free));
  return Math.abs(second - 2 * first) <= 1e-9 * Math.abs(first) ? { name, rest: at(0), isOfOne } : null;
}

/** By how much two expressions differ everywhere: `mixed` where one is real and the other not, null where it changes. */
export function shiftBetween(left: Node, right: Node, comparison: Comparison): number | 'mixed' | null {
  const { effort, logarithmBase, options } = comparison;
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].filter(
    (name) => !isConstantName(name),
  );
  const next = seededNumbers(`difference ${options.seed}`);
  const differences: Complex[] = [];
  let size = 1;
  for (let index = 0; index < 18; index += 1) {
    const reach = index < 12 ? 2.4 : 40;
    const sign = index % 3 === 2 ? -1 : 1;
    const point = new Map(
      names.map((name): [string, Complex] => [name, complex(sign * (0.3 + next() * reach))]),
    );
    const evaluation: Evaluation = { point, effort, logarithmBase, isLossy: false };
    const [value, other] = [complexValue(left, evaluation), complexValue(right, evaluation)];
    const difference = minus(value, other);
    if (!isFiniteComplex(difference)) continue;
    if (isReal(value) !== isReal(other)) return 'mixed';
    differences.push(difference);
    size = Math.max(size, magnitude(value));
  }
  const [first] = differences;
  if (first === undefined || differences.length < 8 || effort.isSpent) return null;
  const isConstant = differences.every((difference) => magnitude(minus(difference, first)) <= size * 1e-9);
  if (!isConstant || Math.abs(first.im) > size * 1e-9) return null;
  const isHeld = (one: number, other: number): boolean =>
    Math.abs(one - other - first.re) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
  return holdsAtBreaks([left, right], isHeld, comparison) === 'yes' ? first.re : null;
}

function isReal(value: Complex): boolean {
  return Math.abs(value.im) <= 1e-12 * (1 + magnitude(value));
}

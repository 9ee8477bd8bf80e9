import type { Comparison } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { complexValue, type Evaluation, isConstantName } from '../evaluate/complex-value.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { type Complex, complex, isFiniteComplex, magnitude, minus, over } from '../number/complex.ts';
import { type Rational, toNumber } from '../number/rational.ts';
import { isPiecewise } from '../sampling/break-points.ts';
import { holdsAtBreaks } from '../sampling/holds-at-breaks.ts';
import { quotientNode, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * Finds the real constant by which one expression is a multiple of the other: the number (not a number where it
 * is complex), `none` when the ratio changes from
 * point to point, null when too few points could be evaluated.
 */
export function constantRatio(left: Node, right: Node, comparison: Comparison): number | 'none' | null {
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].filter(
    (name) => !isConstantName(name),
  );
  if (names.length === 0 || names.length > 24) return null;
  const ratio =
    exactRatio(quotientNode(left, right), names, comparison) ?? sampledRatio(left, right, names, comparison);
  if (typeof ratio !== 'number' || Number.isNaN(ratio)) return ratio;
  const held = holdsAtBreaks(
    [left, right],
    (one, other) => Math.abs(one - ratio * other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(ratio * other)),
    comparison,
  );
  return held === 'yes' ? ratio : held === 'no' ? 'none' : null;
}

function exactRatio(
  ratio: Node,
  names: readonly string[],
  { options, effort }: Comparison,
): number | 'none' | null {
  const next = seededNumbers(`ratio ${options.seed}`);
  const isBent = isPiecewise(ratio);
  let first: Rational | null = null;
  for (let index = 0; index < (isBent ? 16 : 5); index += 1) {
    const point = new Map(
      names.map((name): [string, Rational] => [
        name,
        {
          numerator: BigInt(
            (isBent && index > 4 && next() < 0.6 ? -1 : 1) * (2 + Math.floor(next() * 9_973)),
          ),
          denominator: BigInt(7 + Math.floor(next() * 997)),
        },
      ]),
    );
    const value = exactValue(ratio, point, effort);
    if (value === null) return null;
    if (first !== null && first.numerator * value.denominator !== value.numerator * first.denominator)
      return 'none';
    first = value;
  }
  return first === null || first.numerator === 0n ? null : toNumber(first);
}

function sampledRatio(
  left: Node,
  right: Node,
  names: readonly string[],
  comparison: Comparison,
): number | 'none' | null {
  const next = seededNumbers(`sampled ratio ${comparison.options.seed}`);
  const ratios: Complex[] = [];
  // Where a rule bends, what holds above zero may fail below it.
  const isBent = isPiecewise(left) || isPiecewise(right);
  for (let index = 0; index < (isBent ? 20 : 12); index += 1) {
    const sign = index < 12 ? 1 : -1;
    const point = new Map(
      names.map((name): [string, Complex] => [
        name,
        complex(
          (sign > 0 || next() < 0.6 ? sign : 1) * (0.3 + next() * (index > 15 ? 24 : 2.4)),
          index < 8 || isBent ? 0 : next(),
        ),
      ]),
    );
    const evaluation: Evaluation = {
      point,
      effort: comparison.effort,
      logarithmBase: comparison.logarithmBase,
      isLossy: false,
    };
    const ratio = over(complexValue(left, evaluation), complexValue(right, evaluation));
    if (isFiniteComplex(ratio) && magnitude(ratio) > 0 && !evaluation.isLossy) ratios.push(ratio);
  }
  const [first] = ratios;
  if (first === undefined || ratios.length < 5) return null;
  const isConstant = ratios.every((ratio) => magnitude(minus(ratio, first)) <= magnitude(first) * 1e-9);
  if (!isConstant) return 'none';
  if (names.some((name) => isRealAlone(name, [left, right], names, comparison))) return null;
  // A ratio that is not real turns no inequality, and keeps an equation.
  return Math.abs(first.im) <= 1e-9 * magnitude(first) ? first.re : Number.NaN;
}

/** Whether only one of two expressions is real where a name is negative: `\\ln x^2` has a value there, and `2\\ln x` none. */
function isRealAlone(
  name: string,
  nodes: readonly [Node, Node],
  names: readonly string[],
  { effort, logarithmBase }: Comparison,
): boolean {
  if (!nodes.some((node) => someNode(node, mayLeaveReals))) return false;
  const point = new Map(
    names.map((each, index): [string, Complex] => [each, complex(each === name ? -1.7 : 1.3 + index / 7)]),
  );
  const [one, other] = nodes.map((node) => {
    const value = complexValue(node, { point, effort, logarithmBase, isLossy: false });
    return isFiniteComplex(value) && Math.abs(value.im) <= 1e-9 * magnitude(value);
  });
  return one !== other;
}

/** Logarithms and roots have no real value below zero. */
function mayLeaveReals(node: Node): boolean {
  if (node.kind === 'call') return /^(?:ln|log|lg)$/u.test(node.name);
  return node.kind === 'power' && node.exponent.kind !== 'number';
}

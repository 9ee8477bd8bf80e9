import { alignedValue } from '../compare/align-labels.ts';
import { type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { readLabelled } from '../compare/structure.ts';
import { complexValue, isConstantName } from '../evaluate/complex-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { type Complex, complex } from '../number/complex.ts';
import { negateNode, numberNode, sumNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { shiftBetween } from './compare-antiderivatives.ts';
import { zeroOf } from './compare-curves.ts';

/**
 * Compares general solutions whose one constant has another name and another scale: `y = (x + C)e^x` and
 * `y = \frac{2x + c}{2}e^x`. Solved for its constant, each side is a function of the other. Null where that is not so.
 */
export function compareRescaled(
  reference: Node,
  left: string,
  response: Node,
  right: string,
  comparison: Comparison,
): Finding | null {
  const [from, to] = [zeroWith(reference, response), zeroWith(response, reference)];
  if (from === null || to === null) return null;
  const names = [...new Set([...freeNames(from), ...freeNames(to)])].filter(
    (name) => !isConstantName(name) && name !== left && name !== right,
  );
  const isOfPlane =
    names.length === 2 && names.includes('y') && names.some((name) => /^[xtθ]$|^theta$/u.test(name));
  const areArbitrary = [left, right].every((name) => /^[Cc](?:_\{?1\}?)?$/u.test(name));
  const isStated = [reference, response].some(({ kind }) => kind === 'relation');
  if (isOfPlane && areArbitrary && isStated && isOneFamily(from, left, to, right, names, comparison))
    return same('sampled', 'solved for its constant, each side is a function of the other');
  return differByConstants(reference, left, response, right, comparison)
    ? undecided('the constants may shift the solutions alike')
    : null;
}

/** What is zero where a solution holds; a value alone is that of y, or of what the other side names. */
function zeroWith(node: Node, other: Node): Node | null {
  if (node.kind !== 'relation') return explicitZero(node);
  if (node.operators.join() !== '=') return null;
  const [own, theirs] = [node, other].map((side) => (side.kind === 'relation' ? readLabelled(side) : null));
  if (own?.label == null) return zeroOf(node);
  const isAligned = theirs?.label == null || alignedValue(own.label, theirs.label, own.value) !== null;
  return isAligned ? explicitZero(own.value) : null;
}

function explicitZero(value: Node): Node | null {
  const operands = [symbolNode('y'), value];
  return freeNames(value).has('y') ? null : zeroOf({ kind: 'relation', operands, operators: ['='] });
}

/** Whether the constant of one side is everywhere the same multiple of that of the other, plus a number. */
function isOneFamily(
  from: Node,
  left: string,
  to: Node,
  right: string,
  names: readonly string[],
  comparison: Comparison,
): boolean {
  const next = seededNumbers(`constants ${comparison.options.seed}`);
  const points: (readonly [number, number])[] = [];
  for (let index = 0; index < 24; index += 1) {
    const sign = index % 3 === 2 ? -1 : 1;
    const point = new Map(
      names.map((name): [string, Complex] => [name, complex(sign * (0.3 + next() * 2.4))]),
    );
    const [one, other] = [
      constantAt(from, left, point, comparison),
      constantAt(to, right, point, comparison),
    ];
    if (one === 'bent' || other === 'bent') return false;
    if (one !== null && other !== null) points.push([one, other]);
  }
  const [first, second] = points;
  if (first === undefined || second === undefined || points.length < 12) return false;
  const slope = (second[1] - first[1]) / (second[0] - first[0]);
  if (!Number.isFinite(slope) || Math.abs(slope) < 1e-6 || Math.abs(slope) > 1e6) return false;
  return points.every(
    ([one, other]) =>
      Math.abs(first[1] + slope * (one - first[0]) - other) <=
      1e-8 * (1 + Math.abs(other) + Math.abs(first[1]) + Math.abs(slope * (one - first[0]))),
  );
}

/** The constant for which something is zero at a point: `bent` where it is no factor, null where there is none. */
function constantAt(
  node: Node,
  name: string,
  point: ReadonlyMap<string, Complex>,
  { effort, logarithmBase }: Comparison,
): number | 'bent' | null {
  const at = (value: number): Complex =>
    complexValue(node, {
      point: new Map([...point, [name, complex(value)]]),
      effort,
      logarithmBase,
      isLossy: false,
    });
  const [zero, one, far] = [at(0), at(1), at(3)];
  if (![zero, one, far].every(({ re, im }) => Number.isFinite(re) && Math.abs(im) < 1e-12)) return null;
  const step = one.re - zero.re;
  if (Math.abs(far.re - zero.re - 3 * step) > 1e-9 * (1 + Math.abs(far.re) + Math.abs(zero.re)))
    return 'bent';
  return Math.abs(step) < 1e-9 ? null : -zero.re / step;
}

/** `\ln x + c` and `\ln(kx)`: for any values of the two constants the sides differ by a number. */
function differByConstants(
  reference: Node,
  left: string,
  response: Node,
  right: string,
  comparison: Comparison,
): boolean {
  const [from, to] = [reference, response].map((side) =>
    side.kind === 'relation' ? (readLabelled(side)?.value ?? side) : side,
  );
  if (from === undefined || to === undefined) return false;
  return [0.7, 1.9].every((value) => {
    const [one, other] = [
      substituted(from, new Map([[left, numberNode({ numerator: BigInt(value * 10), denominator: 10n })]])),
      substituted(to, new Map([[right, numberNode(value > 1 ? 3 : 2)]])),
    ];
    const rest = sumNode([one, negateNode(other)]);
    return freeNames(rest).size > 0 && typeof shiftBetween(one, other, comparison) === 'number';
  });
}

import { freeNames } from '../compare/free-names.ts';
import { complexValue, type Evaluation, isConstantName } from '../evaluate/complex-value.ts';
import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { seededNumbers } from '../evaluate/invented-function.ts';
import { type Complex, complex, isFiniteComplex } from '../number/complex.ts';
import { toNumber } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';
import { isPiecewise } from './break-points.ts';
import { type SamplePoint, tellingPoints } from './sample-points.ts';

interface Circumstances {
  readonly effort: Effort;
  readonly logarithmBase: number;
  readonly options: { readonly seed: number };
}

/**
 * Whether what was found of two expressions at points by chance holds where their rules change as well: `|x-1000|` is `1000-x` at most
 * points. `no` where it fails at a place where no name is negative, `unsure` where it fails elsewhere.
 */
export function holdsAtBreaks(
  nodes: readonly [Node, Node],
  holds: (left: number, right: number) => boolean,
  { effort, logarithmBase, options }: Circumstances,
): 'yes' | 'no' | 'unsure' {
  if (!nodes.some(isPiecewise)) return 'yes';
  const names = [...new Set(nodes.flatMap((node) => [...freeNames(node)]))].filter(
    (name) => !isConstantName(name),
  );
  const next = seededNumbers(`breaks ${options.seed}`);
  const none: ReadonlySet<string> = new Set();
  let isSure = true;
  for (const point of tellingPoints({ nodes, names, counted: none, wholes: none, next, effort })) {
    const [left, right] = nodes.map((node) => realValue(node, point, { effort, logarithmBase }));
    if (left === undefined || right === undefined || left === null || right === null || holds(left, right))
      continue;
    if ([...point.values()].every(({ numerator }) => numerator >= 0n)) return 'no';
    isSure = false;
  }
  return isSure && !effort.isSpent ? 'yes' : 'unsure';
}

/** The value of a node at a point, from fractions where doubles lose digits; null where it is not real or not known. */
function realValue(
  node: Node,
  point: SamplePoint,
  { effort, logarithmBase }: Pick<Circumstances, 'effort' | 'logarithmBase'>,
): number | null {
  const place = new Map(
    [...point].map(([name, value]): [string, Complex] => [name, complex(toNumber(value))]),
  );
  const evaluation: Evaluation = { point: place, effort, logarithmBase, isLossy: false };
  const value = complexValue(node, evaluation);
  if (!evaluation.isLossy) return isFiniteComplex(value) && value.im === 0 ? value.re : null;
  const exact = exactValue(node, point, effort);
  return exact === null ? null : toNumber(exact);
}

import type { Comparison } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { measure } from '../evaluate/measure.ts';
import { numberNode } from '../tree/build-node.ts';
import type { Node, RelationNode } from '../tree/node.ts';

/**
 * Whether two bounds of one name hold for the same of some numbers, and not for all or none of them: `|x| < 3` and `x^2 < 9`. That
 * proves nothing, but they may have the same solutions.
 */
export function holdAlike(left: RelationNode, right: RelationNode, comparison: Comparison): boolean {
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].filter(
    (name) => !/^(?:pi|e)$/u.test(name),
  );
  const [name] = names;
  // At its ends `x < 3` is not `x <= 3`.
  const [open, other] = [left, right].map(({ operators }) => operators.some((sign) => !sign.includes('=')));
  if (open !== other || name === undefined || names.length > 1 || name.includes(':')) return false;
  const truths = points.map((point) => {
    const at = new Map([[name, numberNode({ numerator: point, denominator: 10n })]]);
    const [one, other] = [left, right].map((side) => holds(substituted(side, at), comparison));
    return one === other ? one : null;
  });
  return !truths.includes(null) && new Set(truths).size > 1;
}

/** Tenths. */
const points = [
  -913n,
  -205n,
  -77n,
  -41n,
  -29n,
  -17n,
  -11n,
  -6n,
  -1n,
  2n,
  7n,
  13n,
  16n,
  24n,
  31n,
  38n,
  52n,
  83n,
  147n,
  371n,
  1009n,
];

function holds(node: Node, { effort, logarithmBase }: Comparison): boolean | null {
  if (node.kind !== 'relation') return null;
  const values = node.operands.map((operand) => measure(operand, effort, logarithmBase)?.near ?? null);
  const sizes = values.map((value) => (value === null || Math.abs(value.im) > 1e-12 ? Number.NaN : value.re));
  if (sizes.some(Number.isNaN)) return null;
  return node.operators.every((operator, at) => {
    const [from = 0, to = 0] = [sizes[at], sizes[at + 1]];
    if (operator === '<') return from < to;
    if (operator === '>') return from > to;
    return operator === '<=' ? from <= to : operator === '>=' ? from >= to : operator === '!=' && from !== to;
  });
}

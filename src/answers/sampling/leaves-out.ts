import type { Effort } from '../evaluate/effort.ts';
import { type ExactPoint, hasNoCase } from '../evaluate/exact-value.ts';
import { type Rational, rational } from '../number/rational.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * Whether the pieces of a node leave out a point that others may have: between them, or beyond them where they reach both
 * signs. Pieces that are given from zero on only say where they are asked for.
 */
export function leavesOut(node: Node, point: ExactPoint, effort: Effort): boolean {
  return someNode(node, (part) => {
    if (part.kind !== 'call' || part.name !== 'cases' || !hasNoCase(part.inputs, point, effort)) return false;
    const isBelow = [...point.values()].some(({ numerator }) => numerator < 0n);
    return !isBelow || below.some((place) => !hasNoCase(part.inputs, moved(point, place), effort));
  });
}

const below: readonly (Rational | null)[] = [
  rational(-1n, 1_000n),
  rational(-1n, 2n),
  rational(-3n, 1n),
  rational(-90n, 1n),
];

function moved(point: ExactPoint, place: Rational | null): ExactPoint {
  return new Map([...point].map(([name, value]) => [name, place ?? value]));
}

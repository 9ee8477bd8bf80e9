import type { Effort } from '../evaluate/effort.ts';
import { toNumber } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';
import { sizeOf } from '../units/size-of.ts';

/** Whether one quantity is the other in another unit, to the digits that conversions have: `4.90e-19 J` and `3.06 eV`. */
export function isConverted(value: Node, other: Node, effort: Effort): boolean {
  const [from, to] = [toQuantity(value, effort), toQuantity(other, effort)];
  if (from === null || to === null || dimensionsOf(from) !== dimensionsOf(to)) return false;
  if ([from, to].some(({ units, offset }) => units === 0 || offset !== null)) return false;
  const [one, two] = [sizeOf(from, effort), sizeOf(to, effort)];
  return (
    toNumber(from.factor) !== toNumber(to.factor) &&
    one !== null &&
    two !== null &&
    Math.abs(one - two) <= 0.005 * Math.abs(one)
  );
}

/** What a plain quantity measures; empty for a bare number. */
function dimensionsOf({ dimensions }: Quantity): string {
  return JSON.stringify(Object.entries(dimensions).toSorted());
}

import type { Effort } from '../evaluate/effort.ts';
import { measure } from '../evaluate/measure.ts';
import { toNumber } from '../number/rational.ts';
import type { Quantity } from './quantity.ts';

/** A quantity in base units, as a number of limited precision; null for one that is labelled, or no finite real number. */
export function sizeOf({ number, factor, offset, label }: Quantity, effort: Effort): number | null {
  const found = label === null ? measure(number, effort, Math.E) : null;
  if (found === null || Math.abs(found.near.im) > 0) return null;
  const size = found.near.re * toNumber(factor) + (offset === null ? 0 : toNumber(offset));
  return Number.isFinite(size) ? size : null;
}

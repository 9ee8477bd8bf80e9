import { Effort } from '../evaluate/effort.ts';
import { measure } from '../evaluate/measure.ts';
import { toNumber } from '../number/rational.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import type { ReadingMode } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';

/** Reads `330 K (57 °C)`: a value that its brackets say again, in another unit or rounded. Null where they say another one. */
export function readRestated(text: string, mode: ReadingMode): Node | null {
  const open = text.lastIndexOf('(');
  if (open < 2 || open < text.length - 64 || !text.endsWith(')') || text[open - 1] !== ' ') return null;
  const before = text.slice(0, open).trim();
  const inside = text.slice(open + 1, -1).trim();
  const again = inside.replace(/^(?:\\approx|\\sim|about|approximately|approx\.?|or|i\.e\.,?) /u, '');
  if (/[([{^_]$/u.test(before)) return null;
  const [value, other] = [before, again].map((part) => parseAnswer(part.replace(/\$/gu, ' ').trim(), mode));
  if (value === null || value === undefined || other === null || other === undefined) return null;
  const effort = new Effort(2_000);
  const [from, to] = [toQuantity(unnamed(value), effort), toQuantity(other, effort)];
  // What says nothing of being the same and has no units is a factor.
  if (again === inside && ((from?.units ?? 0) === 0 || (to?.units ?? 0) === 0)) return null;
  const [one, two] = [sizeOf(from, effort), sizeOf(to, effort)];
  return one !== null && two !== null && one !== 0 && Math.abs(one - two) <= 0.01 * Math.abs(one)
    ? value
    : null;
}

/** What a value is that has a name: `T = 330 K`. */
function unnamed(node: Node): Node {
  return node.kind === 'relation' ? (node.operands.at(-1) ?? node) : node;
}

/** A quantity in base units; null for one that is no real number, or has no unit and is written exactly. */
function sizeOf(quantity: Quantity | null, effort: Effort): number | null {
  if (quantity === null || quantity.label !== null) return null;
  const number = measure(quantity.number, effort, Math.E);
  if (number === null || Math.abs(number.near.im) > 0) return null;
  const size =
    number.near.re * toNumber(quantity.factor) + (quantity.offset === null ? 0 : toNumber(quantity.offset));
  return Number.isFinite(size) ? size : null;
}

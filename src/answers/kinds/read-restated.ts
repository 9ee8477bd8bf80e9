import { Effort } from '../evaluate/effort.ts';
import { measure } from '../evaluate/measure.ts';
import { toNumber } from '../number/rational.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import type { ReadingMode } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';

/** Reads `330 K (57 °C)`: a value that its brackets say again, in another unit or rounded. Null where they say another one. */
export function readRestated(text: string, mode: ReadingMode): Node | null {
  const match =
    /^(.*[^\s([{^_]\$?)\s+\(\s*(\\approx|\\sim|about|approximately|approx\.?|or|i\.e\.,?)?\s*([^()]{1,60})\)\s*\.?$/su.exec(
      text,
    );
  if (match === null) return null;
  const [value, again] = [match[1] ?? '', match[3] ?? ''].map((part) =>
    parseAnswer(part.replace(/\$/gu, ' ').trim(), mode),
  );
  if (value === null || value === undefined || again === null || again === undefined) return null;
  const effort = new Effort(2_000);
  const [one, other] = [toQuantity(unnamed(value), effort), toQuantity(again, effort)];
  // What says nothing of being the same and has no units is a factor.
  if (match[2] === undefined && (one?.units ?? 0) + (other?.units ?? 0) < 2) return null;
  const [from, to] = [sizeOf(one, effort), sizeOf(other, effort)];
  return from !== null && to !== null && Math.abs(from - to) <= 0.01 * Math.abs(from) && from !== 0
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

import { limits } from '../limits.ts';
import { isWhole, type Rational } from '../number/rational.ts';
import { numberNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** What stands for the members that an ellipsis leaves out. */
export const ellipsis: Node = symbolNode('ellipsis');

/**
 * Writes out what an ellipsis between whole numbers leaves out, as in `2, 4, \ldots, 10`, and leaves off one that ends a
 * sequence; any other stays a member, so that `1, \ldots, n` is not `1, n`.
 */
export function fillEllipsis(items: readonly Node[]): readonly Node[] {
  const at = items.indexOf(ellipsis);
  if (at < 0) return items;
  if (at === items.length - 1) return items.slice(0, -1);
  const numbers = items.flatMap((item) => (item === ellipsis ? [] : (wholeOf(item) ?? [])));
  const last = numbers.at(-1);
  if (numbers.length !== items.length - 1 || at !== items.length - 2 || at === 0 || last === undefined)
    return items;
  const [first = 0n, second = first + 1n] = numbers.slice(0, -1);
  const step = second - first;
  const isEven = numbers.slice(0, -1).every((value, index) => value === first + step * BigInt(index));
  const count = step <= 0n ? 0n : (last - first) / step + 1n;
  if (
    !isEven ||
    step <= 0n ||
    (last - first) % step !== 0n ||
    count < BigInt(at) ||
    count > BigInt(limits.members)
  )
    return items;
  return Array.from({ length: Number(count) }, (_, index) =>
    numberNode(wholeNumber(first + step * BigInt(index))),
  );
}

function wholeNumber(value: bigint): Rational {
  return { numerator: value, denominator: 1n };
}

/** The whole number that is written; null for anything else. */
function wholeOf(node: Node): bigint | null {
  if (node.kind === 'number')
    return isWhole(node.value) && node.digits === null ? node.value.numerator : null;
  if (node.kind !== 'product' || node.factors.length !== 2) return null;
  const [sign, size] = node.factors;
  return sign?.kind === 'number' &&
    sign.value.numerator === -1n &&
    sign.value.denominator === 1n &&
    size?.kind === 'number' &&
    isWhole(size.value)
    ? -size.value.numerator
    : null;
}

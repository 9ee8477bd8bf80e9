import { Effort } from '../evaluate/effort.ts';
import { toNumber } from '../number/rational.ts';
import { sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';

/**
 * One quantity in several units, such as `2 hours and 15 minutes`, is read as their sum where the other side is one
 * quantity, or is split otherwise. Lists of as many quantities stay lists.
 */
export function withCompounds(left: Node, right: Node): readonly [Node, Node] {
  const [from, to] = [membersOf(left), membersOf(right)];
  if (from === to) return [left, right];
  const [one, other] = [from > 1 ? asCompound(left) : left, to > 1 ? asCompound(right) : right];
  return one === null || other === null ? [left, right] : [one, other];
}

function membersOf(node: Node): number {
  return node.kind === 'list' ? node.items.length : 1;
}

/**
 * The sum of quantities of one kind, each in a smaller unit than the one before; null for any other list. Joined by `and`, the
 * next unit may be a little larger, as in `1 km and 1 mile`; much larger ones are two answers.
 */
function asCompound(node: Node): Node | null {
  if (node.kind !== 'list' || node.items.length > 4 || node.joined === 'or' || node.continued) return null;
  const effort = new Effort(400);
  const parts = node.items.map((item) => toQuantity(item, effort));
  return parts.every((part, index) => isPart(part, parts[index - 1] ?? null, node.joined === 'and'))
    ? sumNode(node.items)
    : null;
}

function isPart(part: Quantity | null, before: Quantity | null, isJoined: boolean): boolean {
  if (part === null || part.units !== 1 || part.label !== null || part.offset !== null) return false;
  if (before === null) return Object.keys(part.dimensions).length > 0;
  return (
    JSON.stringify(part.dimensions) === JSON.stringify(before.dimensions) &&
    toNumber(part.factor) !== toNumber(before.factor) &&
    toNumber(part.factor) < toNumber(before.factor) * (isJoined ? 10 : 1)
  );
}

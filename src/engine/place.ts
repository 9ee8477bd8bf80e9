import type { ItemNode } from './nodes.ts';

/** Where an item stands in the order of the input: its place there, then draw and output at each stage on the way. */
export type Place = readonly number[];

export function placeOf(node: ItemNode): Place {
  const { parent } = node;
  return parent === null ? [node.sequence] : [...placeOf(parent.node), parent.draw, node.index];
}

/** Whether one place comes before another; an item comes before what descends from it. */
export function precedes(left: Place, right: Place): boolean {
  for (const [position, number] of left.entries()) {
    const other = right[position];
    if (other === undefined) return false;
    if (number !== other) return number < other;
  }
  return left.length < right.length;
}

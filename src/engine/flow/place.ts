import type { ItemNode } from './nodes.ts';

/** Where an item stands in the order in which work begins. */
export interface Place {
  /** The turn of its item of the input, then draw and output at each stage on the way. */
  readonly path: readonly number[];
  /** Its item of the input, from 0: what comes first among equal paths. */
  readonly input: number;
}

/** Gives the place of an item: within a turn the first output of every input item comes before the second of any. */
export function placeOf(node: ItemNode, turnSize: number): Place {
  const path: number[] = [];
  let item = node;
  for (; item.parent !== null; item = item.parent.node) path.unshift(item.parent.draw, item.index);
  const { path: turn, input } = inputPlace(item.index, turnSize);
  return { path: [...turn, ...path], input };
}

/** Gives the place of an item of the input. */
export function inputPlace(index: number, turnSize: number): Place {
  return { path: [Math.floor(index / turnSize)], input: index };
}

/** The earliest place of what an item before the gate may still bring forth. */
export function earliestFrom({ path, input }: Place, node: ItemNode): Place {
  let draw = node.started;
  for (const task of node.tasks) if (!task.done) draw = Math.min(draw, task.draw);
  return { path: [...path, draw], input };
}

/** Whether one place comes before another; a path that ends stands for the first that begins so. */
export function precedes(left: Place, right: Place): boolean {
  const length = Math.max(left.path.length, right.path.length);
  for (let position = 0; position < length; position += 1) {
    const difference = (left.path[position] ?? 0) - (right.path[position] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return left.input < right.input;
}

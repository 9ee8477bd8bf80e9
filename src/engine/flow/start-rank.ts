import type { ItemNode } from './nodes.ts';

/** Where an item is in the order in which work begins. */
export interface StartRank {
  /** The turn of its item of the input, then draw and output at each stage on the way. */
  readonly path: readonly number[];
  /** Its item of the input, from 0: what comes first among equal paths. */
  readonly input: number;
}

/** Returns the rank of an item: within a turn the first output of every input item comes before the second of any. */
export function startRankOf(node: ItemNode, turnSize: number): StartRank {
  const path: number[] = [];
  let item = node;
  for (; item.parent !== null; item = item.parent.node) path.unshift(item.parent.draw, item.index);
  const { path: turn, input } = inputRank(item.index, turnSize);
  return { path: [...turn, ...path], input };
}

/** Returns the rank of an item of the input. */
export function inputRank(index: number, turnSize: number): StartRank {
  return { path: [Math.floor(index / turnSize)], input: index };
}

/** Returns the earliest rank among what an item before the chains may still bring forth. */
export function earliestRankFrom({ path, input }: StartRank, node: ItemNode): StartRank {
  let draw = node.started;
  for (const task of node.tasks) if (!task.done) draw = Math.min(draw, task.draw);
  return { path: [...path, draw], input };
}

/** Whether one rank comes before another; a path that ends stands for the first that begins so. */
export function precedes(left: StartRank, right: StartRank): boolean {
  const length = Math.max(left.path.length, right.path.length);
  for (let position = 0; position < length; position += 1) {
    const difference = (left.path[position] ?? 0) - (right.path[position] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return left.input < right.input;
}

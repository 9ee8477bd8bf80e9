import type { Task } from '../../core/task.ts';
import type { CompiledLeaf } from './compiled-plan.ts';
import { SmallSet } from './small-set.ts';

/** A candidate that reached a point of its stage, kept for siblings with higher draws. */
export interface Reached {
  readonly draw: number;
  readonly index: number;
  readonly item: unknown;
}

/** One draw of a refilled item: open while any task inside the refill may still keep something. */
export interface DrawScope {
  readonly owner: ItemNode;
  readonly outer: DrawScope | null;
  open: number;
  kept: boolean;
}

/** An item at a leaf, with the state of its draws. Lives until everything below it has settled. */
export interface ItemNode {
  readonly leaf: CompiledLeaf;
  /** What the item is; elsewhere while all of its tasks wait for batches, and null once no task will ask for it again. */
  item: unknown;
  readonly id: string;
  readonly sequence: number;
  readonly parent: TaskNode | null;
  /** Which output of the parent task this is, or which item of the input. */
  readonly index: number;
  /** The innermost refill draw that this item belongs to. */
  readonly scope: DrawScope | null;
  /** Draws that are wanted by now, that were handed to the engine, and that have closed. */
  wanted: number;
  started: number;
  closed: number;
  keptDraws: number;
  lostDraws: number;
  finished: boolean;
  /** What is wrong with the number of draws that the stage asked for; null when nothing is. */
  broken: string | null;
  /** Outputs by draw, for a sequential leaf. */
  readonly earlier: unknown[][];
  readonly outputIds: SmallSet<string>;
  /** Tasks of which something is still open. */
  readonly tasks: SmallSet<TaskNode>;
  /** Candidates by the point that they reached; null as long as none did. */
  reached: Map<string, Reached[]> | null;
  readonly waiters: SmallSet<() => void>;
}

/** A task with what came of it. */
export interface TaskNode extends Task {
  readonly node: ItemNode;
  readonly scope: DrawScope | null;
  done: boolean;
  outputs: number;
  /** Whether it was taken up: it may begin again when it has waited for a batch. */
  begun: boolean;
  readonly points: SmallSet<string>;
  readonly keys: SmallSet<string>;
  /** Keys of replies that it waits for. */
  readonly waits: SmallSet<string>;
  /** Items made by this task of which something is still open. */
  readonly children: SmallSet<ItemNode>;
}

export function makeItemNode({
  leaf,
  item,
  id,
  sequence,
  parent,
  index,
  scope,
}: Pick<ItemNode, 'leaf' | 'item' | 'id' | 'sequence' | 'parent' | 'index' | 'scope'>): ItemNode {
  return {
    leaf,
    item,
    id,
    sequence,
    parent,
    index,
    scope,
    wanted: 0,
    started: 0,
    closed: 0,
    keptDraws: 0,
    lostDraws: 0,
    finished: false,
    broken: null,
    earlier: [],
    outputIds: new SmallSet(),
    tasks: new SmallSet(),
    reached: null,
    waiters: new SmallSet(),
  };
}

export function makeTaskNode(node: ItemNode, draw: number): TaskNode {
  const scope =
    node.leaf.refill === null ? node.scope : { owner: node, outer: node.scope, open: 1, kept: false };
  return {
    stage: node.leaf.plan.name,
    depth: node.leaf.depth,
    itemId: node.id,
    draw,
    sequence: node.sequence,
    node,
    scope,
    done: false,
    outputs: 0,
    begun: false,
    points: new SmallSet(),
    keys: new SmallSet(),
    waits: new SmallSet(),
    children: new SmallSet(),
  };
}

/** Tells the tasks of a run apart. */
export function keyOf(task: Task): string {
  return `${task.depth}:${task.sequence}:${task.draw}`;
}

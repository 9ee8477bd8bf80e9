import type { Sibling } from '../../core/stage.ts';
import type { ItemNode, Reached, TaskNode } from './nodes.ts';

/**
 * The family of a task: the nearest item above it that fanned out, and the member of that family it descends from.
 * Null when nothing above fanned out.
 */
function familyOf(
  task: TaskNode,
): { readonly family: ItemNode; readonly draw: number; readonly index: number } | null {
  let member = task.node;
  for (;;) {
    const maker = member.parent;
    if (maker === null) return null;
    const { leaf } = maker.node;
    if (leaf.refill !== null || leaf.plan.fansOut || maker.outputs > 1) {
      return { family: maker.node, draw: maker.draw, index: member.index };
    }
    member = maker.node;
  }
}

/** Marks that the task reached a point and, once no lower draw can reach it any more, returns those that did. */
export async function siblingsAt(
  task: TaskNode,
  point: string,
  untilChange: (family: ItemNode) => Promise<void>,
): Promise<readonly Sibling<unknown>[]> {
  const member = familyOf(task);
  if (member === null) return [];
  const key = `${task.depth}:${point}`;
  const { family, draw, index } = member;
  family.reached ??= new Map();
  const reached = family.reached.get(key) ?? [];
  family.reached.set(key, reached);
  if (!task.points.has(key)) {
    task.points.add(key);
    reached.push({ draw, index, item: task.node.item });
    wakeFamilies(task.node);
  }
  while (someLowerMayCome()) await untilChange(family);
  return reached
    .filter((candidate) => isLower(candidate))
    .sort((left, right) => left.draw - right.draw || left.index - right.index)
    .map((candidate) => ({ draw: candidate.draw, item: candidate.item }));

  function isLower(candidate: Reached): boolean {
    return candidate.draw < draw || (candidate.draw === draw && candidate.index < index);
  }

  function someLowerMayCome(): boolean {
    for (const other of family.tasks) {
      if (other.draw < draw && taskMayReach(other, task.depth, key)) return true;
      if (other.draw === draw && childBelowMayReach(other)) return true;
    }
    return false;
  }

  function childBelowMayReach(maker: TaskNode): boolean {
    for (const child of maker.children) {
      if (child.index < index && itemMayReach(child, task.depth, key)) return true;
    }
    return false;
  }
}

/** Wakes every task that waits in a family above this item: something moved. */
export function wakeFamilies(from: ItemNode): void {
  for (let node: ItemNode | undefined = from; node !== undefined; node = node.parent?.node) {
    for (const wake of node.waiters) wake();
    node.waiters.clear();
  }
}

function taskMayReach(task: TaskNode, depth: number, key: string): boolean {
  if (task.depth > depth) return false;
  if (!task.done) return task.depth < depth || !task.points.has(key);
  for (const child of task.children) if (itemMayReach(child, depth, key)) return true;
  return false;
}

function itemMayReach(node: ItemNode, depth: number, key: string): boolean {
  if (node.leaf.depth > depth) return false;
  const moreDraws = node.leaf.depth < depth ? !node.finished : node.started < node.wanted;
  if (moreDraws) return true;
  for (const task of node.tasks) if (taskMayReach(task, depth, key)) return true;
  return false;
}

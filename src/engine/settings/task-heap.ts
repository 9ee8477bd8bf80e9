import type { Task } from '../../core/task.ts';

/** A binary heap of tasks: the deepest first, then in order of arrival, then by draw. */
export class TaskHeap {
  readonly #tasks: Task[] = [];

  get size(): number {
    return this.#tasks.length;
  }

  push(task: Task): void {
    const tasks = this.#tasks;
    let index = tasks.push(task) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = tasks[above];
      if (parent === undefined || comesBefore(parent, task)) break;
      tasks[index] = parent;
      index = above;
    }
    tasks[index] = task;
  }

  pop(): Task | undefined {
    const tasks = this.#tasks;
    const first = tasks[0];
    const last = tasks.pop();
    if (first === undefined || last === undefined || tasks.length === 0) return first;
    let index = 0;
    for (;;) {
      const child = this.#earlierChild(index);
      const candidate = tasks[child];
      if (candidate === undefined || comesBefore(last, candidate)) break;
      tasks[index] = candidate;
      index = child;
    }
    tasks[index] = last;
    return first;
  }

  clear(): void {
    this.#tasks.length = 0;
  }

  #earlierChild(index: number): number {
    const left = this.#tasks[2 * index + 1];
    const right = this.#tasks[2 * index + 2];
    const rightIsEarlier = left !== undefined && right !== undefined && comesBefore(right, left);
    return rightIsEarlier ? 2 * index + 2 : 2 * index + 1;
  }
}

function comesBefore(left: Task, right: Task): boolean {
  if (left.depth !== right.depth) return left.depth > right.depth;
  if (left.sequence !== right.sequence) return left.sequence < right.sequence;
  return left.draw < right.draw;
}

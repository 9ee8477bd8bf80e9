import type { Outcome } from '../../core/outcome.ts';
import { ChainStarter, type ChainStarterParts } from './chain-starter.ts';
import type { CompiledLeaf } from './compiled-plan.ts';
import type { FlowBooks } from './flow-books.ts';
import { type FreshOutputs, freshOutputs } from './fresh-outputs.ts';
import { IdSet } from './id-set.ts';
import { type DrawScope, type ItemNode, makeItemNode, makeTaskNode, type TaskNode } from './nodes.ts';
import { wakeFamilies } from './siblings.ts';
import { wantedDraws } from './wanted-draws.ts';

/** What a flow works with. */
export interface FlowParts {
  readonly leaves: readonly CompiledLeaf[];
  readonly books: FlowBooks;
  /** Hands a task to the engine. */
  readonly enqueue: (task: TaskNode) => void;
  /** Says that nothing below a task is open any more: the replies under these keys are not needed again. */
  readonly release: (keys: Iterable<string>) => void;
  /** Rows after which nothing more is begun; null when the whole input is taken. */
  readonly target: Pick<ChainStarterParts, 'target' | 'maxOpen' | 'turnSize'> | null;
}

/** Most draws of one item that wait in the engine at once; more are handed over as these close. */
const DRAWS_AHEAD = 64;

/**
 * Follows each item from stage to stage: which draws are due, what an outcome leads to, when a refill is satisfied, and
 * when nothing below an item is open any more. Knows nothing of models, stores or time.
 */
export class Flow {
  readonly #leaves: readonly CompiledLeaf[];
  readonly #parts: FlowParts;
  readonly #unfinished: number[];
  readonly #rowIds = new IdSet();
  /** Decides when draws start while there is a target. */
  readonly #chains: ChainStarter | null;
  #sequence = 0;
  #inputs = 0;
  #open = 0;

  constructor(parts: FlowParts) {
    const { leaves, target, books } = parts;
    this.#leaves = leaves;
    this.#parts = parts;
    this.#unfinished = leaves.map(() => 0);
    const start = (node: ItemNode): void => {
      books.known(node.leaf, 1);
      this.#startDraw(node);
    };
    this.#chains = target === null ? null : new ChainStarter({ ...target, leaves, start });
  }

  /** Whether the target was reached: what is open and not begun stays so. */
  get isSatisfied(): boolean {
    return this.#chains?.isMet ?? false;
  }

  /** Whether items of the input may start something. */
  get wantsInput(): boolean {
    return this.#chains?.wantsInput() ?? true;
  }

  /** Items of which something is still open. */
  get open(): number {
    return this.#open;
  }

  /** Items at a leaf that may still start or settle draws. */
  unfinishedAt(depth: number): number {
    return this.#unfinished[depth] ?? 0;
  }

  /** Notes that there is no further item of the input. */
  endInput(): void {
    this.#chains?.inputEnded();
    this.#chains?.pump();
  }

  /** Takes an item of the run's input. */
  admit(item: unknown, id: string): void {
    const first = this.#leaves[0];
    if (first !== undefined) this.#addItem(first, item, id, null, this.#inputs++, null);
    this.#chains?.pump();
  }

  /** Draws the consequences of a task's outcome. */
  settle(task: TaskNode, outcome: Outcome<unknown>): void {
    const { node } = task;
    this.#chains?.settled(task);
    const isLast = node.leaf.depth === this.#leaves.length - 1;
    const outputs = freshOutputs(node, outcome, isLast ? this.#rowIds : null);
    task.outputs = outputs.values.length;
    this.#report(task, outcome, outputs);
    if (node.leaf.plan.sequential) node.earlier[task.draw] = outputs.values.map(({ value }) => value);
    const scope = this.#scopeBehind(task);
    for (const [index, { value, id }] of outputs.values.entries())
      this.#handOn(task, value, id, index, scope);
    task.done = true;
    if (node.leaf.refill === null) {
      node.closed += 1;
      this.#advance(node);
    } else if (task.scope !== null) {
      this.#leaveScope(task.scope);
    }
    letGoOfItem(node);
    this.#releaseSettled(task);
    wakeFamilies(node);
    this.#chains?.pump();
  }

  #addItem(
    leaf: CompiledLeaf,
    item: unknown,
    id: string,
    parent: TaskNode | null,
    index: number,
    scope: DrawScope | null,
  ): void {
    const node = makeItemNode({ leaf, item, id, sequence: this.#sequence++, parent, index, scope });
    this.#open += 1;
    this.#count(leaf, 1);
    parent?.children.add(node);
    if (scope !== null) scope.open += 1;
    if (this.#chains?.holds(leaf) === true) this.#chains.arrive(node);
    this.#advance(node);
  }

  /** Starts the draws that are due, or closes the item when none is. */
  #advance(node: ItemNode): void {
    const wanted = Math.max(wantedDraws(node), node.started);
    const isHeld = this.#chains?.holds(node.leaf) ?? false;
    if (wanted > node.wanted && !isHeld) this.#parts.books.known(node.leaf, wanted - node.wanted);
    node.wanted = wanted;
    if (isHeld) this.#chains?.offer(node);
    else while (node.started < node.wanted && node.started - node.closed < DRAWS_AHEAD) this.#startDraw(node);
    if (node.closed === node.wanted && !node.finished) this.#finish(node);
  }

  #startDraw(node: ItemNode): void {
    const task = makeTaskNode(node, node.started);
    node.started += 1;
    node.tasks.add(task);
    this.#chains?.started(task);
    this.#parts.enqueue(task);
  }

  #count(leaf: CompiledLeaf, change: number): void {
    this.#unfinished[leaf.depth] = this.unfinishedAt(leaf.depth) + change;
  }

  #finish(node: ItemNode): void {
    node.finished = true;
    this.#chains?.finish(node);
    this.#count(node.leaf, -1);
    const { refill } = node.leaf;
    if (refill !== null && node.keptDraws < refill.kept) this.#parts.books.short(node, refill.kept);
    if (node.scope !== null) this.#leaveScope(node.scope);
    letGoOfItem(node);
    this.#releaseItem(node);
  }

  #leaveScope(scope: DrawScope): void {
    scope.open -= 1;
    if (scope.open > 0) return;
    const { owner } = scope;
    if (scope.kept) owner.keptDraws += 1;
    else owner.lostDraws += 1;
    owner.closed += 1;
    this.#advance(owner);
  }

  /** The refill draw that outputs of this task belong to: those that end at its leaf have kept something. */
  #scopeBehind(task: TaskNode): DrawScope | null {
    let scope = task.scope;
    for (let closing = task.node.leaf.closes; closing > 0 && scope !== null; closing -= 1) {
      if (task.outputs > 0) scope.kept = true;
      scope = scope.outer;
    }
    return scope;
  }

  #handOn(task: TaskNode, value: unknown, id: string, index: number, scope: DrawScope | null): void {
    const { leaf } = task.node;
    this.#parts.books.output(value, task, index);
    const next = this.#leaves[leaf.depth + 1];
    if (next === undefined) this.#chains?.row(task);
    else this.#addItem(next, value, id, task, index, scope);
  }

  #report(task: TaskNode, outcome: Outcome<unknown>, outputs: FreshOutputs): void {
    const { books } = this.#parts;
    const outputIds = outputs.values.map(({ id }) => id);
    books.settled(task, outputIds);
    if (outcome.kind === 'failed') {
      books.failed(task, outcome.failure);
      return;
    }
    const isKept = outputs.values.length > 0;
    if (isKept) books.kept(task, outputIds);
    const rejections = outcome.kind === 'rejected' ? outcome.rejections : outputs.dropped;
    for (const [position, rejection] of rejections.entries()) {
      // Only the last rejection of a task that kept nothing settles it; all others speak of single outputs.
      books.rejected(task, rejection, position, isKept || position < rejections.length - 1);
    }
  }

  #releaseSettled(task: TaskNode): void {
    if (!task.done || task.children.size > 0) return;
    this.#parts.release(task.keys);
    this.#chains?.closed(task);
    task.node.tasks.delete(task);
    this.#releaseItem(task.node);
  }

  #releaseItem(node: ItemNode): void {
    if (!node.finished || node.tasks.size > 0) return;
    if (node.parent !== null && !node.parent.children.delete(node)) return;
    this.#open -= 1;
    wakeFamilies(node);
    if (node.parent !== null) this.#releaseSettled(node.parent);
  }
}

/** An item that no task will ask for again is not kept while what was made of it goes on, which may take a day. */
function letGoOfItem(node: ItemNode): void {
  if (!node.finished) return;
  for (const task of node.tasks) if (!task.done) return;
  node.item = null;
}

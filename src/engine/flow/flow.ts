import type { Announce } from '../../core/event-map.ts';
import type { Outcome, Rejection } from '../../core/outcome.ts';
import { hasId, itemId } from '../../core/records/ids.ts';
import type { CompiledLeaf } from './compiled-plan.ts';
import { IdSet } from './id-set.ts';
import { type DrawScope, type ItemNode, makeItemNode, makeTaskNode, type TaskNode } from './nodes.ts';
import { wakeFamilies } from './siblings.ts';
import { Tap, type TapParts } from './tap.ts';

/** What the flow tells the run. */
export interface FlowPorts {
  readonly announce: Announce;
  /** Hands a task to the engine. */
  readonly enqueue: (task: TaskNode) => void;
  /** Takes an output: to the row files, and to the consumer when it left the last stage. */
  readonly output: (value: unknown, task: TaskNode, index: number) => void;
  /** Takes refused and failed items for their files. */
  readonly rejected: (task: TaskNode, rejection: Rejection, position: number) => void;
  readonly failed: (task: TaskNode, outcome: Extract<Outcome<unknown>, { kind: 'failed' }>) => void;
  /** Takes an item whose refill ended short. */
  readonly short: (item: unknown) => void;
  /** Says that nothing below a task is open any more: its replies are not needed again. */
  readonly release: (keys: Iterable<string>) => void;
  /** Counts tasks that became known at a leaf. */
  readonly known: (leaf: CompiledLeaf, tasks: number) => void;
}

/** Rows after which nothing more is begun. */
export type FlowTarget = Pick<TapParts, 'target' | 'maxOpen' | 'turnSize'>;

/** Most draws of one item that wait in the engine at once; more are handed over as these close. */
const DRAWS_AHEAD = 64;

/**
 * Follows each item from stage to stage: which draws are due, what an outcome leads to, when a refill is satisfied, and
 * when nothing below an item is open any more. Knows nothing of models, stores or time.
 */
export class Flow {
  readonly #leaves: readonly CompiledLeaf[];
  readonly #ports: FlowPorts;
  readonly #unfinished: number[];
  readonly #rowIds = new IdSet();
  readonly #tap: Tap | null;
  #sequence = 0;
  #inputs = 0;
  #open = 0;

  constructor(leaves: readonly CompiledLeaf[], ports: FlowPorts, target: FlowTarget | null = null) {
    this.#leaves = leaves;
    this.#ports = ports;
    this.#unfinished = leaves.map(() => 0);
    this.#tap =
      target === null
        ? null
        : new Tap({
            ...target,
            leaves,
            start: (node) => {
              this.#ports.known(node.leaf, 1);
              this.#startDraw(node);
            },
          });
  }

  /** Whether the target was reached: what is open and not begun stays so. */
  get isSatisfied(): boolean {
    return this.#tap?.isMet ?? false;
  }

  /** Whether items of the input may start something. */
  get wantsInput(): boolean {
    return this.#tap?.wantsInput() ?? true;
  }

  /** Items of which something is still open. */
  get open(): number {
    return this.#open;
  }

  /** Items at a leaf that may still start or settle draws. */
  unfinishedAt(depth: number): number {
    return this.#unfinished[depth] ?? 0;
  }

  /** Takes note that there is no further item of the input. */
  endInput(): void {
    this.#tap?.inputEnded();
    this.#tap?.pump();
  }

  /** Takes an item of the run's input. */
  admit(item: unknown, id: string): void {
    const first = this.#leaves[0];
    if (first !== undefined) this.#addItem(first, item, id, null, this.#inputs++, null);
    this.#tap?.pump();
  }

  /** Draws the consequences of a task's outcome. */
  settle(task: TaskNode, outcome: Outcome<unknown>): void {
    const { node } = task;
    this.#tap?.settled(task);
    const outputs = outcome.kind === 'kept' ? this.#freshOutputs(node, outcome) : { values: [], dropped: [] };
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
    this.#releaseSettled(task);
    wakeFamilies(node);
    this.#tap?.pump();
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
    if (this.#tap?.holds(leaf) === true) this.#tap.arrive(node);
    this.#advance(node);
  }

  /** Starts the draws that are due, or closes the item when none is. */
  #advance(node: ItemNode): void {
    const wanted = Math.max(wantedDraws(node), node.started);
    const isHeld = this.#tap?.holds(node.leaf) ?? false;
    if (wanted > node.wanted && !isHeld) this.#ports.known(node.leaf, wanted - node.wanted);
    node.wanted = wanted;
    if (isHeld) this.#tap?.offer(node);
    else while (node.started < node.wanted && node.started - node.closed < DRAWS_AHEAD) this.#startDraw(node);
    if (node.closed === node.wanted && !node.finished) this.#finish(node);
  }

  #startDraw(node: ItemNode): void {
    const task = makeTaskNode(node, node.started);
    node.started += 1;
    node.tasks.add(task);
    this.#tap?.started(task);
    this.#ports.enqueue(task);
  }

  #count(leaf: CompiledLeaf, change: number): void {
    this.#unfinished[leaf.depth] = this.unfinishedAt(leaf.depth) + change;
  }

  #finish(node: ItemNode): void {
    node.finished = true;
    this.#tap?.finish(node);
    this.#count(node.leaf, -1);
    const { refill, plan } = node.leaf;
    if (refill !== null && node.keptDraws < refill.kept) {
      const { keptDraws: kept, started: attempts } = node;
      this.#ports.short(node.item);
      this.#ports.announce({
        kind: 'item-short',
        stage: plan.name,
        itemId: node.id,
        kept,
        wanted: refill.kept,
        attempts,
      });
    }
    if (node.scope !== null) this.#leaveScope(node.scope);
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
    this.#ports.output(value, task, index);
    const next = this.#leaves[leaf.depth + 1];
    if (next === undefined) this.#tap?.row(task);
    else this.#addItem(next, value, id, task, index, scope);
  }

  /**
   * Records are told apart by id: among the outputs of one item, and among the rows of the whole run. The same record
   * twice is one output and one rejection; values without an id of their own may be equal.
   */
  #freshOutputs(
    node: ItemNode,
    outcome: Extract<Outcome<unknown>, { kind: 'kept' }>,
  ): {
    readonly values: { readonly value: unknown; readonly id: string }[];
    readonly dropped: readonly Rejection[];
  } {
    const dropped: Rejection[] = [...outcome.dropped];
    const values: { value: unknown; id: string }[] = [];
    for (const value of outcome.values) {
      const id = itemId(value);
      if (hasId(value) && this.#isKnown(node, id)) {
        dropped.push({
          kind: 'rejected',
          code: 'repeated',
          reason: 'the same item already gave this output',
          item: value,
        });
      } else {
        values.push({ value, id });
      }
    }
    return { values, dropped };
  }

  #isKnown(node: ItemNode, id: string): boolean {
    if (node.outputIds.has(id)) return true;
    node.outputIds.add(id);
    const isLast = node.leaf.depth === this.#leaves.length - 1;
    return isLast && !this.#rowIds.add(id);
  }

  #report(
    task: TaskNode,
    outcome: Outcome<unknown>,
    outputs: { readonly values: readonly { readonly id: string }[]; readonly dropped: readonly Rejection[] },
  ): void {
    const { stage, itemId: id, draw } = task;
    if (outcome.kind === 'failed') {
      this.#ports.failed(task, outcome);
      this.#ports.announce({ kind: 'item-failed', stage, itemId: id, draw, failure: outcome.failure });
      return;
    }
    const kept = outputs.values.length > 0;
    if (kept) {
      const outputIds = outputs.values.map((output) => output.id);
      this.#ports.announce({ kind: 'item-kept', stage, itemId: id, draw, outputIds });
    }
    const rejections = outcome.kind === 'rejected' ? outcome.rejections : outputs.dropped;
    for (const [position, rejection] of rejections.entries()) {
      const { code, reason, by = null } = rejection;
      // Only the last rejection of a task that kept nothing settles it; all others speak of single outputs.
      const partial = kept || position < rejections.length - 1;
      this.#ports.rejected(task, rejection, position);
      this.#ports.announce({ kind: 'item-rejected', stage, itemId: id, draw, code, reason, by, partial });
    }
  }

  #releaseSettled(task: TaskNode): void {
    if (!task.done || task.children.size > 0) return;
    this.#ports.release(task.keys);
    this.#tap?.closed(task);
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

function wantedDraws(node: ItemNode): number {
  const { refill, plan } = node.leaf;
  if (refill !== null) return Math.min(refill.maxAttempts, refill.kept + node.lostDraws);
  if (node.broken !== null || (plan.sequential && node.closed < node.started)) return node.started;
  try {
    const wanted = plan.draws(node.item, node.earlier);
    if (Number.isSafeInteger(wanted) && wanted >= Math.max(1, node.started))
      return plan.sequential ? Math.min(wanted, node.started + 1) : wanted;
    node.broken = `draws must give a whole number of at least ${Math.max(1, node.started)}, got ${wanted}`;
  } catch (error) {
    node.broken = `draws threw ${error instanceof Error ? error.message : String(error)}`;
  }
  // One more task, which fails with what is broken: an item never vanishes without a record.
  return node.started + 1;
}

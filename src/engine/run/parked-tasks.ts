import type { Spill } from '../../core/call-carrier.ts';
import { isConfigured, type Model } from '../../core/model.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { ItemNode, TaskNode } from '../flow/nodes.ts';

/** Tasks that may wait for batches before no more of the input is taken, and with a target the chains that may be open then. */
export const MOST_PARKED = 262_144;

/**
 * Tasks that wait for calls with a batch. They hold no place of the engine, and the item of one is out of memory meanwhile where
 * JSON holds it whole.
 */
export class ParkedTasks {
  readonly #createSpill: () => Spill;
  readonly #byKey = new Map<string, TaskNode | Set<TaskNode>>();
  readonly #parked = new Set<TaskNode>();
  #items: Spill | null = null;

  constructor(createSpill: () => Spill) {
    this.#createSpill = createSpill;
  }

  /** Tasks that are parked. */
  get size(): number {
    return this.#parked.size;
  }

  /** Notes that a task at work waits for the value of a key. */
  waits(task: TaskNode, key: string): void {
    if (task.waits.has(key)) return;
    task.waits.add(key);
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, task);
    else if (known instanceof Set) known.add(task);
    else this.#byKey.set(key, new Set([known, task]));
  }

  /** Puts a task away. Returns false when all that it waited for has come meanwhile: it is to begin again at once. */
  park(task: TaskNode): boolean {
    if (task.waits.size === 0) return false;
    this.#parked.add(task);
    this.#dropItem(task.node);
    return true;
  }

  /** Takes out the tasks that have nothing more to wait for, now that a key has its value. */
  came(key: string): readonly TaskNode[] {
    const known = this.#byKey.get(key);
    if (known === undefined) return [];
    this.#byKey.delete(key);
    const tasks = known instanceof Set ? [...known] : [known];
    return tasks.filter((task) => {
      task.waits.delete(key);
      return task.waits.size === 0 && this.#parked.delete(task);
    });
  }

  /** Brings the item of a task back into memory, before the task begins again; null when it is there. */
  restore({ node }: TaskNode): Promise<void> | null {
    return node.item instanceof ItemAway ? this.#readItem(node) : null;
  }

  async close(): Promise<void> {
    await this.#items?.close();
  }

  async #readItem(node: ItemNode): Promise<void> {
    const text = await this.#items?.get(itemKey(node));
    if (!(node.item instanceof ItemAway)) return;
    if (text === undefined) throw new Error(`the item ${node.id} could not be read back from the disk`);
    node.item = JSON.parse(text);
  }

  #dropItem(node: ItemNode): void {
    if (node.item instanceof ItemAway) return;
    for (const task of node.tasks) if (!task.done && !this.#parked.has(task)) return;
    const text = wholeJson(node.item);
    if (text === null) return;
    this.#items ??= this.#createSpill();
    this.#items.put(itemKey(node), text);
    node.item = away;
  }
}

/** Stands for an item that is on the disk. */
class ItemAway {}

const away = new ItemAway();

function itemKey({ leaf, sequence }: ItemNode): string {
  return `${leaf.depth}:${sequence}`;
}

/** Returns an item as JSON; null when reading that back would give another. */
function wholeJson(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  let isWhole = true;
  const look = (value: unknown): void => {
    isWhole &&= isPlain(value);
    if (isWhole && typeof value === 'object' && value !== null)
      for (const member of Object.values(value)) look(member);
  };
  look(item);
  return isWhole ? JSON.stringify(item) : null;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
  );
}

/** Whether calls of a model are collected, so that its tasks may wait. */
export function isCollected(model: Model): boolean {
  return isConfigured(model) && model.collecting !== undefined;
}

/** What to say of a pipeline whose stages all wait for batches; null when some of them work live. */
export function allBatchedWarning(leaves: readonly CompiledLeaf[]): string | null {
  const asking = leaves.filter(({ plan }) => plan.models.length > 0);
  if (asking.length < 3 || !asking.every(({ plan }) => plan.models.every(isCollected))) return null;
  return `all ${asking.length} stages that call models are batched: each waits for the one before it, and each round of a refill for a separate batch, up to a day each; batch synthesize first, then the verifiers, and leave the rest live`;
}

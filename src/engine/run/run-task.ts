import type { AskedPrompt, CallScope, ModelGateway } from '../../core/call.ts';
import { contentHash } from '../../core/content-hash.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Sibling, TaskContext } from '../../core/stage.ts';
import { AbortedError } from '../../errors/index.ts';
import { onAbort } from '../../time/on-abort.ts';
import { untilAborted } from '../../time/until-aborted.ts';
import type { ItemNode, TaskNode } from '../flow/nodes.ts';
import { siblingsAt } from '../flow/siblings.ts';
import type { Lease } from '../settings/engine.ts';
import { meaningOf, outcomeOf, type Unsettled } from './outcome-of.ts';

/** What the tasks of a run reach the world through. */
export interface TaskServices {
  readonly gateway: ModelGateway;
  readonly store: ResultStore;
  /** State of the stages that lives as long as the run. */
  readonly shared: Map<string, unknown>;
  /** Cuts calls in flight. */
  readonly signal: AbortSignal;
  /** Ends waiting for siblings, which may never come once a run is being stopped. */
  readonly halted: AbortSignal;
  /** Told of each task that begins, once. */
  readonly begins: (task: TaskNode) => void;
  /** Told every key whose stored value a task used. */
  readonly touched: (task: TaskNode, key: string, asked: AskedPrompt | null) => void;
  /** Told every key whose value comes much later. */
  readonly waits: (task: TaskNode, key: string) => void;
}

/**
 * Works on a task and resolves with its outcome, or with what keeps it from having one. A task that does not heed its
 * signal is left behind: an abort ends the run without it.
 */
export async function workOn(
  task: TaskNode,
  lease: Lease,
  services: TaskServices,
): Promise<Outcome<unknown> | Unsettled> {
  if (!task.begun) services.begins(task);
  task.begun = true;
  const scope = new TaskScope(task, services);
  let worked: Outcome<unknown> | Unsettled;
  try {
    worked = outcomeOf(await untilAborted(process(task, lease, services, scope), services.signal));
  } catch (thrown) {
    worked = meaningOf(thrown);
  }
  // Whatever code made of a call that only waits, it has not happened.
  return scope.isWaiting && isOutcome(worked) ? { kind: 'waiting' } : worked;
}

function isOutcome({ kind }: Outcome<unknown> | Unsettled): boolean {
  return kind === 'kept' || kind === 'rejected' || kind === 'failed';
}

/** Calls the stage's `process` with its context. */
function process(task: TaskNode, lease: Lease, services: TaskServices, scope: CallScope): Promise<unknown> {
  const { node } = task;
  if (node.broken !== null) return Promise.reject(new TypeError(node.broken));
  return node.leaf.plan.process(node.item, taskContext(task, lease, services, scope));
}

/** The calls of one task. */
class TaskScope implements CallScope {
  readonly stage: string;
  readonly itemId: string;
  readonly draw: number;
  readonly depth: number;
  readonly signal: AbortSignal;
  /** Whether one of them comes much later. */
  isWaiting = false;
  readonly #task: TaskNode;
  readonly #services: TaskServices;

  constructor(task: TaskNode, services: TaskServices) {
    this.stage = task.stage;
    this.itemId = task.itemId;
    this.draw = task.draw;
    this.depth = task.depth;
    this.signal = services.signal;
    this.#task = task;
    this.#services = services;
  }

  touched(key: string, asked: AskedPrompt | null): void {
    this.#services.touched(this.#task, key, asked);
  }

  hasTouched(key: string): boolean {
    return this.#task.keys.has(key);
  }

  waits(key: string): void {
    this.isWaiting = true;
    this.#services.waits(this.#task, key);
  }
}

function taskContext(
  task: TaskNode,
  lease: Lease,
  { gateway, store, shared, signal, halted }: TaskServices,
  scope: CallScope,
): TaskContext<unknown, unknown> {
  return {
    draw: task.draw,
    earlier: task.node.earlier,
    signal,
    call: (request) => gateway.call(request, scope),
    embed: (request) => gateway.embed(request, scope),
    decide: (name, value) => decide(store, task.stage, name, value),
    shared: (name, create) => sharedState(shared, `${task.depth}:${name}`, create),
    siblings: (point): Promise<readonly Sibling<unknown>[]> =>
      lease.park(siblingsAt(task, point, (family) => nextChange(family, halted))),
  };
}

function sharedState<Value>(states: Map<string, unknown>, name: string, create: () => Value): Value {
  if (!states.has(name)) states.set(name, create());
  // Put there by an earlier call for this very name, whose owner states the type.
  return states.get(name) as Value;
}

async function decide<Value extends JsonValue>(
  store: ResultStore,
  stage: string,
  name: string,
  value: Value,
): Promise<Value> {
  const entry = { kind: 'decision', stage, name, value };
  const { value: kept } = await store.putIfAbsent(contentHash('decision', stage, name), entry);
  // Written by this very function, so it has the shape of `entry`.
  return (kept as typeof entry).value;
}

/** Resolves when something moves in the family; rejects when the run is being stopped. */
function nextChange(family: ItemNode, halted: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (halted.aborted) {
      reject(new AbortedError());
      return;
    }
    const onChange = (): void => {
      cancel();
      resolve();
    };
    const cancel = onAbort(halted, () => {
      family.waiters.delete(onChange);
      reject(new AbortedError());
    });
    family.waiters.add(onChange);
  });
}

import type { Failure, Rejection } from '../../core/outcome.ts';
import type { CompiledLeaf } from './compiled-plan.ts';
import type { ItemNode, TaskNode } from './nodes.ts';

/** What the flow reports, as it happens, to the books of the run. */
export interface FlowBooks {
  /** Tasks became known at a leaf: they are pending until each is settled. */
  known(leaf: CompiledLeaf, tasks: number): void;
  /** A task has its outcome, whichever it is; `outputIds` names what it kept. */
  settled(task: TaskNode, outputIds: readonly string[]): void;
  /** A task kept outputs with these ids. */
  kept(task: TaskNode, outputIds: readonly string[]): void;
  /** One output of a task is handed on, or leaves the last stage. */
  output(value: unknown, task: TaskNode, index: number): void;
  /** A task, or only one of its outputs (`isPartial`), was refused. */
  rejected(task: TaskNode, rejection: Rejection, position: number, isPartial: boolean): void;
  /** A task could not be settled. */
  failed(task: TaskNode, failure: Failure): void;
  /** An item ran out of attempts before its refill had kept enough. */
  short(item: ItemNode, wanted: number): void;
}

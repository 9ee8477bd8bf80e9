import type { Task } from '../../core/task.ts';

/**
 * Chooses which task runs next. What a task means, what was done before and what a model costs are none
 * of its business.
 */
export interface Engine {
  readonly name: string;
  /** Begins the work of one run. */
  readonly open: (job: EngineJob) => EngineSession;
}

/** What an engine is given. */
export interface EngineJob {
  /** Most tasks at work at once; tasks that wait in `lease.park` do not count. */
  readonly maxActiveTasks: number;
  /** Does the work. Never rejects. */
  readonly handle: (task: Task, lease: Lease) => Promise<void>;
}

/** The right to work on one task. */
export interface Lease {
  /** Leaves the place to another task while this one waits for others. */
  readonly park: <Value>(waitFor: Promise<Value>) => Promise<Value>;
}

/** An engine at work. */
export interface EngineSession {
  /** Accepts a task; it starts when a place is free, deeper tasks first, then by sequence. */
  enqueue(task: Task): void;
  /** Starts nothing new until `resume`. */
  pause(): void;
  /** Starts what waits again. */
  resume(): void;
  /** Drops what waits, and resolves when nothing is at work any more. */
  close(): Promise<void>;
  /** How many tasks are in which state. */
  counts(): { readonly waiting: number; readonly active: number; readonly parked: number };
}

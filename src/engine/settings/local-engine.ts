import type { Task } from '../../core/task.ts';
import type { Engine, EngineJob, EngineSession, Lease } from './engine.ts';
import { TaskHeap } from './task-heap.ts';

/** Runs tasks inside this process, deepest stage first, so that samples appear early and little waits in between. */
export function localEngine(): Engine {
  return { name: 'local', open: (job) => new LocalSession(job) };
}

/** Follow-ups cost half as much as with `queueMicrotask`, which makes a resource of the runtime for each. */
const endOfTurn = Promise.resolve();

class LocalSession implements EngineSession {
  readonly #job: EngineJob;
  readonly #waiting = new TaskHeap();
  #active = 0;
  #parked = 0;
  #paused = false;
  #closed = false;
  #scheduled = false;
  #whenIdle: (() => void)[] = [];

  constructor(job: EngineJob) {
    this.#job = job;
  }

  enqueue(task: Task): void {
    if (this.#closed) return;
    this.#waiting.push(task);
    this.#schedule();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    if (this.#active + this.#parked > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  counts(): { readonly waiting: number; readonly active: number; readonly parked: number } {
    return { waiting: this.#waiting.size, active: this.#active, parked: this.#parked };
  }

  /** Waits for the end of the current turn, so that of all tasks enqueued in it the deepest starts first. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    void endOfTurn.then(this.#startScheduled);
  }

  readonly #startScheduled = (): void => {
    this.#scheduled = false;
    this.#startWaiting();
  };

  #startWaiting(): void {
    while (!this.#paused && !this.#closed && this.#active < this.#job.maxActiveTasks) {
      const task = this.#waiting.pop();
      if (task === undefined) return;
      this.#active += 1;
      void this.#job.handle(task, this.#lease).then(this.#ended);
    }
  }

  readonly #ended = (): void => {
    this.#active -= 1;
    if (this.#active + this.#parked === 0) {
      for (const resolve of this.#whenIdle.splice(0)) resolve();
    }
    this.#schedule();
  };

  /** A parked task comes back without asking for a place: what it waited for must not wait for it. */
  readonly #lease: Lease = {
    park: async (waitFor) => {
      this.#active -= 1;
      this.#parked += 1;
      this.#schedule();
      try {
        return await waitFor;
      } finally {
        this.#parked -= 1;
        this.#active += 1;
      }
    },
  };
}

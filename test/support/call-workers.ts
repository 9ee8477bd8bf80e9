import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child-process.ts';
import type { WorkerTask } from './children/worker-child.ts';

/** Worker processes that serve calls. */
export interface CallWorkers extends AsyncDisposable {
  readonly all: readonly Child[];
  /** Starts one more and resolves when it serves. */
  add(task?: Partial<WorkerTask>): Promise<Child>;
  /** Kills one and starts another in its place, which serves a while later. */
  replace(at: number): void;
  /** Resolves when all that were started serve. */
  ready(): Promise<void>;
}

/** The program of a worker, to be bundled where many are started. */
export const workerProgram: string = fileURLToPath(new URL('children/worker-child.ts', import.meta.url));

/** @param program - a bundled one instead, such as that of another version */
export async function startWorkers(
  count: number,
  task: WorkerTask,
  program = 'worker-child',
): Promise<CallWorkers> {
  const all: Child[] = [];
  const starting = new Set<Promise<unknown>>();
  const add = (change: Partial<WorkerTask> = {}): Promise<Child> => {
    const child = startChild(program, [JSON.stringify({ ...task, ...change })]);
    all.push(child);
    // One that is killed before it serves says nothing.
    const serving = child.next().then(
      () => child,
      () => child,
    );
    starting.add(serving);
    void serving.finally(() => starting.delete(serving));
    return serving;
  };
  const workers: CallWorkers = {
    all,
    add,
    replace: (at) => {
      const [dead] = all.splice(at, 1);
      void dead?.kill();
      void add();
    },
    ready: async () => {
      while (starting.size > 0) await Promise.all(starting);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(all.splice(0).map((child) => child.kill()));
    },
  };
  await Promise.all(Array.from({ length: count }, () => add()));
  return workers;
}

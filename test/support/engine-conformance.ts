import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { Task } from '../../src/core/task.ts';
import type { Engine, EngineSession, Lease } from '../../src/engine/settings/engine.ts';
import type { ConformanceCase } from '../../src/testing/conformance-case.ts';

/**
 * Returns the promises that every engine must keep, as cases for any test runner.
 *
 * @param makeEngine - makes a fresh engine for each case
 *
 * @example
 * ```ts
 * describe('my engine', () => {
 *   for (const { name, run } of engineConformance(() => localEngine())) it(name, run);
 * });
 * ```
 */
export function engineConformance(makeEngine: () => Engine): readonly ConformanceCase[] {
  const cases: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
    'hands out each task once': handsOutOnce,
    'never works on more tasks than allowed': keepsTheLimit,
    'starts the deepest waiting task first, then the oldest, then the lowest draw': deepestFirst,
    'gives the place of a parked task to another': parks,
    'starts nothing while paused and goes on after': pauses,
    'drops what waits on close and waits for what is at work': closes,
    'says what waits and what is at work': counts,
  };
  return Object.entries(cases).map(([name, check]) => ({ name, run: () => check(new Bench(makeEngine())) }));
}

/** Holds tasks at work until the case lets them go. */
class Bench {
  readonly started: Task[] = [];
  readonly #engine: Engine;
  readonly #release = new Map<string, () => void>();
  readonly leases = new Map<string, Lease>();
  session: EngineSession | null = null;
  most = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  open(maxActiveTasks: number): EngineSession {
    const session = this.#engine.open({
      maxActiveTasks,
      handle: async (task, lease) => {
        this.started.push(task);
        this.leases.set(nameOf(task), lease);
        this.most = Math.max(this.most, session.counts().active);
        await new Promise<void>((resolve) => this.#release.set(nameOf(task), resolve));
      },
    });
    this.session = session;
    return session;
  }

  names(): readonly string[] {
    return this.started.map(nameOf);
  }

  letGo(name: string): void {
    this.#release.get(name)?.();
    this.#release.delete(name);
  }

  letAllGo(): void {
    for (const name of [...this.#release.keys()]) this.letGo(name);
  }
}

async function handsOutOnce(bench: Bench): Promise<void> {
  const session = bench.open(4);
  const tasks = Array.from({ length: 50 }, (_, sequence) => task(sequence % 3, sequence, 0));
  for (const each of tasks) session.enqueue(each);
  await until(() => {
    bench.letAllGo();
    return bench.started.length === tasks.length;
  });
  bench.letAllGo();
  await session.close();
  deepStrictEqual([...bench.names()].sort(), tasks.map(nameOf).sort());
}

async function keepsTheLimit(bench: Bench): Promise<void> {
  const session = bench.open(3);
  for (let sequence = 0; sequence < 20; sequence += 1) session.enqueue(task(0, sequence, 0));
  await until(() => {
    if (session.counts().active === 3) bench.letAllGo();
    return bench.started.length === 20;
  });
  bench.letAllGo();
  await session.close();
  strictEqual(bench.most, 3);
}

async function deepestFirst(bench: Bench): Promise<void> {
  const session = bench.open(1);
  session.pause();
  const tasks = [task(0, 0, 0), task(1, 5, 1), task(1, 5, 0), task(2, 9, 0), task(1, 4, 3)];
  for (const each of tasks) session.enqueue(each);
  session.resume();
  await until(() => {
    bench.letAllGo();
    return bench.started.length === 5;
  });
  bench.letAllGo();
  await session.close();
  deepStrictEqual(bench.names(), ['2/9/0', '1/4/3', '1/5/0', '1/5/1', '0/0/0']);
}

async function parks(bench: Bench): Promise<void> {
  const session = bench.open(1);
  session.enqueue(task(0, 0, 0));
  await until(() => bench.started.length === 1);
  session.enqueue(task(0, 1, 0));
  let arrive: (value: string) => void = () => undefined;
  const arrived = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const parked = bench.leases.get('0/0/0')?.park(arrived);
  await until(() => bench.started.length === 2);
  strictEqual(session.counts().parked, 1);
  arrive('here');
  strictEqual(await parked, 'here');
  strictEqual(session.counts().parked, 0);
  bench.letAllGo();
  await session.close();
}

async function pauses(bench: Bench): Promise<void> {
  const session = bench.open(2);
  session.pause();
  session.enqueue(task(0, 0, 0));
  await turns(20);
  strictEqual(bench.started.length, 0);
  session.resume();
  await until(() => bench.started.length === 1);
  bench.letAllGo();
  await session.close();
}

async function closes(bench: Bench): Promise<void> {
  const session = bench.open(1);
  session.enqueue(task(0, 0, 0));
  session.enqueue(task(0, 1, 0));
  await until(() => bench.started.length === 1);
  let closed = false;
  const closing = session.close().then(() => {
    closed = true;
  });
  await turns(20);
  ok(!closed, 'close resolved while a task was at work');
  bench.letAllGo();
  await closing;
  session.enqueue(task(0, 2, 0));
  await turns(20);
  deepStrictEqual(bench.names(), ['0/0/0']);
}

async function counts(bench: Bench): Promise<void> {
  const session = bench.open(2);
  for (let sequence = 0; sequence < 5; sequence += 1) session.enqueue(task(0, sequence, 0));
  await until(() => bench.started.length === 2);
  deepStrictEqual(session.counts(), { waiting: 3, active: 2, parked: 0 });
  const closing = session.close();
  bench.letAllGo();
  await closing;
  deepStrictEqual(session.counts(), { waiting: 0, active: 0, parked: 0 });
}

function task(depth: number, sequence: number, draw: number): Task {
  return { stage: `stage-${depth}`, depth, itemId: `item-${sequence}`, draw, sequence };
}

function nameOf({ depth, sequence, draw }: Task): string {
  return `${depth}/${sequence}/${draw}`;
}

/** Lets the event loop turn until the condition holds; an engine that never gets there fails the case. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (condition()) return;
    await turns(1);
  }
  throw new Error('the engine did not get there within 10,000 turns of the event loop');
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

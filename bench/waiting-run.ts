import type { RunOptions } from 'chimera-sdk';
import { collectGarbage } from '../test/support/collect-garbage.ts';
import { type BatchedStages, longQuestions } from './batched-stages.ts';
import { InstantBatches } from './instant-batches.ts';

/** How many calls are to wait for their batches, and when to look at the process before. */
export interface WaitingRunOptions {
  readonly stages: BatchedStages;
  readonly calls: number;
  /** Looks when so many calls wait, before the last does. */
  readonly early: number;
  /** Whether all are answered afterwards; else the run is stopped. */
  readonly isAnswered: boolean;
  readonly options?: RunOptions;
}

export interface WaitingRun {
  /** Bytes on the heap and beside it, garbage collected, above those before the run. */
  readonly bytes: { readonly early: number; readonly all: number; readonly halfAnswered: number };
  /** Characters of the requests that wait. */
  readonly characters: number;
  /** Until the early ones waited, until all waited at the provider, and until all were answered. */
  readonly took: { readonly early: Took; readonly waiting: Took; readonly all: Took };
  readonly rows: number;
}

/** Seconds by the clock, and of the processor. */
export interface Took {
  readonly seconds: number;
  readonly work: number;
}

/** Lets many calls wait at a provider at once, and looks at what the process holds for them. */
export async function waitingRun(task: WaitingRunOptions): Promise<WaitingRun> {
  const { stages, calls, early, isAnswered, options = {} } = task;
  // What is read once in a process is not held for the calls that wait.
  await stages
    .batched(new InstantBatches({ isDone: true }))
    .run(longQuestions(200))
    .summary();
  const service = new InstantBatches();
  const before = bytesHeld();
  const look = (): number => bytesHeld() - before - service.bytes;
  const bytes = { early: 0, all: 0, halfAnswered: 0 };
  const start = { at: performance.now(), cpu: process.cpuUsage() };
  const took = { early: tookSince(start), waiting: tookSince(start) };
  const input = longQuestions(calls, (index) => {
    if (index !== early) return;
    took.early = tookSince(start);
    bytes.early = look();
  });
  const run = stages.batched(service).run(input, options);
  let sent = 0;
  run.on('batch', ({ status, requests }) => {
    if (status === 'sent') sent += requests;
    if (sent < calls || status !== 'working' || bytes.all > 0) return;
    took.waiting = tookSince(start);
    bytes.all = look();
    service.isDone = isAnswered;
    if (!isAnswered) void run.stop();
  });
  let kept = 0;
  run.on('item-kept', () => {
    kept += 1;
    if (kept === Math.floor(calls / 2)) bytes.halfAnswered = look();
  });
  const { end, rows, error } = await run.summary();
  const wanted = isAnswered ? 'completed' : 'stopped';
  if (end !== wanted || rows !== (isAnswered ? calls : 0))
    throw new Error(`the run ended as ${end} with ${rows} rows: ${error?.message ?? ''}`);
  return { bytes, characters: service.characters, took: { ...took, all: tookSince(start) }, rows };
}

function tookSince({ at, cpu }: { readonly at: number; readonly cpu: NodeJS.CpuUsage }): Took {
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - at) / 1000, work: (user + system) / 1e6 };
}

function bytesHeld(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

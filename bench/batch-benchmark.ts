import { type BatchedStages, batchedStages, longQuestions } from './batched-stages.ts';
import { atMost, type Benchmark, type BenchRow, type BenchSettings, type Measured } from './bench-row.ts';
import { builtLibrary } from './built-library.ts';
import { InstantBatches } from './instant-batches.ts';
import { median } from './median.ts';
import { waitingRun } from './waiting-run.ts';

/** What a call costs that a batch answers, and what is held of it while it waits. */
export const batchBenchmark: Benchmark = {
  rows: {
    'batch-call': 'processor time of a batched call over a live one, without a network',
    'batch-waiting': 'heapUsed + external for each of 100,000 calls that wait for batches',
  },
  measure: measureBatches,
};

async function measureBatches(settings: BenchSettings): Promise<Measured> {
  const { wanted } = settings;
  await using built = await builtLibrary();
  const stages = batchedStages(built.library, await built.batches());
  const measured = [
    ...(wanted.has('batch-call') ? [await measureCalls(stages, settings)] : []),
    ...(wanted.has('batch-waiting') ? [await measureWaiting(stages, settings)] : []),
  ];
  return {
    rows: measured.map(({ row }) => row),
    remarks: measured.map(({ remark }) => remark),
  };
}

interface MeasuredRow {
  readonly row: BenchRow;
  readonly remark: string;
}

/** The package of the provider works twice for a batched call: when it writes the request, and when it reads the result. */
async function measureCalls(
  stages: BatchedStages,
  { quick, repetitions, tell }: BenchSettings,
): Promise<MeasuredRow> {
  const calls = quick ? 300 : 2000;
  const sides = {
    live: () => stages.live.run(longQuestions(calls)).summary(),
    batched: () =>
      stages
        .batched(new InstantBatches({ isDone: true }))
        .run(longQuestions(calls))
        .summary(),
  };
  const work: Record<keyof typeof sides, number[]> = { live: [], batched: [] };
  // The first round warms the code of both sides, and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const side of repetition % 2 === 0
      ? (['live', 'batched'] as const)
      : (['batched', 'live'] as const)) {
      const before = process.cpuUsage();
      const { rows } = await sides[side]();
      const { user, system } = process.cpuUsage(before);
      if (rows !== calls) throw new Error(`${rows} of ${calls} calls were answered`);
      const ms = (user + system) / 1000 / calls;
      tell(`batch-call ${repetition}/${repetitions}: ${side} ${ms.toFixed(2)} ms a call`);
      if (repetition > 0) work[side].push(ms);
    }
  }
  const ratio = median(work.batched.map((ms, round) => ms / (work.live[round] ?? Number.NaN)));
  return {
    row: atMost('batch-call', ratio, 'of a live call', 2.5),
    remark: `batch-call: live ${median(work.live).toFixed(2)} ms of CPU a call, batched ${median(work.batched).toFixed(2)} ms`,
  };
}

/** One run, regardless of the repetitions: what is held after a collection of garbage does not depend on the load. */
async function measureWaiting(stages: BatchedStages, { quick, tell }: BenchSettings): Promise<MeasuredRow> {
  const [early, calls] = quick ? ([500, 1_500] as const) : ([10_000, 100_000] as const);
  const { bytes, took } = await waitingRun({ stages, calls, early, isAnswered: false });
  tell(`batch-waiting: ${calls} calls in ${took.waiting.seconds.toFixed(0)} s`);
  return {
    row: atMost('batch-waiting', bytes.all / calls, 'bytes a call', 2048),
    remark: `batch-waiting: ${megabytes(bytes.early)} when ${early} calls wait, ${megabytes(bytes.all)} when ${calls} do`,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

import { join } from 'node:path';
import { atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { longRun } from './long-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Whether a long run needs more memory than a short one. */
export const heapBenchmark: Benchmark = {
  rows: { heap: 'heapUsed + external at 200,000 items over 10,000, index apart' },
  measure: measureHeap,
};

/** One run, regardless of the repetitions: what is held after a collection of garbage does not depend on the load. */
async function measureHeap({ quick, directory, tell }: BenchSettings): Promise<Measured> {
  const marks = quick ? ([500, 1_000] as const) : ([10_000, 200_000] as const);
  await using folder = await temporaryFolder(directory);
  // So many more that the last mark, too, lies in the middle of the run.
  const items = marks[1] + 1_000;
  const run = await longRun({ items, marks, directory: join(folder.path, 'run') });
  const [first, last] = run.marks;
  if (first === undefined || last === undefined || run.summary.end !== 'completed')
    throw new Error(`the run ended as ${run.summary.end}: ${run.summary.error?.message ?? ''}`);
  tell(`heap: ${items} items in ${run.seconds.toFixed(0)} s`);
  return {
    rows: [atMost('heap', last.bytes / first.bytes, 'times', 1.2)],
    remarks: [
      `heap: ${megabytes(first.bytes)} at ${first.items} items, ${megabytes(last.bytes)} at ${last.items}; ` +
        `the index apart takes ${megabytes(first.indexBytes)} and ${megabytes(last.indexBytes)}`,
    ],
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * Measures the library: `npm run bench`.
 *
 * `--json` prints one object instead of a table, `--markdown` the table of docs/performance.md. `--only NAME` (repeatable) measures some rows. `--quick` uses small
 * sizes and one repetition, to see that the bench runs; its figures compare with nothing. `--repetitions N` replaces the
 * five of which the median counts. `--directory PATH` says where run directories and journals are made: on the disk that
 * is to be measured.
 */
import { cpus, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { answersBenchmark } from './answers-benchmark.ts';
import { batchBenchmark } from './batch-benchmark.ts';
import type { Benchmark, BenchRow } from './bench-row.ts';
import { duplicatesBenchmark } from './duplicates-benchmark.ts';
import { heapBenchmark } from './heap-benchmark.ts';
import { hiddenLimitBenchmark } from './hidden-limit-benchmark.ts';
import { hostileTextsBenchmark } from './hostile-texts-benchmark.ts';
import { importTimeBenchmark } from './import-time-benchmark.ts';
import { journalReopenBenchmark } from './journal-reopen-benchmark.ts';
import { journalWritesBenchmark } from './journal-writes-benchmark.ts';
import { scenarioBenchmark } from './scenario-benchmark.ts';
import { stageCallsBenchmark } from './stage-calls-benchmark.ts';
import { streamTokensBenchmark } from './stream-tokens-benchmark.ts';

const benchmarks: readonly Benchmark[] = [
  scenarioBenchmark,
  stageCallsBenchmark,
  streamTokensBenchmark,
  heapBenchmark,
  batchBenchmark,
  journalWritesBenchmark,
  journalReopenBenchmark,
  hiddenLimitBenchmark,
  answersBenchmark,
  duplicatesBenchmark,
  hostileTextsBenchmark,
  importTimeBenchmark,
];
const descriptions = new Map(benchmarks.flatMap(({ rows }) => Object.entries(rows)));

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [...descriptions.keys()] },
    repetitions: { type: 'string' },
    directory: { type: 'string', default: tmpdir() },
  },
});
const unknown = values.only.filter((name) => !descriptions.has(name));
if (unknown.length > 0) {
  console.error(`--only knows ${[...descriptions.keys()].join(', ')}; got ${unknown.join(', ')}`);
  process.exit(2);
}
const repetitions = Number(values.repetitions ?? (values.quick ? 1 : 5));
if (!Number.isSafeInteger(repetitions) || repetitions < 1) {
  console.error(`--repetitions must be a whole number of at least 1, got ${values.repetitions}`);
  process.exit(2);
}

const wanted = new Set(values.only);
const rows: BenchRow[] = [];
const remarks: string[] = [];
for (const benchmark of benchmarks) {
  if (!Object.keys(benchmark.rows).some((name) => wanted.has(name))) continue;
  const measured = await benchmark.measure({
    quick: values.quick,
    repetitions,
    directory: values.directory,
    wanted,
    tell: (message) => console.error(message),
  });
  rows.push(...measured.rows);
  remarks.push(...measured.remarks);
}

const processors = cpus();
const model = processors[0]?.model.trim() ?? 'unknown processor';
const machine = `${processors.length} cores, ${model}, node ${process.version}`;
if (values.json) console.log(JSON.stringify({ rows }));
else if (values.markdown) console.log(`${markdownTable()}\n\nMeasured on ${machine}.`);
else {
  const shown = rows.map(({ name, ...row }) => [name, { what: descriptions.get(name), ...row }]);
  console.table(Object.fromEntries(shown));
  for (const remark of remarks) console.log(remark);
  console.log(machine);
  if (values.quick) console.log('Quick sizes: these figures compare with nothing.');
}

function markdownTable(): string {
  const lines = rows.map(({ name, value, unit, goal, holds }) => [
    `\`${name}\``,
    descriptions.get(name) ?? '',
    `${value} ${unit}`,
    goal,
    holds ? 'yes' : 'no',
  ]);
  const header = ['row', 'what', 'value', 'goal', 'holds'];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...lines]
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

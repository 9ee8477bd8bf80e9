/**
 * Measures answer comparison alone, and names the pairs and mutants it gets wrong: `npm run bench:answers`. `--json`
 * prints one object of rows.
 *
 * `--cross` compares all ordered pairs of distinct references instead: `--size 1500` of the generator (0 for none),
 * `--seed 1`, and the files that are named, with one reference a line or JSON lines with `reference` or `answer`.
 * `--sample N` compares N pairs drawn by the seed, where all would take too long. Every pair that is called equal is
 * printed; it exits with 1 if one of them is not in `test/answers/cross/adjudicated.json`.
 *
 * `--beside python` compares with Math-Verify in that Python, which needs `test/consumers/requirements-answers.txt`.
 */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { answersBenchmark } from './answers-benchmark.ts';
import { measureBeside } from './answers-beside.ts';
import { crossReferences, readAdjudicated, readReferences } from './answers-cross.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    beside: { type: 'string' },
    cross: { type: 'boolean', default: false },
    size: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string' },
  },
});

try {
  if (values.beside !== undefined) console.table(measureBeside(values.beside));
  else if (values.cross) cross();
  else await measure();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function measure(): Promise<void> {
  const { rows, remarks } = await answersBenchmark.measure({
    quick: false,
    repetitions: 1,
    directory: tmpdir(),
    wanted: new Set(Object.keys(answersBenchmark.rows)),
    tell: () => undefined,
  });
  if (values.json) console.log(JSON.stringify({ rows }));
  else {
    console.table(rows);
    for (const remark of remarks) console.log(remark);
  }
}

function cross(): void {
  const size = count('size', values.size, 0);
  const seed = count('seed', values.seed, 0);
  const sample = values.sample === undefined ? null : count('sample', values.sample, 1);
  const references = readReferences(size, seed, positionals);
  const { accepted, ...counts } = crossReferences(
    references,
    sample === null ? null : { pairs: sample, seed },
  );
  const known = new Map(
    readAdjudicated().map((pair) => [`${pair.reference}\n${pair.response}`, pair.reason]),
  );
  const open = accepted.filter(({ reference, response }) => !known.has(`${reference}\n${response}`));
  console.table([{ ...counts, accepted: accepted.length, 'not adjudicated': open.length }]);
  for (const pair of accepted)
    console.log(
      JSON.stringify({ ...pair, adjudicated: known.get(`${pair.reference}\n${pair.response}`) ?? null }),
    );
  if (open.length > 0) process.exitCode = 1;
}

function count(name: string, value: string, least: number): number {
  const found = Number(value);
  if (Number.isSafeInteger(found) && found >= least) return found;
  throw new Error(`--${name} must be a whole number of at least ${least}, got ${value}`);
}

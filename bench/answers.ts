/**
 * Measures answer comparison alone, and names the pairs and mutants it gets wrong: `npm run bench:answers`. `--json`
 * prints one object of rows. `--cross` compares all ordered pairs of distinct references instead: `--size 1500`,
 * `--seed 1`, and files of further references behind them. `--beside python` compares with Math-Verify in that Python, which needs
 * `test/consumers/requirements-answers.txt`.
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
  },
});

if (values.beside !== undefined) console.table(measureBeside(values.beside));
else if (values.cross) cross();
else await measure();

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
  const references = readReferences(Number(values.size), Number(values.seed), positionals);
  const { accepted, ...counts } = crossReferences(references);
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

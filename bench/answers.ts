/**
 * Measures answer comparison alone, and names the pairs and mutants it gets wrong: `npm run bench:answers`. `--json`
 * prints one object of rows.
 */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { answersBenchmark } from './answers-benchmark.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
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

/**
 * Looks for trouble for as long as you like: `npm run soak`. `--seconds N` sets how long answers are compared (60),
 * `--walls N` how many budgets are run into (1,000), `--seed N` where both begin. Each round takes other random inputs;
 * the first one that breaks a promise ends the run with its seed. `--items N` sets how many items are run to see that
 * nothing grows (200,000).
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { compareAnswers, extractFinalAnswer } from '../src/answers/index.ts';
import { anyAnswer, plainAnswer } from '../test/answers/answer-arbitrary.ts';
import { soakItems } from './soak-items.ts';
import { profileOfCalls } from './soak-profile.ts';
import { wallTrial } from './soak-wall.ts';

/** No comparison may take longer, whatever it is given; far above what any takes, since machines are shared. */
const MOST_MS = 250;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    walls: { type: 'string', default: '1000' },
    items: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
  },
});
const until = performance.now() + Number(values.seconds) * 1000;
const numRuns = 2000;
let seed = Number(values.seed);
let comparisons = 0;
let slowest = 0;

while (performance.now() < until) {
  check(
    'never throws and stays in its bound',
    fc.property(anyAnswer, anyAnswer, (left, right) => timed(left, right)),
  );
  check(
    'finds no answer different from itself',
    fc.property(anyAnswer, (answer) => compareAnswers(answer, answer).verdict !== 'different'),
  );
  check(
    'finds what it parses equal to itself',
    fc.property(plainAnswer, (answer) => compareAnswers(answer, answer).verdict === 'equal'),
  );
  check(
    'gives a final answer or none',
    fc.property(anyAnswer, (text) => typeof (extractFinalAnswer(text) ?? '') === 'string'),
  );
  seed += 1;
}
console.log(
  `${comparisons} comparisons, seeds ${values.seed} to ${seed - 1}, slowest ${slowest.toFixed(1)} ms: no trouble.`,
);

await soakWalls(Number(values.seed), Number(values.walls));
if (Number(values.items) > 0) await soakManyItems(Number(values.items));

async function soakWalls(first: number, trials: number): Promise<void> {
  let [requests, walls, kills] = [0, 0, 0];
  for (let trial = first; trial < first + trials; trial += 1) {
    const came = await wallTrial(trial);
    requests += came.requests;
    walls += came.walls;
    kills += came.kills;
  }
  console.log(
    `${trials} budgets, seeds ${first} to ${first + trials - 1}: ${requests} requests, ${walls} walls, ${kills} kills, none beyond its budget.`,
  );
}

async function soakManyItems(items: number): Promise<void> {
  const { run, troubles } = await soakItems(items);
  console.table(
    run.marks.map(({ items: done, bytes, indexBytes, timers, listeners }) => ({
      items: done,
      'heap, MB': Number((bytes / 1e6).toFixed(1)),
      'index, MB': Number((indexBytes / 1e6).toFixed(1)),
      timers,
      'listeners on signals': listeners.join(', '),
    })),
  );
  console.table(
    (await profileOfCalls(Math.min(items, 20_000))).map(({ place, share, microsPerCall }) => ({
      place,
      share: `${(share * 100).toFixed(1)} %`,
      'microseconds a call': Number(microsPerCall.toFixed(1)),
    })),
  );
  for (const trouble of troubles) console.error(trouble);
  if (troubles.length > 0) process.exit(1);
  console.log(`${items} items in ${run.seconds.toFixed(0)} s: nothing grew.`);
}

function timed(left: string, right: string): boolean {
  const started = performance.now();
  compareAnswers(left, right);
  const took = performance.now() - started;
  slowest = Math.max(slowest, took);
  return took <= MOST_MS;
}

function check<Inputs>(promise: string, property: fc.IProperty<Inputs>): void {
  const result = fc.check(property, { seed, numRuns });
  comparisons += result.numRuns;
  if (!result.failed) return;
  console.error(`Broken with seed ${seed}: ${promise}`, result.counterexample);
  process.exit(1);
}

/** Three shards, as three machines would run them, merged into one directory from which all rows come without a call. */
import { compose, expand, generate, label, readRecords, refill, synthesize, validate } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';
import { mergeRuns, shardOf } from 'chimera-sdk/shards';

const models = offlineModels();
const pipeline = compose(
  refill(compose(generate({ model: models.generate }), validate({ models: models.validate })), {
    kept: 2,
    maxAttempts: 6,
  }),
  synthesize({ model: models.synthesize }),
  label({ model: models.label }),
);

// Once: the topics, so that all shards divide the same list.
const expanded = expand({ model: models.expand, topicsPerSubject: 6 });
await expanded.run(['Mathematics', 'Physics', 'Biology'], { directory: 'runs/topics' }).summary();
const topics = readRecords('runs/topics', { file: 'topics' });

// On each machine: the topics of its shard, in its own directory. A job array sets the index.
const count = 3;
for (let index = 0; index < count; index += 1) {
  const directory = `runs/shard-${index}`;
  const { rows, calls } = await pipeline.run(shardOf(topics, { index, count }), { directory }).summary();
  console.log(`${directory}: ${rows} rows, ${calls} calls`);
}

// When all have ended: one directory of all replies, and the rows from it.
const directories = Array.from({ length: count }, (_, index) => `runs/shard-${index}`);
const { directory } = await mergeRuns(directories, { to: 'runs/all' });
const { rows, calls, spentInAll } = await pipeline.run(topics, { directory }).summary();
console.log(`${rows} rows, ${calls} calls made, ${spentInAll.calls} paid by the shards.`);

/** Makes a dataset over the paper's eight subjects with offline models: `npm start`, no key needed. */
import { parseArgs } from 'node:util';
import { buildChimera, openRun } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const { values } = parseArgs({
  options: {
    subjects: {
      type: 'string',
      default: 'Mathematics,Computer Science,Chemistry,Physics,Literature,History,Biology,Linguistics',
    },
    directory: { type: 'string', default: 'runs/quickstart' },
  },
});
const chimera = buildChimera({ models: offlineModels({ seed: 1 }) });
const run = chimera.run(values.subjects.split(','), { directory: values.directory });
run.on('progress', (progress) => console.log(progress.line));

const { end, error, stages, labels, calls, reused, rows, seconds } = await run.summary();
if (error !== null) console.error(`${end}: ${error.message}`);
console.table(
  Object.fromEntries(
    stages.map(({ stage, in: all, kept, rejected, failed, inputTokens, outputTokens, ...more }) => [
      stage,
      {
        in: all,
        kept,
        rejected,
        failed,
        calls: more.calls,
        tokens: inputTokens + outputTokens,
        seconds: more.seconds,
      },
    ]),
  ),
);
for await (const sample of (await openRun(values.directory)).samples()) {
  console.log('One sample:', sample);
  break;
}
const paid =
  calls === 0
    ? `No model call was made: all ${reused} replies were found in the journal.`
    : `${calls} model calls.`;
console.log(
  `${rows} samples in ${seconds} s (${JSON.stringify(labels)}). ${paid}\nRun directory: ${values.directory}`,
);
process.exitCode = end === 'completed' ? 0 : 1;

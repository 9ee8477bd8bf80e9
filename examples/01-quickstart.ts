/** Makes a dataset over the paper's eight subjects with offline models: `npm start`, no key needed. */
import { parseArgs } from 'node:util';
import { buildChimera, openRun } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const all = 'Mathematics,Computer Science,Chemistry,Physics,Literature,History,Biology,Linguistics';
const subjectsOption = { type: 'string', default: all } as const;
const directoryOption = { type: 'string', default: 'runs/quickstart' } as const;
const topicsOption = { type: 'string', default: '10' } as const;
const { values } = parseArgs({
  options: { subjects: subjectsOption, directory: directoryOption, topics: topicsOption },
});
const expand = { topicsPerSubject: Number(values.topics) };
const chimera = buildChimera({ models: offlineModels({ seed: 1 }), expand });
const run = chimera.run(values.subjects.split(','), { directory: values.directory });
run.on('progress', (progress) => console.log(progress.line));

const { end, error, stages, labels, calls, reused, rows, seconds, changed } = await run.summary();
if (error !== null) console.error(`${end}: ${error.message}`);
for (const change of changed) console.log(`Changed since the run before: ${change}`);
const table = stages.map((stage) => [
  stage.stage,
  { ...stage, tokens: stage.inputTokens + stage.outputTokens },
]);
console.table(Object.fromEntries(table), ['in', 'kept', 'rejected', 'failed', 'calls', 'tokens', 'seconds']);
for await (const sample of (await openRun(values.directory)).samples()) {
  console.log('One sample:', sample);
  break;
}
const none = `No model call was made: all ${reused} replies were found in the journal.`;
const some = reused === 0 ? '' : `, and ${reused} replies were found in the journal`;
const paid = calls === 0 ? none : `${calls} model calls${some}.`;
console.log(`${rows} samples in ${seconds} s (${JSON.stringify(labels)}). ${paid}`);
console.log(`Run directory: ${values.directory}`);
process.exitCode = end === 'completed' ? 0 : 1;

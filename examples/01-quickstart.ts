/** Makes a dataset over the paper's eight subjects with offline models: `npm start`, no key needed. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildChimera, openRun, type Sample } from 'chimera-sdk';
import { exportDataset } from 'chimera-sdk/export';
import { offlineModels } from 'chimera-sdk/offline';
import { writeReport } from 'chimera-sdk/report';
import { showProgress } from 'chimera-sdk/terminal';

const all = 'Mathematics,Computer Science,Chemistry,Physics,Literature,History,Biology,Linguistics';
const option = (value: string) => ({ type: 'string', default: value }) as const;
const options = { subjects: option(all), directory: option('runs/quickstart'), topics: option('10') };
const { values } = parseArgs({ options });
const [models, topicsPerSubject] = [offlineModels({ seed: 1 }), Number(values.topics)];
const chimera = buildChimera({ models, expand: { topicsPerSubject } });
const run = chimera.run(values.subjects.split(','), { directory: values.directory });
showProgress(run, { stream: process.stdout });
const { end, error, stages, labels, calls, reused, rows, seconds, changed } = await run.summary();
if (error !== null) console.error(`${end}: ${error.message}`);
for (const change of changed) console.log(`Changed since the run before: ${change}`);
const table = stages.map((row) => [row.stage, { ...row, tokens: row.inputTokens + row.outputTokens }]);
console.table(Object.fromEntries(table), ['in', 'kept', 'rejected', 'failed', 'calls', 'tokens', 'seconds']);
let short: Sample | null = null;
for await (const sample of (await openRun(values.directory)).samples())
  if (sample.correct && sample.problem.length < (short?.problem.length ?? 1000)) short = sample;
if (short !== null) {
  const { subject, topic, problem, answer, finalAnswer, correct } = short;
  const reasoning = `${short.reasoning?.slice(0, 160)}...`;
  console.log('One sample:', { subject, topic, problem, answer, reasoning, finalAnswer, correct });
}
const found = `${reused} replies were found in the journal`;
const some = `${calls} model calls${reused === 0 ? '' : `, and ${found}`}.`;
const paid = calls === 0 ? `No model call was made: all ${found}.` : some;
console.log(`${rows} samples in ${seconds} s (${JSON.stringify(labels)}). ${paid}`);
const [path, reportPath] = [join(values.directory, 'samples.parquet'), join(values.directory, 'report.html')];
if (rows > 0) await exportDataset(values.directory, { format: 'parquet', path, overwrite: true });
await writeReport(values.directory, { path: reportPath, overwrite: true });
console.log(`Run directory: ${values.directory}\nParquet file: ${path}\nReport: ${reportPath}`);
if (end !== 'completed') process.exitCode = 1;

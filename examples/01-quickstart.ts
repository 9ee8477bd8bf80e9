/** Makes a dataset over the paper's eight subjects with offline models: `npm start`, no key needed. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildChimera, openRun } from 'chimera-sdk';
import { exportDataset } from 'chimera-sdk/export';
import { offlineModels } from 'chimera-sdk/offline';
import { writeReport } from 'chimera-sdk/report';
import { showProgress } from 'chimera-sdk/terminal';

const all = 'Mathematics,Computer Science,Chemistry,Physics,Literature,History,Biology,Linguistics';
const option = (value: string) => ({ type: 'string', default: value }) as const;
const options = { subjects: option(all), directory: option('runs/quickstart'), topics: option('10') };
const { values } = parseArgs({ options });
const expand = { topicsPerSubject: Number(values.topics) };
const chimera = buildChimera({ models: offlineModels({ seed: 1 }), expand });
const run = chimera.run(values.subjects.split(','), { directory: values.directory });
showProgress(run, { stream: process.stdout });

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
const [path, reportPath] = [join(values.directory, 'samples.parquet'), join(values.directory, 'report.html')];
if (rows > 0) await exportDataset(values.directory, { format: 'parquet', path, overwrite: true });
await writeReport(values.directory, { path: reportPath, overwrite: true });
console.log(`Run directory: ${values.directory}\nParquet file: ${path}\nReport: ${reportPath}`);
process.exitCode = end === 'completed' ? 0 : 1;

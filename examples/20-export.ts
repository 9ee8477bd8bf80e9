/** From a run to what trainers read: chat messages with a validation split, pairs for DPO, and a dataset folder with its card. */
import { readFile } from 'node:fs/promises';
import { buildChimera } from 'chimera-sdk';
import { exportDataset, verlFormat, writeDataset } from 'chimera-sdk/export';
import { offlineModels } from 'chimera-sdk/offline';

const synthesize = { trajectoriesPerProblem: 3 };
const run = buildChimera({ models: offlineModels(), synthesize }).run(['Mathematics'], {
  directory: 'runs/x',
});

const messages = await exportDataset(run, {
  format: 'messages',
  path: 'data/messages.jsonl',
  split: { validation: 0.2 },
  length: { response: { max: 2_000 } },
});
for (const { path, rows } of messages.files) console.log(`${rows} rows in ${path}`);
console.log('Left out:', messages.leftOut);

const pairs = await exportDataset('runs/x', { format: 'preference', path: 'data/pairs.jsonl' });
console.log(`${pairs.rows} problems have a right and a wrong trajectory`);

const rl = verlFormat({ instruction: 'Put your final answer in \\boxed{}.' });
const { configs, files } = await writeDataset('runs/x', {
  directory: 'datasets/mathematics',
  title: 'Offline mathematics',
  license: 'cc0-1.0',
  configs: { default: { format: 'parquet' }, rl: { format: rl } },
});
console.log(files, configs['rl']?.rows);
console.log((await readFile('datasets/mathematics/README.md', 'utf8')).split('\n').slice(0, 3).join('\n'));

import { writeDataset } from '../../../src/export/index.ts';

/** Writes a dataset over and over, and says which time it begins, until it is killed. */
const [run = '', target = ''] = process.argv.slice(2);
const configs = {
  default: { format: 'parquet' },
  sft: { format: 'messages' },
  pub: { format: 'chimera' },
} as const;
for (let time = 0; ; time += 1) {
  await new Promise((resolve) => process.send?.({ time }, resolve));
  await writeDataset(run, { directory: target, configs, overwrite: true });
}

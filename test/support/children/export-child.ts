import { createHash } from 'node:crypto';
import { exportDataset } from '../../../src/export/index.ts';
import { aSample } from '../../../src/testing/sample-records.ts';

/** Exports rows without end to a path, and says how many were read, until it is killed. */
const [path = ''] = process.argv.slice(2);

async function* endless(): AsyncGenerator<ReturnType<typeof aSample>> {
  for (let number = 0; ; number += 1) {
    if (number % 500 === 0) {
      await new Promise((resolve) => process.send?.({ read: number }, resolve));
    }
    // Letters that no compression makes small.
    const hash = createHash('shake256', { outputLength: 15_000 }).update(String(number));
    const reasoning = hash.digest('base64');
    yield aSample({ problem: `Problem ${number}`, reasoning });
  }
}

const format = path.endsWith('.parquet') ? 'parquet' : 'jsonl';
await exportDataset(endless(), { format, path, overwrite: true });

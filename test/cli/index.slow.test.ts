import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

it('ends quietly when no one reads what it writes', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', '--help']);
  let error = '';
  child.stderr.on('data', (text) => {
    error += String(text);
  });
  child.stdout.destroy();

  const [code] = await once(child, 'close');

  expect([code, error]).toEqual([0, '']);
});

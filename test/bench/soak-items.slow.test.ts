import { describe, expect, it } from 'vitest';
import { mustRun, root } from '../checks/run-program.ts';

describe('npm run soak', () => {
  it('finds timers and listeners that neither grow nor stay', async () => {
    // A separate process: test runners have timers that come and go.
    const only = ['--seconds', '0', '--walls', '0', '--items', '2000'];
    const tsx = import.meta.resolve('tsx');

    const output = await mustRun(process.execPath, ['--import', tsx, 'bench/soak.ts', ...only], {
      cwd: root,
    });

    expect(output).toContain('nothing grew');
    expect(output).toContain('src/engine');
  });
});

import { describe, expect, it } from 'vitest';
import { root, runProgram } from '../checks/run-program.ts';

describe('npm run rehearse', () => {
  it('asks the reasoner in batches, writes the rows of the live run, and pays for nothing twice', async () => {
    const size = ['--share', '0.002', '--words', '20', '--no-kills', '--json'];
    const tsx = import.meta.resolve('tsx');

    const { code, output, errors } = await runProgram(
      process.execPath,
      ['--import', tsx, 'bench/rehearse.ts', '--batched', 'synthesize', ...size],
      { cwd: root },
    );

    expect({ code, errors }).toMatchObject({ code: 0 });
    const { rows }: { readonly rows: number } = JSON.parse(output);
    expect(rows).toBeGreaterThan(50);
    expect(errors).toMatch(/\d\d+ calls waited for batches/);
    expect(errors).toContain('samples.jsonl is the same byte for byte (live).');
    expect(errors).toMatch(/Batches answered \d\d+ questions, 0 of them more than once or live as well\./);
  });
});

import { describe, expect, it } from 'vitest';
import { mustRun, root } from '../checks/run-program.ts';

/** The lines of the table of numbers to reach, by the names of their rows. */
const wanted = [
  'scenario',
  'script',
  'stage-calls',
  'stream-tokens',
  'first-sample',
  'heap',
  'batch-call',
  'batch-waiting',
  'journal-writes',
  'journal-reopen',
  'hidden-limit-429s',
  'hidden-limit-throughput',
  'answer-pairs',
  'answer-mutants',
  'answer-mean-time',
  'answer-p99-time',
  'answer-hostile-time',
  'near-duplicates',
  'hostile-texts',
  'import-time',
];

describe('npm run bench', () => {
  it('prints a row for every number to reach', async () => {
    const output = await mustRun(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), 'bench/bench.ts', '--quick', '--json'],
      { cwd: root },
    );

    const { rows }: { readonly rows: readonly { readonly name: string }[] } = JSON.parse(output);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
    for (const row of rows) {
      expect(row).toEqual({
        name: expect.any(String),
        value: expect.any(Number),
        unit: expect.any(String),
        goal: expect.any(String),
        holds: expect.any(Boolean),
      });
    }
  }, 240_000);
});

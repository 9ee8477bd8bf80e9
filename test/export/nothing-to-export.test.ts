import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { exportDataset, writeDataset } from '../../src/export/index.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { writeRun } from './written-run.ts';

describe('a run that failed without a row', () => {
  it('returns no training file, but the reason and what to do', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const chimera = buildChimera({ models: offlineModels({ faults: { refusal: 1 } }) });
    const { end } = await chimera.run(['History'], { directory }).summary();
    const options = { format: 'messages', path: folder.at('sft.jsonl') } as const;
    const failed =
      /has nothing to write: the run in .* ended as failed with failure-limit \(.*refused-reply.*look at failed\.jsonl there or at npx chimera-sdk inspect .*run its pipeline again, and export then/su;

    expect(end).toBe('failed');
    await expect(exportDataset(directory, options)).rejects.toThrow(failed);
    await expect(exportDataset(chimera.run(['History']), options)).rejects.toThrow();
    await expect(writeDataset(directory, { directory: folder.at('set') })).rejects.toThrow(failed);
    const said = { out: '', error: '' };
    const code = await runCommand(
      ['export', directory, '--format', 'messages', '--out', folder.at('sft.jsonl')],
      {
        out: (text) => (said.out += text),
        error: (text) => (said.error += text),
      },
    );
    expect({ code, out: said.out }).toEqual({ code: 1, out: '' });
    expect(said.error).toMatch(failed);
    expect(await readdir(folder.path)).toEqual(['run']);
  });
});

describe('a run that made nothing though it did not fail', () => {
  it.each(['completed', 'stopped', null] as const)(
    'gives a file without rows, and says what to look at: %s',
    async (end) => {
      await using folder = await temporaryDirectory();
      const directory = await writeRun(folder.at('run'), { samples: [], end });
      const path = folder.at('sft.jsonl');

      const { rows, warnings } = await exportDataset(directory, { format: 'messages', path });

      expect(rows).toBe(0);
      expect(warnings.join('\n')).toMatch(
        /sft\.jsonl has no rows: .*rejected\.jsonl and failed\.jsonl in .*npx chimera-sdk inspect .*run again before you train/u,
      );
      expect(await readFile(path, 'utf8')).toBe('');
      await expect(writeDataset(directory, { directory: folder.at('set') })).rejects.toThrow(
        /would have no rows: .*run its pipeline again/u,
      );
    },
  );
});

describe('pairs of a run that has none', () => {
  it('names the option that makes them', async () => {
    await using folder = await temporaryDirectory();
    const options = { format: 'preference', path: folder.at('pairs.jsonl') } as const;

    await expect(exportDataset([aSample()], options)).rejects.toThrow(
      /leaves nothing for the format preference: of 1 records were left out no-row 1; .*synthesize: \{ trajectoriesPerProblem: 4 \}, run again in the same directory, and export again/u,
    );
    expect(await readdir(folder.path)).toEqual([]);
  });
});

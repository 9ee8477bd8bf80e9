import { describe, expect, it } from 'vitest';
import { datasetCard } from '../../src/export/index.ts';
import { contaminationReport } from '../../src/verification.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { someSamples, writeRun } from './written-run.ts';

describe('evidence in the card', () => {
  it('shows contamination for each benchmark, and sections of measurements', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await writeRun(directory, { samples: someSamples() });
    const text = 'one two three four five six seven eight nine ten';
    const first = await contaminationReport([text, 'another text'], { against: [`${text} eleven`] });
    const second = await contaminationReport([text], { against: ['nothing of this is in it'] });

    const card = await datasetCard(directory, {
      contamination: { 'AIME | 25': first, HLE: second },
      evidence: [
        { title: 'Difficulty <b>', markdown: '| source | accuracy |\n| --- | --- |\n| mine | 37.5 % |\n' },
      ],
    });

    expect(card).toContain('## Contamination\n\nNo problem was refused for a benchmark.');
    expect(card).toContain('| AIME \\| 25 | 1 | 8 | 3.75e-1 | 1 of 2 |');
    expect(card).toContain('| HLE | 1 | 13 | 0 | 0 of 1 |');
    expect(card).toContain('## Difficulty &lt;b&gt;\n\n| source | accuracy |');
    expect(card.indexOf('## Difficulty')).toBeLessThan(card.indexOf('## Known limits'));
  });

  it('says what is invalid', async () => {
    await expect(datasetCard('run', { contamination: { HLE: 0 as never } })).rejects.toThrow(
      /datasetCard\.contamination\.HLE: must be what contaminationReport returned/u,
    );
    await expect(datasetCard('run', { evidence: [{ title: '', markdown: 'x' }] })).rejects.toThrow(
      /datasetCard\.evidence\[0\]\.title: must be a non-empty string/u,
    );
  });
});

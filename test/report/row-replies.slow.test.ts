import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { writeReport } from '../../src/report/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { reportJson } from './report-json.ts';

describe('a report on a run directory', () => {
  it('holds the raw replies, and the prompts, behind what was refused and what failed, and no others', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const models = offlineModels({ seed: 3, faults: { refusal: 0.15 } });
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 4 } });
    await chimera.run(['Mathematics', 'Biology'], { directory }).summary();
    await writeReport(directory, { path: folder.at('report.html') });

    const { rows } = await reportJson(folder.at('report.html'));
    const voted = rows.find(({ outcome, stage }) => stage === 'validate' && outcome === 'verifier-rejected');
    const failed = rows.find(({ kind, stage }) => kind === 'failed' && stage === 'validate');
    expect(voted?.replies?.map(({ slot }) => slot)).toEqual(['verifier-0', 'verifier-1']);
    expect(voted?.replies?.map(({ model }) => model)).toEqual(voted?.votes?.map(({ model }) => model));
    expect(voted?.replies?.some(({ text }) => /invalid/iu.test(`${text.head}${text.tail}`))).toBe(true);
    // Both were asked the same, which is stored once.
    expect(voted?.replies?.map(({ prompt }) => prompt !== undefined)).toEqual([true, false]);
    expect(voted?.replies?.[0]?.prompt?.head.length).toBeLessThanOrEqual(1_536);
    expect(failed?.replies?.filter(({ isUnusable }) => isUnusable === true)).toHaveLength(1);
    expect(failed?.nextRun).toContain("retry: { code: 'refused-reply' }");
    const without = rows.filter(({ replies }) => replies === undefined).map(({ kind }) => kind);
    expect(new Set(without)).toEqual(
      new Set(['sample', 'problem', 'aside'].filter((kind) => without.some((it) => it === kind))),
    );

    // Of a run that noted no calls, and of a journal that cannot be read, the rest is still shown.
    await rm(`${directory}/calls.jsonl`);
    await writeReport(directory, { path: folder.at('old.html') });
    const old = await reportJson(folder.at('old.html'));
    expect(old.rows).toHaveLength(rows.length);
    expect(old.rows.find(({ id }) => id === failed?.id)?.replies).toHaveLength(1);
    await rm(`${directory}/journal`, { recursive: true });
    await writeFile(`${directory}/journal`, 'no folder');
    await writeReport(directory, { path: folder.at('broken.html') });
    expect((await reportJson(folder.at('broken.html'))).rows).toHaveLength(rows.length);
  });
});

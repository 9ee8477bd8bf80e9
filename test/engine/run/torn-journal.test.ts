import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { scriptedModel } from '../../../src/testing.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { token } from '../../support/number-stages.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const items = [token('a'), token('b')];
const stage = () => askingStage('ask', scriptedModel('yes'));
const segment = 'journal/segment-000001.jsonl';

describe('a run over a journal', () => {
  it('whose last write was interrupted says what was dropped and where it is kept', async () => {
    await using directory = await temporaryDirectory();
    await stage().run(items, { directory: directory.path }).summary();
    const bytes = await readFile(directory.at(segment));
    await appendFile(directory.at(segment), bytes.subarray(0, 60));

    const summary = await stage().run(items, { directory: directory.path }).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 2, calls: 0, reused: 2 });
    const [warning = ''] = summary.warnings;
    expect(warning).toMatch(/: 60 bytes that were not whole were moved to /);
    const [, aside = ''] = /moved to (\S+),/.exec(warning) ?? [];
    expect(await readFile(aside)).toEqual(bytes.subarray(0, 60));
  });

  it('whose line ends were converted ends before its first call, and leaves the file as it is', async () => {
    await using directory = await temporaryDirectory();
    await stage().run(items, { directory: directory.path }).summary();
    const converted = (await readFile(directory.at(segment), 'utf8')).replaceAll('\n', '\r\n');
    await writeFile(directory.at(segment), converted);

    const summary = await stage().run(items, { directory: directory.path }).summary();

    expect(summary).toMatchObject({ end: 'failed', calls: 0, error: { code: 'journal-damaged' } });
    expect(summary.error?.message).toContain('dos2unix');
    expect(await readFile(directory.at(segment), 'utf8')).toBe(converted);
  });
});

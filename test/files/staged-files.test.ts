import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { stageFiles } from '../../src/files/staged-files.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('files that are replaced together', () => {
  it('are all new, with nothing beside them', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(directory.at('a'), 'old');
    const staged = stageFiles();
    for (const name of ['a', 'b']) await (await staged.open(directory.at(name))).write('new');
    await staged.commit();

    expect(await readdir(directory.path)).toEqual(['a', 'b']);
    expect(await readFile(directory.at('a'), 'utf8')).toBe('new');
  });

  it('are all as they were when one of them cannot be put in its place', async () => {
    await using directory = await temporaryDirectory();
    for (const name of ['a', 'b']) await writeFile(directory.at(name), `old ${name}`);
    const staged = stageFiles();
    await mkdir(directory.at('d'));
    for (const name of ['a', 'b', 'c', 'd'])
      await (await staged.open(directory.at(name))).write(`new ${name}`);
    await expect(staged.commit()).rejects.toMatchObject({ code: 'store-failed' });
    await staged.discard();

    expect(await readdir(directory.path)).toEqual(['a', 'b', 'd']);
    for (const name of ['a', 'b']) expect(await readFile(directory.at(name), 'utf8')).toBe(`old ${name}`);
  });
});

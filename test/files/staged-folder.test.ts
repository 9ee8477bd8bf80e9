import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { stageFolder } from '../../src/files/staged-folder.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('a folder that is written before it appears', () => {
  it('replaces another one only where the caller lets it', async () => {
    await using directory = await temporaryDirectory();
    const target = directory.at('set');
    await mkdir(target);
    await writeFile(directory.at('set/old'), '');
    await expect(stageFolder('copy.to', target)).rejects.toThrow('copy.to: ');

    const place = await stageFolder('copy.to', target, async () => undefined);
    await writeFile(`${place.folder}/new`, '');
    expect(await readdir(target)).toEqual(['old']);
    await place.putInPlace();
    await place.leave();

    expect(await readdir(target)).toEqual(['new']);
    expect(await readdir(directory.path)).toEqual(['set']);
  });

  it('keeps out a second writer', async () => {
    await using directory = await temporaryDirectory();
    const place = await stageFolder('copy.to', directory.at('set'));

    await expect(stageFolder('copy.to', directory.at('set'))).rejects.toMatchObject({
      code: 'directory-locked',
    });
    await place.leave();

    expect(await readdir(directory.path)).toEqual([]);
  });

  it('is back after a kill between the two names', async () => {
    await using directory = await temporaryDirectory();
    const target = directory.at('set');
    await mkdir(target);
    await writeFile(directory.at('set/old'), '');
    await mkdir(directory.at('.set.writing'));
    await rename(target, directory.at('.set.writing/former'));

    const place = await stageFolder('copy.to', target, async () => undefined);
    await place.leave();

    expect(await readdir(target)).toEqual(['old']);
    expect(await readdir(directory.path)).toEqual(['set']);
  });
});

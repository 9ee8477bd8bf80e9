import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../src/files/write-file-atomically.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('writeFileAtomically', () => {
  it('makes and replaces a file, from text, bytes or a function', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file');
    for (const content of ['first', Buffer.from('second')]) {
      await writeFileAtomically(path, content);
      expect(await readFile(path, 'utf8')).toBe(content.toString());
    }
    await writeFileAtomically(path, async (file) => {
      await file.write('thi');
      await file.write('rd');
    });

    expect(await readFile(path, 'utf8')).toBe('third');
    expect(await readdir(directory.path)).toEqual(['file']);
  });

  it('leaves the old content, and nothing else, when writing fails', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file');
    await writeFile(path, 'old');
    const failing = writeFileAtomically(path, async (file) => {
      await file.write('half');
      throw new Error('broken off');
    });

    await expect(failing).rejects.toMatchObject({ code: 'store-failed', path });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(directory.path)).toEqual(['file']);
  });

  it('names the path when it is a folder', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'folder');
    await mkdir(join(path, 'inner'), { recursive: true });

    await expect(writeFileAtomically(path, 'x')).rejects.toMatchObject({ code: 'store-failed', path });
    expect(await readdir(directory.path)).toEqual(['folder']);
  });
});

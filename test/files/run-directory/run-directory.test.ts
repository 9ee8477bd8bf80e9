import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION, openRunDirectory } from '../../../src/files/run-directory/run-directory.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const manifest = { seed: 1, models: ['offline:a'] };

async function readJson(...path: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

describe('openRunDirectory', () => {
  it('makes the folder, notes the manifest with the format version, and gives it back the next time', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'runs', '..', 'runs', 'a b');
    const first = await openRunDirectory(path, { manifest });
    expect(first.previous).toBeNull();
    expect(first.journal).toBe(join(directory.path, 'runs', 'a b', 'journal'));
    expect(await readJson(path, 'manifest.json')).toEqual({ formatVersion: FORMAT_VERSION, ...manifest });
    await first.writeSummary({ end: 'completed' });
    expect(await first.readSummary()).toEqual({ end: 'completed' });
    await first.close();

    const second = await openRunDirectory(path, { manifest: { seed: 2 } });
    expect(second.previous).toEqual({ formatVersion: FORMAT_VERSION, ...manifest });
    expect(await second.readSummary()).toBeNull();
    await second.close();
    expect((await readdir(path)).sort()).toEqual(['manifest.json']);
  });

  it('leaves manifest and summary alone when it opens an existing run only', async () => {
    await using directory = await temporaryDirectory();
    const made = await openRunDirectory(directory.path, { manifest });
    await made.writeSummary({ rows: 3 });
    await made.close();

    const opened = await openRunDirectory(directory.path, { manifest: null });
    expect(opened.previous).toMatchObject(manifest);
    expect(await opened.readSummary()).toEqual({ rows: 3 });
    await opened.close();
  });

  it('is locked until it is closed', async () => {
    await using directory = await temporaryDirectory();
    const opened = await openRunDirectory(directory.path, { manifest });
    await expect(openRunDirectory(directory.path, { manifest })).rejects.toMatchObject({
      code: 'directory-locked',
    });
    await opened.close();
    await (await openRunDirectory(directory.path, { manifest })).close();
  });

  it('refuses a file, a path through a file, and a path with NUL', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'file');
    await writeFile(file, 'mine');
    for (const path of [file, join(file, 'below'), `${directory.path}/a\0b`]) {
      await expect(openRunDirectory(path, { manifest })).rejects.toMatchObject({
        code: 'not-a-directory',
        message: expect.stringContaining('choose another path'),
      });
    }
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('refuses a folder that it may not write', async () => {
    await using directory = await temporaryDirectory();
    await chmod(directory.path, 0o555);
    // Root may write everywhere: act as someone else for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      for (const path of [directory.path, join(directory.path, 'below')]) {
        await expect(openRunDirectory(path, { manifest })).rejects.toMatchObject({
          code: 'not-writable',
          message: expect.stringContaining('make it writable'),
        });
      }
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(directory.path, 0o755);
    }
    expect(await readdir(directory.path)).toEqual([]);
  });

  it.each([{ formatVersion: 2 }, { formatVersion: '1' }, {}])(
    'refuses format version of %j',
    async (found) => {
      await using directory = await temporaryDirectory();
      await writeFile(join(directory.path, 'manifest.json'), JSON.stringify(found));

      await expect(openRunDirectory(directory.path, { manifest })).rejects.toMatchObject({
        code: 'format-version',
        message: expect.stringMatching(
          /has format version (2|"1"|none), .* works with 1; choose .* or install/,
        ),
      });
      expect(await readJson(directory.path, 'manifest.json')).toEqual(found);
      expect(await readdir(directory.path)).toEqual(['manifest.json']);
    },
  );

  it('refuses a folder whose rows or journal are not of a run, or whose manifest cannot be read', async () => {
    for (const foreign of ['samples.jsonl', 'trajectories.jsonl', 'rows.jsonl', 'journal', 'summary.json']) {
      await using directory = await temporaryDirectory();
      await mkdir(join(directory.path, foreign));
      await expect(openRunDirectory(directory.path, { manifest })).rejects.toMatchObject({
        code: 'not-a-run',
        message: expect.stringContaining(`holds ${foreign} but no manifest.json`),
      });
    }
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'manifest.json'), '{"formatVersion":1');
    await expect(openRunDirectory(directory.path, { manifest })).rejects.toMatchObject({ code: 'not-a-run' });
  });

  it('refuses to open as an existing run what is not one', async () => {
    await using directory = await temporaryDirectory();
    for (const path of [directory.path, join(directory.path, 'absent')]) {
      await expect(openRunDirectory(path, { manifest: null })).rejects.toMatchObject({ code: 'not-a-run' });
    }
    expect(await readdir(directory.path)).toEqual([]);
  });

  it('knows a directory as its own whose first run was killed before it noted anything', async () => {
    await using directory = await temporaryDirectory();
    const killed = await openRunDirectory(directory.path, { manifest: 'later' });
    await mkdir(killed.journal);
    await writeFile(join(directory.path, 'rows.jsonl'), '');
    await killed.close();

    const next = await openRunDirectory(directory.path, { manifest: 'later' });
    expect(next.previous).toBeNull();
    await next.writeManifest(manifest);
    await next.close();
    const last = await openRunDirectory(directory.path, { manifest: 'later' });
    expect(last.previous).toEqual({ formatVersion: FORMAT_VERSION, ...manifest });
    await last.close();
  });

  it('removes what a kill in the middle of an atomic write left, and nothing else', async () => {
    await using directory = await temporaryDirectory();
    await (await openRunDirectory(directory.path, { manifest })).close();
    const left = [
      '.samples.jsonl.0123456789ab.tmp',
      '.rows.jsonl.0123456789ab.tmp',
      '.summary.json.ba9876543210.tmp',
    ];
    const others = ['.notes.jsonl.0123456789ab.tmp', '.samples.jsonl.mine.tmp', 'samples.jsonl.tmp'];
    for (const name of [...left, ...others]) await writeFile(join(directory.path, name), 'x');

    await (await openRunDirectory(directory.path, { manifest: null })).close();

    expect((await readdir(directory.path)).sort()).toEqual([...others, 'manifest.json'].sort());
  });

  it('bears other files in the folder once it is that of a run', async () => {
    await using directory = await temporaryDirectory();
    await (await openRunDirectory(directory.path, { manifest })).close();
    await writeFile(join(directory.path, 'notes.txt'), 'mine');
    await (await openRunDirectory(directory.path, { manifest })).close();

    expect((await readdir(directory.path)).sort()).toEqual(['manifest.json', 'notes.txt']);
  });

  it('is not made of a folder with other files, hidden ones apart', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, '.gitkeep'), '');
    await (await openRunDirectory(directory.path, { manifest })).close();
    await using foreign = await temporaryDirectory();
    await writeFile(join(foreign.path, 'package.json'), '{}');

    await expect(openRunDirectory(foreign.path, { manifest })).rejects.toMatchObject({
      code: 'not-a-run',
      message: expect.stringContaining(
        'is no run and holds other files, such as "package.json"; choose a folder that is empty',
      ),
    });
    expect(await readdir(foreign.path)).toEqual(['package.json']);
  });
});

import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportDataset, writeDataset } from '../../src/export/index.ts';
import { startChild } from '../support/child-process.ts';
import { canMountDisk, smallDisk } from '../support/small-disk.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { someSamples, writeRun } from './written-run.ts';

describe('an export that is killed', () => {
  it.each([
    ['rows.jsonl', 500],
    // A row group of Parquet holds so many before anything is written.
    ['rows.parquet', 2_500],
  ])('leaves no half file under its name: %s', async (name, rowsRead) => {
    await using folder = await temporaryDirectory();
    const path = folder.at(name);
    const first = startChild('export-child', [path]);
    await readRows(first, rowsRead);
    const halves = await readdir(folder.path);
    await first.kill();
    expect(halves).toHaveLength(1);
    const [half = ''] = halves;
    expect(half).toMatch(/^\.rows\..*\.tmp$/u);
    expect((await stat(join(folder.path, half))).size).toBeGreaterThan(100_000);

    await writeFile(path, 'what was there');
    const second = startChild('export-child', [path]);
    await readRows(second, 500);
    await second.kill();
    expect(await readFile(path, 'utf8')).toBe('what was there');

    const format = name.endsWith('jsonl') ? 'jsonl' : 'parquet';
    const { rows } = await exportDataset(someSamples(), { format, path, overwrite: true });
    expect(rows).toBe(13);
    expect((await readFile(path)).length).toBeGreaterThan(1_000);
  });
});

describe.runIf(await canMountDisk())('a disk that is full', () => {
  const long = someSamples().map((one) => ({ ...one, reasoning: noise(one.id, 120_000) }));

  it.each(['rows.jsonl', 'rows.parquet'])('keeps no half of an export: %s', async (name) => {
    await using disk = await smallDisk(1);
    const format = name.endsWith('jsonl') ? 'jsonl' : 'parquet';

    const failed = exportDataset(long, { format, path: join(disk.path, name) });

    await expect(failed).rejects.toThrow(/ENOSPC.*free some space on that disk and run again$/);
    expect(await readdir(disk.path)).toEqual([]);
  });

  it('keeps no half of a dataset folder, of a list of datasets, nor of what is read twice', async () => {
    await using disk = await smallDisk(1);
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: long });
    const path = join(disk.path, 'rows.jsonl');

    await expect(writeDataset(run, { directory: join(disk.path, 'set') })).rejects.toThrow('ENOSPC');
    const labels = 'all';
    await expect(exportDataset(run, { format: 'sharegpt', path, labels })).rejects.toThrow('ENOSPC');
    await expect(exportDataset(long, { format: 'preference', path })).rejects.toThrow('ENOSPC');

    expect(await readdir(disk.path)).toEqual([]);
  });
});

describe('a dataset folder whose writing is killed', () => {
  it('is whole or absent, each time', async () => {
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: someSamples() });
    const target = folder.at('set');
    const seen: (readonly string[])[] = [];

    for (const times of [1, 2, 4]) {
      const child = startChild('dataset-child', [run, target]);
      for (let time = 0; time <= times; time += 1) await child.next();
      await child.kill();
      const names = (await readdir(folder.path)).includes('set')
        ? await readdir(target, { recursive: true })
        : [];
      seen.push(names.sort());
    }

    const part = (name: string): readonly string[] => [name, `${name}/train-00000-of-00001.parquet`];
    const whole = ['README.md', ...part('default'), ...part('pub'), ...part('sft')];
    for (const names of seen) expect([[], whole]).toContainEqual(names);
    await writeDataset(run, { directory: target, overwrite: true });
    expect(await readdir(target)).toEqual(['README.md', 'data']);
  });
});

/** Text that no compression makes short, the same each time for a seed. */
function noise(seed: string, length: number): string {
  const blocks: string[] = [];
  for (let number = 0; number * 64 < length; number += 1)
    blocks.push(createHash('sha256').update(`${seed} ${number}`).digest('hex'));
  return blocks.join('').slice(0, length);
}

async function readRows(child: ReturnType<typeof startChild>, rows: number): Promise<void> {
  for (;;) {
    const said = await child.next();
    if (typeof said === 'object' && said !== null && 'read' in said && Number(said.read) >= rows) return;
  }
}

import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openRowFiles,
  type Row,
  rowFileNames,
  rowFilePath,
} from '../../../src/files/run-directory/row-files.ts';
import { canMountDisk, smallDisk } from '../../support/small-disk.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

async function rowsOf(
  directory: string,
  name: (typeof rowFileNames)[number] = 'samples',
): Promise<unknown[]> {
  const text = await readFile(rowFilePath(directory, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function appendAll(
  directory: string,
  rows: readonly Row[],
  keepEarlier: boolean,
  end: 'completed' | 'partial' | 'none',
): Promise<void> {
  const files = await openRowFiles(directory, { keepEarlier });
  for (const row of rows) await files.append('samples', row);
  if (end !== 'none') await files.finish(end);
  await files.close();
}

const canMount = await canMountDisk();

describe('openRowFiles', () => {
  it('makes all files, and writes rows in the order they come', async () => {
    await using directory = await temporaryDirectory();
    await appendAll(directory.path, [{ id: 'b' }, { id: 'a' }], false, 'none');

    expect((await readdir(directory.path)).sort()).toEqual(
      rowFileNames.map((name) => `${name}.jsonl`).sort(),
    );
    expect(await rowsOf(directory.path)).toEqual([{ id: 'b' }, { id: 'a' }]);
  });

  it('sorts by id at the end, the last row of an id staying', async () => {
    await using directory = await temporaryDirectory();
    const rows = [
      { id: 'b', n: 1 },
      { id: 'a', n: 2 },
      { id: 'b', n: 3 },
      { id: 'B', n: 4 },
    ];
    await appendAll(directory.path, rows, false, 'completed');

    expect(await rowsOf(directory.path)).toEqual([
      { id: 'B', n: 4 },
      { id: 'a', n: 2 },
      { id: 'b', n: 3 },
    ]);
    expect((await readdir(directory.path)).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('drops earlier rows at a completed end and keeps them at a partial one', async () => {
    for (const [end, expected] of [
      ['completed', [{ id: 'b', n: 2 }, { id: 'c' }]],
      ['partial', [{ id: 'a' }, { id: 'b', n: 2 }, { id: 'c' }]],
    ] as const) {
      await using directory = await temporaryDirectory();
      await appendAll(directory.path, [{ id: 'b', n: 1 }, { id: 'a' }], false, 'none');
      await appendAll(directory.path, [{ id: 'c' }, { id: 'b', n: 2 }], true, end);

      expect(await rowsOf(directory.path)).toEqual(expected);
    }
  });

  it('starts the lists of refused and failed items again with each run, since a task may be kept this time', async () => {
    await using directory = await temporaryDirectory();
    const row = (id: string): string => `${JSON.stringify({ id })}\n`;
    for (const name of ['samples', 'rejected', 'failed'] as const)
      await writeFile(rowFilePath(directory.path, name), row('x/1/0'));
    await (await openRowFiles(directory.path, { keepEarlier: true, keepRefused: true })).finish('partial');
    expect(await rowsOf(directory.path, 'failed')).toEqual([{ id: 'x/1/0' }]);

    const files = await openRowFiles(directory.path, { keepEarlier: true });
    await files.append('rejected', { id: 'x/2/0' });
    await files.finish('partial');

    expect(await rowsOf(directory.path, 'samples')).toEqual([{ id: 'x/1/0' }]);
    expect(await rowsOf(directory.path, 'rejected')).toEqual([{ id: 'x/2/0' }]);
    expect(await rowsOf(directory.path, 'failed')).toEqual([]);
  });

  it('begins empty when earlier rows are not to be kept', async () => {
    await using directory = await temporaryDirectory();
    await appendAll(directory.path, [{ id: 'a' }], false, 'completed');
    await writeFile(rowFilePath(directory.path, 'trajectories'), '{"id":"old"}\n');
    await appendAll(directory.path, [], false, 'partial');

    expect(await rowsOf(directory.path)).toEqual([]);
    expect(await readFile(rowFilePath(directory.path, 'trajectories'), 'utf8')).toBe('');
  });

  it('cuts off a torn last line and goes on after it', async () => {
    await using directory = await temporaryDirectory();
    await appendAll(directory.path, [{ id: 'a' }], false, 'none');
    await appendFile(rowFilePath(directory.path, 'samples'), '{"id":"torn","text":"hal');
    await appendAll(directory.path, [{ id: 'b' }], true, 'none');

    expect(await rowsOf(directory.path)).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('sorts as an array would, whatever ids and order', async () => {
    await using directory = await temporaryDirectory();
    const id = fc.oneof(
      fc.constantFrom('a', 'é', 'stage/1/0', '"q\\', '👩‍🔬', '\ud800'),
      fc.string({ maxLength: 4 }),
    );
    const row = fc.oneof(
      fc.record({ id, text: fc.string() }),
      fc.record({ kind: fc.constant('sample'), id }),
      fc.record({ text: fc.constant('"id":"inner"'), nested: fc.constant({ id: 'inner' }), id }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        await appendAll(directory.path, rows, false, 'completed');

        const expected = [...new Map(rows.map((entry) => [entry.id, entry])).values()].sort((left, right) =>
          left.id < right.id ? -1 : 1,
        );
        expect(await rowsOf(directory.path)).toEqual(expected);
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('sorts more rows than one batch takes, some close together in the file and some far apart', async () => {
    await using directory = await temporaryDirectory();
    const rows = Array.from({ length: 10_000 }, (_, number) => ({
      id: String((number * 7_919) % 10_007).padStart(5, '0'),
      // Every so often one so long that it is no neighbour.
      text: 'x'.repeat(number % 97 === 0 ? 3_000 : number % 13),
    }));
    await appendAll(directory.path, rows, false, 'completed');

    expect(await rowsOf(directory.path)).toEqual(
      rows.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
    );
  });

  it('sorts rows larger than its buffers', async () => {
    await using directory = await temporaryDirectory();
    const rows = Array.from({ length: 12 }, (_, number) => ({
      id: String(11 - number).padStart(2, '0'),
      text: String(number).repeat(number % 5 === 0 ? 5 << 20 : 10),
    }));
    await appendAll(directory.path, rows, false, 'completed');

    expect(await rowsOf(directory.path)).toEqual(rows.reverse());
  });

  it('refuses rows after its end', async () => {
    await using directory = await temporaryDirectory();
    const files = await openRowFiles(directory.path, { keepEarlier: false });
    await files.finish('completed');

    await expect(files.append('samples', { id: 'a' })).rejects.toMatchObject({ code: 'store-closed' });
    await files.close();
  });

  it('names the path when the folder is gone', async () => {
    await using directory = await temporaryDirectory();
    const gone = join(directory.path, 'gone');

    await expect(openRowFiles(gone, { keepEarlier: false })).rejects.toMatchObject({
      code: 'store-failed',
      path: join(gone, 'topics.jsonl'),
    });
  });

  it.runIf(canMount)('says what to do when the disk is full, from append and from the end', async () => {
    await using disk = await smallDisk(1);
    const files = await openRowFiles(disk.path, { keepEarlier: false });
    const appendOn = async (): Promise<void> => {
      for (let number = 0; number < 1_000; number += 1) {
        await files.append('samples', { id: String(number), text: 'x'.repeat(100_000) });
      }
    };

    const refusal = {
      code: 'store-failed',
      message: expect.stringMatching(/samples\.jsonl.*free some space/),
    };
    await expect(appendOn()).rejects.toMatchObject(refusal);
    await expect(files.finish('partial')).rejects.toMatchObject(refusal);
  });

  it.runIf(canMount)('leaves the unsorted rows when there is no room to sort them', async () => {
    await using disk = await smallDisk(1);
    const rows = ['b', 'a'].map((id) => ({ id, text: 'x'.repeat(300_000) }));
    const files = await openRowFiles(disk.path, { keepEarlier: false });
    for (const row of rows) await files.append('samples', row);

    await expect(files.finish('completed')).rejects.toMatchObject({ code: 'store-failed' });
    expect(await rowsOf(disk.path)).toEqual(rows);
    expect((await readdir(disk.path)).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

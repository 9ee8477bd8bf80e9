import { appendFile, readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/files/disk.ts';
import { readJournal } from '../../src/store/journal-reader.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { journalKey, journalValue } from '../support/journal-values.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const count = 40;

describe('readJournal', () => {
  it('finds entries of sealed and open segments, also behind a torn tail and beside a writer, and writes nothing', async () => {
    await using folder = await temporaryDirectory();
    const journal = await openJournal(folder.path, { segmentBytes: 400, batchBytes: 100 });
    for (let number = 0; number < count; number += 1)
      await journal.putIfAbsent(journalKey(number), journalValue(number));
    const names = await readdir(folder.path);
    const segments = names.filter((name) => name.endsWith('.jsonl')).sort();
    expect(segments.length).toBeGreaterThan(2);
    await appendFile(folder.at(segments.at(-1) ?? ''), '0123');
    // The writer still works on the indexes of what it sealed.
    const indexes = segments.slice(0, -1).map((name) => name.replace('.jsonl', '.index'));
    await expect.poll(async () => indexesIn(await readdir(folder.path))).toEqual(indexes);
    const before = await contentOf(folder.path);

    const entries = (await readJournal(folder.path)).open();
    for (let number = 0; number < count; number += 1)
      expect(await entries.get(journalKey(number))).toEqual(journalValue(number));
    expect(await entries.get(journalKey(count))).toBeUndefined();
    await entries.close();

    expect(await contentOf(folder.path)).toEqual(before);
    await journal.close();
  });

  it('reads the bodies of what it is asked for, not those of the sealed segments', async () => {
    await using folder = await temporaryDirectory();
    const journal = await openJournal(folder.path, { segmentBytes: 4000, batchBytes: 100 });
    const body = 'x'.repeat(900);
    for (let number = 0; number < count; number += 1) await journal.putIfAbsent(journalKey(number), body);
    await journal.close();
    let read = 0;
    const counting = {
      ...nodeDisk,
      open: async (...request: Parameters<typeof nodeDisk.open>) => {
        const file = await nodeDisk.open(...request);
        return {
          ...file,
          stat: () => file.stat(),
          close: () => file.close(),
          read: async (...where: Parameters<typeof file.read>) => {
            const { bytesRead } = await file.read(...where);
            read += bytesRead;
            return { bytesRead };
          },
        };
      },
    };

    const entries = (await readJournal(folder.path, counting)).open();
    const indexed = read;
    expect(await entries.get(journalKey(1))).toBe(body);
    await entries.close();

    // One line of each sealed segment is held against its sidecar, and the last segment is scanned.
    expect(indexed).toBeLessThan((count * body.length) / 2);
    expect(read - indexed).toBeLessThan(2 * body.length);
  });

  it('holds nothing where there is no journal', async () => {
    await using folder = await temporaryDirectory();
    const entries = (await readJournal(folder.at('nowhere'))).open();
    expect(await entries.get(journalKey(1))).toBeUndefined();
    await entries.close();
  });
});

async function contentOf(path: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(path);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(`${path}/${name}`, 'utf8')] as const)),
  );
}

/** The indexes that are there, those being written included. */
function indexesIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.includes('.index')).sort();
}

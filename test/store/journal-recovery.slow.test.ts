import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const values: readonly JsonValue[] = Array.from({ length: 12 }, (_, number) => ({
  number,
  text: `é\n"\\frac" 👩‍🔬 ${'x'.repeat((number * 37) % 90)}`,
}));
const keyOf = (number: number): string =>
  number % 3 === 0 ? `name\t${number}` : number.toString(16).padStart(32, '0');

/** The bytes of a one-segment journal and where each record ends. */
async function writeJournal(
  directory: string,
): Promise<{ readonly bytes: Buffer; readonly ends: readonly number[] }> {
  const journal = await openJournal(directory);
  const path = join(directory, 'segment-000001.jsonl');
  const ends: number[] = [];
  for (const [number, value] of values.entries()) {
    await journal.putIfAbsent(keyOf(number), value);
    ends.push((await stat(path)).size);
  }
  await journal.close();
  return { bytes: await readFile(path), ends };
}

async function readAll(directory: string): Promise<{ readonly keys: string[]; readonly dropped: number }> {
  const journal = await openJournal(directory);
  const keys: string[] = [];
  for await (const [key, value] of journal.entries()) {
    expect(value).toEqual(values[keys.length]);
    keys.push(key);
  }
  await journal.close();
  return { keys, dropped: journal.droppedBytes };
}

describe('a journal whose end is torn', () => {
  it('holds exactly the whole records before a cut at any byte, with any garbage after it, and goes on', async () => {
    await using directory = await temporaryDirectory();
    const { bytes, ends } = await writeJournal(directory.path);
    const path = join(directory.path, 'segment-000001.jsonl');
    const tail = fc.oneof(
      fc.constant(new Uint8Array()),
      fc.nat(5_000).map((length) => new Uint8Array(length)),
      fc.uint8Array({ maxLength: 300 }),
      fc.constant(Buffer.from('\n\n')),
    );

    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), tail, async (cut, garbage) => {
        await writeFile(path, Buffer.concat([bytes.subarray(0, cut), garbage]));
        // Garbage may happen to complete the cut record: a newline does.
        const whole = ends.filter((end) => end <= cut || (end === cut + 1 && garbage[0] === 0x0a)).length;

        const { keys, dropped } = await readAll(directory.path);
        expect(keys).toEqual(values.slice(0, whole).map((_, number) => keyOf(number)));
        expect(dropped).toBe(cut + garbage.length - (ends[whole - 1] ?? 0));

        const journal = await openJournal(directory.path);
        expect(journal.droppedBytes).toBe(0);
        for (const [number, value] of values.entries()) {
          const { stored } = await journal.putIfAbsent(keyOf(number), value);
          expect(stored).toBe(number >= whole);
        }
        await journal.close();
        expect(await readFile(path)).toEqual(bytes);
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('holds what it should for every single cut', async () => {
    await using directory = await temporaryDirectory();
    const { bytes, ends } = await writeJournal(directory.path);
    const path = join(directory.path, 'segment-000001.jsonl');
    for (let cut = bytes.length; cut >= 0; cut -= 1) {
      await writeFile(path, bytes.subarray(0, cut));
      const journal = await openJournal(directory.path);
      expect(journal.size).toBe(ends.filter((end) => end <= cut).length);
      await journal.close();
    }
  }, 240_000);
});

describe('a journal that is damaged in the middle', () => {
  it('is refused, naming segment and byte, whichever byte changed', async () => {
    await using directory = await temporaryDirectory();
    const { bytes, ends } = await writeJournal(directory.path);
    const path = join(directory.path, 'segment-000001.jsonl');
    const lastStart = ends[ends.length - 2] ?? 0;

    await fc.assert(
      fc.asyncProperty(fc.nat(lastStart - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        await writeFile(path, changed);

        const start = ends.filter((end) => end <= at).at(-1) ?? 0;
        await expect(openJournal(directory.path)).rejects.toMatchObject({
          code: 'journal-damaged',
          segment: 'segment-000001.jsonl',
          offset: start,
          message: expect.stringMatching(/restore|delete/),
        });
        expect(await readFile(path)).toEqual(changed);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('is refused when a sealed segment is torn and its index is gone', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path, { segmentBytes: 200 });
    for (const [number, value] of values.entries()) await journal.putIfAbsent(keyOf(number), value);
    await journal.close();
    const path = join(directory.path, 'segment-000002.jsonl');
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 1));
    await rm(join(directory.path, 'segment-000002.index'));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: 'segment-000002.jsonl',
    });
  });
});

import { constants } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { ChimeraError } from '../../src/errors/index.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { resultStoreConformance } from '../../src/testing/result-store-conformance.ts';
import { startChild } from '../support/child-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const key = (number: number): string => contentHash('journal test', number);

/** Writes values one by one into small segments. */
async function fill(directory: string, count: number, segmentBytes = 1_000): Promise<void> {
  const journal = await openJournal(directory, { segmentBytes });
  for (let number = 0; number < count; number += 1) {
    await journal.putIfAbsent(key(number), { number, text: 'x'.repeat(100) });
  }
  await journal.close();
}

async function segmentsOf(directory: string, ending = '.jsonl'): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith(ending)).sort();
}

/** The flags with which this process holds a file open, as Linux shows them. */
async function flagsOf(path: string): Promise<number[]> {
  const numbers = await readdir('/proc/self/fd');
  const targets = await Promise.all(numbers.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')));
  const ours = numbers.filter((_, index) => targets[index] === path);
  const infos = await Promise.all(ours.map((one) => readFile(`/proc/self/fdinfo/${one}`, 'utf8')));
  return infos.map((info) => Number.parseInt(/^flags:\s*(\d+)$/mu.exec(info)?.[1] ?? '0', 8));
}

describe('openJournal', () => {
  for (const segmentBytes of [500, 64 << 20]) {
    let directory = '';
    const cases = resultStoreConformance({
      open: async () => {
        directory = await mkdtemp(join(tmpdir(), 'chimera-'));
        return await openJournal(directory, { segmentBytes });
      },
      reopen: async () => {
        // The lock of a process that is gone would be taken over; this one lives on.
        await rm(join(directory, 'lock.json'), { force: true });
        return await openJournal(directory, { segmentBytes });
      },
      cleanUp: () => rm(directory, { recursive: true, force: true }),
    });
    for (const { name, run } of cases) it(`${name} (segments of ${segmentBytes} bytes)`, run);
  }

  it('lets one writer in at a time, in this process and in others, and the next one after it has closed', async () => {
    await using directory = await temporaryDirectory();
    const refused = { name: 'DirectoryError', code: 'directory-locked', directory: directory.path };
    const journal = await openJournal(directory.path);

    await expect(openJournal(directory.path)).rejects.toMatchObject(refused);
    await journal.close();
    const child = startChild('journal-child', [directory.path]);
    await child.next();
    await expect(openJournal(directory.path)).rejects.toMatchObject(refused);
    await child.kill();

    const last = await openJournal(directory.path);
    expect(last.size).toBeGreaterThan(0);
    await last.close();
    expect(await readdir(directory.path)).not.toContain('lock.json');
  });

  it('leaves no lock behind when it cannot read what is there', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 40);
    const [first = ''] = await segmentsOf(directory.path);
    await rm(join(directory.path, first));

    await expect(openJournal(directory.path)).rejects.toBeInstanceOf(ChimeraError);
    expect(await readdir(directory.path)).not.toContain('lock.json');
  });

  it('writes a line of key, checksum and JSON per value', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path);
    await journal.putIfAbsent(key(1), { text: 'a\tb\n\ud800' });
    await journal.close();

    const file = await readFile(join(directory.path, 'segment-000001.jsonl'), 'utf8');
    const body = '{"text":"a\\tb\\n\\ud800"}';
    const checksum = crc32(key(1) + body)
      .toString(16)
      .padStart(8, '0');
    expect(file).toBe(`${key(1)}\t${checksum}\t${body}\n`);
  });

  it('writes the JSON of any value as JSON.stringify does, and reads it back', async () => {
    const long = 'a long "text"\n with σ and \u0000 '.repeat(400);
    const members = fc.oneof(fc.jsonValue(), fc.constantFrom(long, `${long}\ud800`, '\u2028\ud83d\ude00'));
    const values: JsonValue[] = fc.sample(fc.dictionary(fc.string({ unit: 'binary' }), members), {
      seed: 20_261_129,
      numRuns: 40,
    });
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path, { segmentBytes: 50_000 });
    await Promise.all(values.map((value, index) => journal.putIfAbsent(key(index), value)));
    await journal.close();
    const segments = await Promise.all(
      (await segmentsOf(directory.path)).map((name) => readFile(directory.at(name), 'utf8')),
    );
    const bodies = segments.flatMap((text) => text.split('\n').flatMap((line) => line.split('\t')[2] ?? []));

    expect(bodies.length).toBe(values.length);
    expect(bodies.filter((body, index) => body !== JSON.stringify(values[index]))).toEqual([]);
    const again = await openJournal(directory.path);
    for (const [index, value] of values.entries()) {
      expect(JSON.stringify(await again.get(key(index)))).toBe(JSON.stringify(value));
    }
    await again.close();
  });

  it.runIf(process.platform === 'linux')('asks the system to make each write durable', async () => {
    await using directory = await temporaryDirectory();
    const isDurable = async (): Promise<boolean> => {
      const journal = await openJournal(directory.path);
      const flags = await flagsOf(join(directory.path, 'segment-000001.jsonl'));
      await journal.close();
      return flags.length > 0 && flags.every((one) => (one & constants.O_DSYNC) !== 0);
    };

    expect(await isDurable()).toBe(true);
    expect(await isDurable(), 'opened again').toBe(true);
  });

  it('acknowledges what comes at the same time in the order in which it came', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path, { batchBytes: 2_000 });
    const settled: number[] = [];
    await Promise.all(
      Array.from({ length: 100 }, async (_, number) => {
        await journal.putIfAbsent(key(number), 'x'.repeat(number * 10));
        settled.push(number);
      }),
    );
    await journal.close();

    expect(settled).toEqual(Array.from({ length: 100 }, (_, number) => number));
  });

  it('begins a new segment when one is full, and writes an index beside the full one', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 30);

    const segments = await segmentsOf(directory.path);
    expect(segments.length).toBeGreaterThan(3);
    for (const name of segments) {
      expect((await stat(join(directory.path, name))).size).toBeLessThanOrEqual(1_000);
    }
    expect(await segmentsOf(directory.path, '.index')).toEqual(
      segments.slice(0, -1).map((name) => name.replace('.jsonl', '.index')),
    );
  });

  it('opens sealed segments by their indexes alone', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 30);
    const path = join(directory.path, 'segment-000002.jsonl');
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0x20, 0, 40));

    const journal = await openJournal(directory.path);

    expect(journal.size).toBe(30);
    expect(await journal.get(key(0))).toMatchObject({ number: 0 });
    await journal.close();
  });

  it('has each line in the index of its segment, however many writers wait as that is sealed', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path, { segmentBytes: 1_000, batchBytes: 300 });
    const writer = async (first: number): Promise<void> => {
      for (let number = first; number < 200; number += 8) {
        await journal.putIfAbsent(key(number), { number, text: 'x'.repeat(100) });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, first) => writer(first)));
    await journal.close();

    const again = await openJournal(directory.path);
    expect(again.size).toBe(200);
    for (let number = 0; number < 200; number += 1)
      expect(await again.get(key(number))).toMatchObject({ number });
    await again.close();
    expect((await segmentsOf(directory.path)).length).toBeGreaterThan(10);
  });

  it('scans a segment whose index is missing, damaged or of another length, and writes the index again', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 30);
    const indexes = (await segmentsOf(directory.path, '.index')).map((name) => join(directory.path, name));
    const [first = '', second = '', third = ''] = indexes;
    const originals = await Promise.all(indexes.map((path) => readFile(path)));
    await rm(first);
    const flipped = Buffer.from(originals[1] ?? []);
    flipped[30] = (flipped[30] ?? 0) ^ 1;
    await writeFile(second, flipped);
    await truncate(third, 44);

    const journal = await openJournal(directory.path);

    for (let number = 0; number < 30; number += 1) {
      expect(await journal.get(key(number))).toMatchObject({ number });
    }
    await journal.close();
    expect(await Promise.all(indexes.map((path) => readFile(path)))).toEqual(originals);
  });

  it('names segment and byte when a sealed record turns out damaged on reading', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 30);
    const path = join(directory.path, 'segment-000001.jsonl');
    const bytes = await readFile(path);
    const offset = bytes.indexOf(0x0a) + 1;
    bytes[offset + 60] = 0x21;
    await writeFile(path, bytes);

    const journal = await openJournal(directory.path);

    await expect(journal.get(key(1))).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: 'segment-000001.jsonl',
      offset,
    });
    expect(await journal.get(key(0))).toMatchObject({ number: 0 });
    await journal.close();
  });

  it('refuses a journal with a segment missing in the middle', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 30);
    await rm(join(directory.path, 'segment-000002.jsonl'));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      code: 'journal-damaged',
      segment: 'segment-000002.jsonl',
      offset: null,
      message:
        'journal segment segment-000002.jsonl is missing before later ones; restore the file from a copy, or make an empty file of that name to ask its replies again',
    });

    await writeFile(join(directory.path, 'segment-000002.jsonl'), '');
    const journal = await openJournal(directory.path);
    expect(journal.size).toBeGreaterThan(0);
    expect(journal.size).toBeLessThan(30);
    await journal.close();
  });

  it('stores nothing, and goes on, when a value is no JSON', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path);
    // @ts-expect-error a caller without types may hand in anything
    await expect(journal.putIfAbsent(key(1), undefined)).rejects.toMatchObject({ code: 'store-failed' });

    expect(await journal.has(key(1))).toBe(false);
    expect(await journal.putIfAbsent(key(1), 1)).toEqual({ stored: true, value: 1 });
    await journal.close();
  });

  it('reads many segments at the same time with few files open', async () => {
    await using directory = await temporaryDirectory();
    await fill(directory.path, 300, 150);
    const journal = await openJournal(directory.path);

    const found = await Promise.all(Array.from({ length: 300 }, (_, number) => journal.get(key(number))));

    expect(found).toEqual(Array.from({ length: 300 }, (_, number) => expect.objectContaining({ number })));
    await journal.close();
  });

  it('refuses options that it does not know, before it makes a folder', async () => {
    await using directory = await temporaryDirectory();
    const options: object = { segmentBytes: 0, sync: false };

    await expect(openJournal(join(directory.path, 'new'), options)).rejects.toThrow(
      /openJournal\.segmentBytes: must be a whole number of at least 1, got 0.*openJournal\.sync: is an unknown option/su,
    );
    await expect(openJournal('')).rejects.toThrow('openJournal.directory: must be a non-empty string');
    expect(await readdir(directory.path)).toEqual([]);
  });

  it('names the path when it cannot be opened', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'file'), '');

    await expect(openJournal(join(directory.path, 'file'))).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining(join(directory.path, 'file')),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { openJournal } from '../../src/store/journal-store.ts';
import { startChild } from '../support/child-process.ts';
import { journalKey, journalValue } from '../support/journal-values.ts';
import { canMountDisk, smallDisk } from '../support/small-disk.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Lets a child write until it has acknowledged so many values, and kills it. Returns all numbers it acknowledged. */
async function writeAndKill(
  directory: string,
  from: number,
  count: number,
  manner: string,
): Promise<number[]> {
  const child = startChild('journal-child', [directory, String(from), manner]);
  const messages: unknown[] = [];
  while (messages.length < count) messages.push(await child.next());
  messages.push(...(await child.kill()));
  return messages.map(storedNumber);
}

function storedNumber(message: unknown): number {
  if (typeof message === 'object' && message !== null && 'stored' in message) return Number(message.stored);
  throw new Error(`unexpected message ${JSON.stringify(message)}`);
}

/** Returns those numbers whose values cannot be read back. */
async function missingOf(directory: string, numbers: Iterable<number>): Promise<number[]> {
  const journal = await openJournal(directory);
  const missing: number[] = [];
  for (const number of numbers) {
    const value = await journal.get(journalKey(number));
    if (JSON.stringify(value) !== JSON.stringify(journalValue(number))) missing.push(number);
  }
  await journal.close();
  return missing;
}

describe('a journal whose process is killed', () => {
  it('holds every value that it acknowledged, kill after kill', async () => {
    await using directory = await temporaryDirectory();
    const stored = new Set<number>();
    for (const count of [1, 40, 333, 7, 150, 800]) {
      const from = Math.max(-1, ...stored) + 1;
      for (const number of await writeAndKill(directory.path, from, count, 'honest')) stored.add(number);

      expect(await missingOf(directory.path, stored)).toEqual([]);
    }
    expect(stored.size).toBeGreaterThanOrEqual(1_331);
  });

  it('is caught by this test when it acknowledges what it did not write', async () => {
    await using directory = await temporaryDirectory();
    const stored = await writeAndKill(directory.path, 1, 100, 'liar');

    expect(await missingOf(directory.path, stored)).toContain(10);
  });
});

/** Lets a child write until the disk refuses, and gives what it says then. */
async function writeUntilRefused(directory: string, shell?: string): Promise<unknown> {
  const child = startChild('journal-child', [directory], shell === undefined ? {} : { shell });
  try {
    while (true) {
      const message = await child.next();
      if (typeof message === 'object' && message !== null && 'failure' in message) return message;
    }
  } finally {
    await child.kill();
  }
}

async function expectOrderlyRefusal(directory: string, message: unknown, remedy: RegExp): Promise<void> {
  const refusal = { code: 'store-failed', message: expect.stringMatching(remedy) };
  expect(message).toMatchObject({ failure: refusal, again: refusal, readable: expect.any(Array) });
  const readable =
    typeof message === 'object' &&
    message !== null &&
    'readable' in message &&
    Array.isArray(message.readable)
      ? message.readable.map(Number)
      : [];
  expect(readable.length).toBeGreaterThan(10);
  expect(await missingOf(directory, readable)).toEqual([]);
}

const canMount = await canMountDisk();

describe('a journal on a disk that takes no more', () => {
  it('rejects every put, naming path and remedy, and still returns what it acknowledged', async () => {
    await using directory = await temporaryDirectory();
    const message = await writeUntilRefused(directory.path, 'ulimit -f 600');

    await expectOrderlyRefusal(
      directory.path,
      message,
      /segment-000001\.jsonl.*limit on file sizes.*run again/,
    );
    const journal = await openJournal(directory.path);
    expect(journal.droppedBytes).toBe(0);
    expect(await journal.putIfAbsent(journalKey(1_000_000), 'x')).toEqual({ stored: true, value: 'x' });
    await journal.close();
  });

  it.runIf(canMount)('does so when the disk is really full', async () => {
    await using disk = await smallDisk(2);
    const message = await writeUntilRefused(disk.path);

    await expectOrderlyRefusal(disk.path, message, /ENOSPC.*free some space.*acknowledged is kept/);
  });
});

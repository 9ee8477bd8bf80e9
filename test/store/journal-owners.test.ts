import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { type Journal, openJournal } from '../../src/store/journal-store.ts';
import { startChild } from '../support/child-process.ts';
import { journalKey, journalValue } from '../support/journal-values.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const key = (number: number): string => contentHash('owners', number);
const locked = { name: 'DirectoryError', code: 'directory-locked' };

/** Makes the lock look as if a process of another host held it and had not been heard of for a while. */
async function seemsSilent(directory: TemporaryDirectory, silentMs = 70_000): Promise<void> {
  const path = directory.at('lock.json');
  const record = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(
    path,
    `${JSON.stringify({ ...record, host: 'elsewhere', heartbeat: Date.now() - silentMs })}\n`,
  );
}

async function valuesIn(directory: TemporaryDirectory): Promise<ReadonlyMap<string, unknown>> {
  const journal = await openJournal(directory.path);
  const values = new Map<string, unknown>();
  for await (const [name, value] of journal.entries()) values.set(name, value);
  await journal.close();
  return values;
}

describe('a journal that another process took over', () => {
  it('takes nothing more from the first owner, and loses nothing of either', async () => {
    await using directory = await temporaryDirectory();
    const first = await openJournal(directory.path);
    await first.putIfAbsent(key(1), 'first');
    await seemsSilent(directory);

    const second = await openJournal(directory.path);
    expect(await second.putIfAbsent(key(2), 'second')).toEqual({ stored: true, value: 'second' });
    await expect(first.putIfAbsent(key(2), 'late')).rejects.toMatchObject({
      ...locked,
      message: expect.stringMatching(/no longer this process's: process \d+ on host .* took it over/),
    });
    await expect(first.putIfAbsent(key(3), 'later')).rejects.toMatchObject(locked);
    await first.close();
    await second.putIfAbsent(key(4), 'after');
    await second.close();

    expect(await valuesIn(directory)).toEqual(
      new Map([
        [key(1), 'first'],
        [key(2), 'second'],
        [key(4), 'after'],
      ]),
    );
    const segments = (await readdir(directory.path)).filter((name) => name.endsWith('.jsonl'));
    expect(segments).toEqual([
      'segment-000001.jsonl',
      expect.stringMatching(/^segment-000002\.e001-[0-9a-f]{8}\.jsonl$/),
    ]);
  });

  it('counts what the first owner wrote late after all that its successor acknowledged', async () => {
    await using directory = await temporaryDirectory();
    const first = await openJournal(directory.path);
    await first.putIfAbsent(key(1), 'first');
    const before = await readFile(directory.at('segment-000001.jsonl'));
    await seemsSilent(directory);
    const second = await openJournal(directory.path);
    await second.putIfAbsent(key(2), 'second');
    // A write that was under way when its process was stopped, of the same key and of another, and a torn one.
    await first.close();
    const other = await temporaryDirectory();
    const elsewhere = await openJournal(other.path);
    await elsewhere.putIfAbsent(key(2), 'late');
    await elsewhere.putIfAbsent(key(3), 'surplus');
    await elsewhere.close();
    const late = await readFile(other.at('segment-000001.jsonl'));
    await other[Symbol.asyncDispose]();
    await writeFile(
      directory.at('segment-000001.jsonl'),
      Buffer.concat([before, late, late.subarray(0, 60)]),
    );
    await writeFile(directory.at('segment-000002.jsonl'), late);
    await second.close();

    expect(await valuesIn(directory)).toEqual(
      new Map([
        [key(1), 'first'],
        [key(2), 'second'],
        [key(3), 'surplus'],
      ]),
    );
  });

  it('is passed from owner to owner, each with its own segments', async () => {
    await using directory = await temporaryDirectory();
    const owners: Journal[] = [];
    for (let number = 0; number < 4; number += 1) {
      if (number > 0) await seemsSilent(directory);
      const journal = await openJournal(directory.path, { segmentBytes: 200 });
      for (let part = 0; part < 5; part += 1)
        await journal.putIfAbsent(key(number * 5 + part), { number, text: 'x'.repeat(100) });
      owners.push(journal);
    }
    const settled = await Promise.allSettled(
      owners.map((one, index) => one.putIfAbsent(key(100 + index), index)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    for (const owner of owners) await owner.close();

    const values = await valuesIn(directory);
    expect(values.size).toBe(21);
    expect(values.get(key(103))).toBe(3);
  });

  it('is not its former owner’s when the lock was deleted either', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path);
    await rm(directory.at('lock.json'));

    await expect(journal.putIfAbsent(key(1), 1)).rejects.toMatchObject({
      ...locked,
      message: expect.stringMatching(/lock .* is gone/),
    });
    await journal.close();
  });
});

describe('the lock of a journal', () => {
  it('is not taken from a process of another space of process ids, though its pid is dead here', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path);
    const record = JSON.parse(await readFile(directory.at('lock.json'), 'utf8'));
    await journal.close();
    const container = { ...record, pid: 4_000_000, namespace: 'pid:[1]' };
    const leave = (heartbeat: number): Promise<void> =>
      writeFile(directory.at('lock.json'), `${JSON.stringify({ ...container, heartbeat })}\n`);

    await leave(Date.now() - 30_000);
    await expect(openJournal(directory.path)).rejects.toMatchObject(locked);
    await leave(Date.now() - 70_000);
    const taken = await openJournal(directory.path);
    await taken.putIfAbsent(key(1), 1);
    await taken.close();
    expect(await readdir(directory.path)).toContainEqual(expect.stringMatching(/^segment-000002\.e001-/));
  });

  it('is refused at once when it is a link that leads nowhere', async () => {
    await using directory = await temporaryDirectory();
    await symlink(directory.at('nowhere'), directory.at('lock.json'));

    await expect(openJournal(directory.path)).rejects.toMatchObject({
      ...locked,
      message: expect.stringMatching(/link that leads nowhere; delete it/),
    });
    expect(await readdir(directory.path)).toEqual(['lock.json']);
  });

  it('takes away what interrupted processes left beside it', async () => {
    await using directory = await temporaryDirectory();
    const journal = await openJournal(directory.path);
    const record = JSON.parse(await readFile(directory.at('lock.json'), 'utf8'));
    await journal.close();
    const dead = `${JSON.stringify({ ...record, pid: 4_000_000 })}\n`;
    const alive = `${JSON.stringify(record)}\n`;
    const left = ['lock.json.4000000-0123456789ab.tmp', 'lock.json.0123456789abcdef'];
    for (const name of left) await writeFile(directory.at(name), dead);
    await writeFile(directory.at(`lock.json.${process.pid}-0123456789abcdef.tmp`), alive);

    await (await openJournal(directory.path)).close();

    const names = await readdir(directory.path);
    for (const name of left) expect(names).not.toContain(name);
    expect(names).toContain(`lock.json.${process.pid}-0123456789abcdef.tmp`);
  });
});

describe('a process that was stopped while another took its journal over', () => {
  it('says so when it goes on, and what both acknowledged is there', async () => {
    await using directory = await temporaryDirectory();
    const child = startChild('journal-child', [directory.path, '0', 'honest']);
    const acknowledged: number[] = [];
    const note = (message: unknown): unknown => {
      if (typeof message === 'object' && message !== null && 'stored' in message)
        acknowledged.push(Number(message.stored));
      return message;
    };
    while (acknowledged.length < 60) note(await child.next());
    process.kill(child.pid, 'SIGSTOP');
    await seemsSilent(directory);
    const successor = await openJournal(directory.path);
    for (let number = 0; number < 400; number += 1) {
      const { value } = await successor.putIfAbsent(journalKey(number), journalValue(number));
      expect(value).toEqual(journalValue(number));
    }
    process.kill(child.pid, 'SIGCONT');
    let last: unknown = null;
    do last = note(await child.next());
    while (typeof last === 'object' && last !== null && !('failure' in last));

    expect(last).toMatchObject({
      failure: { code: 'directory-locked' },
      again: { code: 'directory-locked' },
    });
    await successor.close();
    const values = await valuesIn(directory);
    for (const number of [...acknowledged, ...Array.from({ length: 400 }, (_, index) => index)])
      expect(values.get(journalKey(number))).toEqual(journalValue(number));
    await child.kill();
  });
});

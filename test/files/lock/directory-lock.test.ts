import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDirectory } from '../../../src/files/lock/directory-lock.ts';
import { encodeLock, type LockRecord, type LockWitness } from '../../../src/files/lock/lock-record.ts';
import {
  type ProcessState,
  readProcessIdentity,
  readProcessState,
} from '../../../src/files/lock/process-identity.ts';
import { startChild } from '../../support/child-process.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const now = Date.UTC(2026, 0, 1);
const alive = (startTime: string | null): ProcessState => ({ kind: 'alive', startTime });
const holder: LockRecord = {
  host: 'here',
  bootId: 'boot-1',
  pid: 4_321,
  startTime: '100',
  since: now - 300_000,
  heartbeat: now - 200_000,
};

function witness(state: ProcessState, pid = 1_234): LockWitness {
  return {
    identity: { host: 'here', bootId: 'boot-1', pid, startTime: '200' },
    now: () => now,
    processState: async (asked) => (asked === pid ? alive('200') : state),
  };
}

async function leaveLock(directory: string, record: Partial<LockRecord>): Promise<void> {
  await writeFile(join(directory, 'lock.json'), encodeLock({ ...holder, ...record }));
}

describe('lockDirectory', () => {
  it('writes who holds the folder since when, and leaves nothing when given back', async () => {
    await using directory = await temporaryDirectory();
    const lock = await lockDirectory(directory.path);

    const record = JSON.parse(await readFile(lock.path, 'utf8'));
    expect(record).toMatchObject(await readProcessIdentity());
    expect(await readdir(directory.path)).toEqual(['lock.json']);

    await lock.release();
    await lock.release();
    expect(await readdir(directory.path)).toEqual([]);
  });

  it('removes what processes left that were interrupted while they took it, and nothing of living ones', async () => {
    await using directory = await temporaryDirectory();
    const dead = encodeLock({ ...holder, pid: 4_321 });
    const living = encodeLock({ ...holder, pid: 1_234, startTime: '200', heartbeat: now });
    const right = 'lock.json.0123456789abcdef';
    for (const name of ['lock.json.4321-0123456789abcdef.tmp', right, `${right}.4321-fedcba9876543210.tmp`])
      await writeFile(join(directory.path, name), dead);
    const kept = ['lock.json.1234-0123456789abcdef.tmp', 'lock.json.notes', 'lock.jsonl'];
    await writeFile(join(directory.path, kept[0] ?? ''), living);
    for (const name of kept.slice(1)) await writeFile(join(directory.path, name), dead);

    const lock = await lockDirectory(directory.path, witness({ kind: 'dead' }));

    expect((await readdir(directory.path)).sort()).toEqual([...kept, 'lock.json'].sort());
    await lock.release();
  });

  it('refuses a second opening by the same process', async () => {
    await using directory = await temporaryDirectory();
    const lock = await lockDirectory(directory.path);

    await expect(lockDirectory(directory.path)).rejects.toMatchObject({
      code: 'directory-locked',
      directory: directory.path,
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await lock.release();
    await (await lockDirectory(directory.path)).release();
  });

  it.each<[string, Partial<LockRecord>, ProcessState]>([
    ['its process runs', {}, alive('100')],
    ['its process runs and start times cannot be told', {}, alive(null)],
    ['its process runs and noted no start time', { startTime: null }, alive('300')],
    [
      'the machine was started anew, or its name is shared, a minute ago',
      { bootId: 'boot-0', heartbeat: now - 60_000 },
      { kind: 'dead' },
    ],
    ['another host showed life a minute ago', { host: 'there', heartbeat: now - 60_000 }, { kind: 'dead' }],
  ])('refuses a folder when %s, naming the holder and the remedy', async (_, record, state) => {
    await using directory = await temporaryDirectory();
    await leaveLock(directory.path, record);

    const host = record.host ?? 'here';
    await expect(lockDirectory(directory.path, witness(state))).rejects.toMatchObject({
      code: 'directory-locked',
      message: expect.stringMatching(
        new RegExp(`process 4321 on host ${host} since 2025-12-31T23:55:00.000Z; wait .* or choose`),
      ),
    });
    expect(await readdir(directory.path)).toEqual(['lock.json']);
  });

  it.each<[string, Partial<LockRecord>, ProcessState]>([
    ['its process is gone', {}, { kind: 'dead' }],
    ['its pid belongs to a later process', {}, alive('101')],
    ['the machine was started anew a while ago', { bootId: 'boot-0', heartbeat: now - 60_001 }, alive('100')],
    ['another host fell silent', { host: 'there', heartbeat: now - 60_001 }, alive('100')],
  ])('takes a folder over when %s', async (_, record, state) => {
    await using directory = await temporaryDirectory();
    await leaveLock(directory.path, record);

    const lock = await lockDirectory(directory.path, witness(state));

    expect(JSON.parse(await readFile(lock.path, 'utf8'))).toMatchObject({ pid: 1_234, since: now });
    expect(await readdir(directory.path)).toEqual(['lock.json']);
    await lock.release();
  });

  it('says when a folder becomes free whose holder cannot be looked up', async () => {
    await using directory = await temporaryDirectory();
    await leaveLock(directory.path, { bootId: 'boot-0', heartbeat: now - 5_000 });

    await expect(lockDirectory(directory.path, witness({ kind: 'dead' }))).rejects.toThrow(
      'this folder is free 60 seconds after it was last renewed (2025-12-31T23:59:55.000Z)',
    );
  });

  it('judges a lock that says nothing by its age', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'lock.json'), '');
    const at = (time: number): Partial<LockWitness> => ({ ...witness({ kind: 'dead' }), now: () => time });

    await expect(lockDirectory(directory.path, at(Date.now()))).rejects.toMatchObject({
      code: 'directory-locked',
    });
    await (await lockDirectory(directory.path, at(Date.now() + 120_000))).release();
  });

  it('renews its sign of life in its own lock file only', async () => {
    await using directory = await temporaryDirectory();
    let time = now;
    const lock = await lockDirectory(directory.path, { ...witness({ kind: 'dead' }), now: () => time });
    time += 10_000;
    await lock.beat();
    expect(JSON.parse(await readFile(lock.path, 'utf8'))).toMatchObject({ since: now, heartbeat: time });

    const other = witness({ kind: 'dead' }, 77);
    const successor = await lockDirectory(directory.path, {
      ...other,
      processState: async () => ({ kind: 'dead' }),
    });
    const theirs = await readFile(lock.path, 'utf8');
    await lock.beat();
    await lock.release();
    expect(await readFile(lock.path, 'utf8')).toBe(theirs);
    await successor.release();
  });

  it('lets one of many take over a stale lock', async () => {
    await using directory = await temporaryDirectory();
    const living = new Set(Array.from({ length: 6 }, (_, racer) => racer + 1));
    for (let round = 0; round < 40; round += 1) {
      await leaveLock(directory.path, { since: now - round });
      const takes = await Promise.allSettled(
        [...living].map((pid) =>
          lockDirectory(directory.path, {
            ...witness({ kind: 'dead' }, pid),
            processState: async (asked) => (living.has(asked) ? alive('200') : { kind: 'dead' }),
          }),
        ),
      );
      const winners = takes.filter((take) => take.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await readdir(directory.path)).toEqual(['lock.json']);
      for (const { value } of winners) await value.release();
    }
  });
});

describe('lockDirectory between processes', () => {
  it('is refused while the other lives and taken over when it was killed', async () => {
    await using directory = await temporaryDirectory();
    const child = startChild('lock-child', [directory.path]);
    expect(await child.next()).toEqual({ ready: true });
    child.send({ take: true });
    expect(await child.next()).toEqual({ taken: true });

    await expect(lockDirectory(directory.path)).rejects.toMatchObject({
      message: expect.stringContaining(`process ${child.pid} on host`),
    });
    await child.kill();
    await (await lockDirectory(directory.path)).release();
  });

  it('goes to one of two that find the same stale lock', async () => {
    await using directory = await temporaryDirectory();
    const children = [startChild('lock-child', [directory.path]), startChild('lock-child', [directory.path])];
    for (const child of children) await child.next();
    const stale = { ...holder, ...(await readProcessIdentity()), startTime: '1' };
    for (let round = 0; round < 60; round += 1) {
      await leaveLock(directory.path, { ...stale, since: now - round });
      for (const child of children) child.send({ take: true });
      const said = await Promise.all(children.map((child) => child.next()));
      expect(said.filter((answer) => JSON.stringify(answer) === '{"taken":true}')).toHaveLength(1);
      for (const child of children) child.send({ release: true });
      await Promise.all(children.map((child) => child.next()));
    }
    for (const child of children) await child.kill();
  });
});

describe('readProcessState', () => {
  it('tells living processes from dead ones', async () => {
    const child = startChild('lock-child', ['/']);
    await child.next();
    expect(await readProcessState(child.pid)).toMatchObject({ kind: 'alive' });
    await child.kill();

    expect(await readProcessState(child.pid)).toEqual({ kind: 'dead' });
    expect(await readProcessState(process.pid)).toMatchObject({ kind: 'alive' });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, link, lstat, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DirectoryError } from '../../errors/directory-error.ts';
import { errorCode, storeFailure } from '../store-failure.ts';
import { heldLock } from './held-lock.ts';
import {
  decodeLock,
  encodeLock,
  HEARTBEAT_LIMIT_MS,
  type HolderState,
  holderState,
  isWithinSight,
  type LockRecord,
  type LockWitness,
} from './lock-record.ts';
import { readProcessIdentity, readProcessState } from './process-identity.ts';

const HEARTBEAT_MS = 10_000;

/** Looks at a lock that comes and goes, after which it is given up: others take it turn by turn. */
const MOST_LOOKS = 10_000;

/** A lock that is held. */
export interface DirectoryLock {
  readonly path: string;
  /** Random name of this holding. */
  readonly id: string;
  /**
   * What was found: nothing, the lock of a process that is gone for certain, or of one that fell silent and may still
   * write, should it only have been stopped.
   */
  readonly found: 'free' | 'gone' | 'silent';
  /** Says in the lock file that the holder lives; done by itself every 10 seconds. */
  beat(): Promise<void>;
  /**
   * Looks whether the lock is still this holder's.
   *
   * @throws {DirectoryError} `directory-locked`, when another process has taken it over, or it was removed.
   */
  assertOwn(): Promise<void>;
  /** Releases the folder. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder, so that one process at a time, and once within it, writes there. A lock whose holder is
 * gone is taken over.
 *
 * @param witness - the asking process, the time and the running processes; by default the real ones
 * @throws {DirectoryError} `directory-locked`, naming the holder, when it is alive.
 */
export async function lockDirectory(
  directory: string,
  witness: Partial<LockWitness> = {},
): Promise<DirectoryLock> {
  const taker: Taker = {
    identity: witness.identity ?? (await readProcessIdentity()),
    now: witness.now ?? Date.now,
    processState: witness.processState ?? readProcessState,
    directory,
  };
  const path = join(directory, 'lock.json');
  const { file, record, found } = await take(path, taker);
  await removeLeftovers(path, taker).catch(() => undefined);
  const beat = async (): Promise<void> => {
    // Through the handle: should another machine have taken over, its lock file is not ours to touch.
    await file.write(Buffer.from(encodeLock({ ...record, heartbeat: taker.now() })), undefined, undefined, 0);
  };
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MS);
  timer.unref();
  let releasing: Promise<void> | undefined;
  return {
    path,
    id: record.id,
    found,
    beat,
    assertOwn: heldLock({ path, file, id: record.id, directory }),
    release() {
      clearInterval(timer);
      releasing ??= giveBack(path, { file, record });
      return releasing;
    },
  };
}

interface Taker extends LockWitness {
  readonly directory: string;
}

interface TakenLock {
  readonly file: FileHandle;
  readonly record: LockRecord & { readonly id: string };
  readonly found: DirectoryLock['found'];
}

/**
 * Makes the lock file, complete from its first moment, or replaces a stale one.
 *
 * Only the holder of a second lock, named after the content that was found stale, may replace it. Otherwise a slow process
 * could replace the fresh lock of a faster one instead of the stale lock that it had seen.
 */
async function take(path: string, taker: Taker): Promise<TakenLock> {
  const now = taker.now();
  const id = randomBytes(8).toString('hex');
  const record = { ...taker.identity, id, since: now, heartbeat: now };
  const own = `${path}.${taker.identity.pid}-${id}.tmp`;
  const file = await open(own, 'wx');
  try {
    await file.writeFile(encodeLock(record));
    await file.sync();
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      if (await linkIfAbsent(own, path)) {
        // Its other name is the lock now; one that stays is removed by the next one.
        await rm(own, { force: true }).catch(() => undefined);
        return { file, record, found: 'free' };
      }
      const lock = await readLock(path);
      if (lock === undefined) {
        await refuseEmptyLink(path, taker);
        continue;
      }
      const state = await stateOf(lock, taker);
      if (state === 'alive') throw lockedError(taker, lock, path);
      if (await replace(path, own, lock, taker)) return { file, record, found: state };
    }
    throw unreadableError(taker, path, 'a lock that comes and goes');
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(own, { force: true }).catch(() => undefined);
    throw error;
  }
}

interface FoundLock {
  readonly text: string;
  readonly record: LockRecord | undefined;
  readonly modifiedMs: number;
}

async function replace(path: string, own: string, found: FoundLock, taker: Taker): Promise<boolean> {
  const digest = createHash('sha256').update(found.text).digest('hex').slice(0, 16);
  const rightPath = `${path}.${digest}`;
  const right = await take(rightPath, taker);
  try {
    if ((await readLock(path))?.text !== found.text) return false;
    await rename(own, path);
    return true;
  } finally {
    await giveBack(rightPath, right);
  }
}

async function linkIfAbsent(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(path: string): Promise<FoundLock | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return { text, record: decodeLock(text), modifiedMs: (await stat(path)).mtimeMs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A link that leads nowhere exists for the creator of the file, and does not exist for its readers. */
async function refuseEmptyLink(path: string, taker: Taker): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isSymbolicLink() !== true || (await stat(path).catch(() => undefined)) !== undefined) return;
  throw unreadableError(taker, path, 'a link that leads nowhere');
}

/** A file that says nothing readable is judged by its age: another process may be writing it. */
async function stateOf({ record, modifiedMs }: FoundLock, taker: Taker): Promise<HolderState> {
  if (record === undefined) return taker.now() - modifiedMs > HEARTBEAT_LIMIT_MS ? 'silent' : 'alive';
  return await holderState(record, taker);
}

async function giveBack(path: string, { file, record }: Pick<TakenLock, 'file' | 'record'>): Promise<void> {
  try {
    const own = await file.stat();
    const current = await stat(path).catch(() => undefined);
    if (current !== undefined && current.ino === own.ino && current.dev === own.dev) {
      await rm(path, { force: true });
    }
  } catch (error) {
    // A file that cannot be removed says at least that it is held no more: this process may live on for long.
    const released = Buffer.from(encodeLock({ ...record, released: true }));
    await file.write(released, undefined, undefined, 0).catch(() => undefined);
    throw storeFailure('release the lock', path, error);
  } finally {
    // What was written through it has served its purpose.
    await file.close().catch(() => undefined);
  }
}

/** Removes what processes left that were interrupted while they took the lock. */
async function removeLeftovers(path: string, taker: Taker): Promise<void> {
  const folder = dirname(path);
  const leftover = /^\.(?:[0-9a-f]{16}(?:\..+)?|\d+-[0-9a-f]{12,16}\.tmp)$/;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(basename(path)) || !leftover.test(name.slice(basename(path).length))) continue;
    const found = await readLock(join(folder, name));
    if (found !== undefined && (await stateOf(found, taker)) !== 'alive')
      await rm(join(folder, name), { force: true });
  }
}

function lockedError({ directory, identity }: Taker, { record }: FoundLock, path: string): DirectoryError {
  const remedy =
    record === undefined || isWithinSight(record, identity)
      ? 'wait for that run to end, or choose another directory'
      : `wait for that run to end, or choose another directory; should it have ended with its machine, this folder is free ${HEARTBEAT_LIMIT_MS / 1000} seconds after it was last renewed (${new Date(record.heartbeat).toISOString()})`;
  const holder =
    record === undefined
      ? `a process that left no readable name in ${path}; try again in a minute, or delete that file`
      : `process ${record.pid} on host ${record.host} since ${new Date(record.since).toISOString()}; ${remedy}`;
  return new DirectoryError(`directory ${directory} is in use by ${holder}`, {
    code: 'directory-locked',
    directory,
  });
}

function unreadableError({ directory }: Taker, path: string, what: string): DirectoryError {
  return new DirectoryError(
    `directory ${directory} cannot be locked: ${path} is ${what}; delete it when no run is at work there`,
    { code: 'directory-locked', directory },
  );
}

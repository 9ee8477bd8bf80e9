import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DirectoryError } from '../../errors/directory-error.ts';
import { errorCode } from '../store-failure.ts';
import {
  decodeLock,
  encodeLock,
  HEARTBEAT_LIMIT_MS,
  isOfThisMachine,
  isStale,
  type LockRecord,
  type LockWitness,
} from './lock-record.ts';
import { readProcessIdentity, readProcessState } from './process-identity.ts';

const HEARTBEAT_MS = 10_000;

/** A lock that is held. */
export interface DirectoryLock {
  readonly path: string;
  /** Says in the lock file that the holder lives; done by itself every 10 seconds. */
  beat(): Promise<void>;
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
  const { file, record } = await take(path, taker);
  const beat = async (): Promise<void> => {
    // Through the handle: should another machine have taken over, its lock file is not ours to touch.
    await file.write(Buffer.from(encodeLock({ ...record, heartbeat: taker.now() })), undefined, undefined, 0);
  };
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MS);
  timer.unref();
  let releasing: Promise<void> | undefined;
  return {
    path,
    beat,
    release() {
      clearInterval(timer);
      releasing ??= giveBack(path, file);
      return releasing;
    },
  };
}

interface Taker extends LockWitness {
  readonly directory: string;
}

interface TakenLock {
  readonly file: FileHandle;
  readonly record: LockRecord;
}

/**
 * Makes the lock file, complete from its first moment, or replaces a stale one.
 *
 * To replace is the right of whoever holds a second lock, named after the very content that was found stale: else a slow
 * process could replace, instead of the stale lock it had seen, the fresh one of a faster process.
 */
async function take(path: string, taker: Taker): Promise<TakenLock> {
  const now = taker.now();
  const record: LockRecord = { ...taker.identity, since: now, heartbeat: now };
  const own = `${path}.${taker.identity.pid}-${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(own, 'wx');
  try {
    await file.writeFile(encodeLock(record));
    await file.sync();
    while (true) {
      if (await linkIfAbsent(own, path)) {
        await rm(own, { force: true });
        return { file, record };
      }
      const found = await readLock(path);
      if (found === undefined) continue;
      if (!(await isAbandoned(found, taker))) throw lockedError(taker, found, path);
      if (await replace(path, own, found, taker)) return { file, record };
    }
  } catch (error) {
    await file.close();
    await rm(own, { force: true });
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
    await giveBack(rightPath, right.file);
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

/** A file that says nothing readable is judged by its age: another process may be writing it. */
async function isAbandoned({ record, modifiedMs }: FoundLock, taker: Taker): Promise<boolean> {
  if (record === undefined) return taker.now() - modifiedMs > HEARTBEAT_LIMIT_MS;
  return await isStale(record, taker);
}

async function giveBack(path: string, file: FileHandle): Promise<void> {
  try {
    const own = await file.stat();
    const current = await stat(path).catch(() => undefined);
    if (current !== undefined && current.ino === own.ino && current.dev === own.dev) {
      await rm(path, { force: true });
    }
  } finally {
    await file.close();
  }
}

function lockedError({ directory, identity }: Taker, { record }: FoundLock, path: string): DirectoryError {
  const remedy =
    record === undefined || isOfThisMachine(record, identity)
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

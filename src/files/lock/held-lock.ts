import { type FileHandle, readFile, stat } from 'node:fs/promises';
import { DirectoryError } from '../../errors/directory-error.ts';
import { errorCode, storeFailure } from '../store-failure.ts';
import { decodeLock } from './lock-record.ts';

/** Milliseconds after which the lock is read as well: a file system of a network may remember an old state for a while. */
const READ_AFTER_MS = 5_000;

export interface HeldLockParts {
  readonly path: string;
  readonly file: FileHandle;
  readonly id: string;
  readonly directory: string;
}

/**
 * Returns the function by which a holder looks whether a lock is still its own. Cheap enough for each write: it compares the
 * file under the name with the one that is held open, and reads it when it has not done so for a while, as after a stop
 * of the process.
 */
export function heldLock({ path, file, id, directory }: HeldLockParts): () => Promise<void> {
  let own: { readonly ino: number; readonly dev: number } | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    try {
      own ??= await file.stat();
      const now = performance.now();
      const mustRead = now - readAt > READ_AFTER_MS;
      const text = mustRead ? await readFile(path, 'utf8') : null;
      const current = await stat(path);
      if (current.ino !== own.ino || current.dev !== own.dev) throw await lost(path, directory);
      if (text !== null && decodeLock(text)?.id !== id) throw await lost(path, directory);
      if (mustRead) readAt = now;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw await lost(path, directory);
      throw error instanceof DirectoryError ? error : storeFailure('look at the lock', path, error);
    }
  };
}

async function lost(path: string, directory: string): Promise<DirectoryError> {
  const record = decodeLock(await readFile(path, 'utf8').catch(() => ''));
  const holder =
    record === undefined
      ? `its lock ${path} is gone`
      : `process ${record.pid} on host ${record.host} took it over at ${new Date(record.since).toISOString()}, since this one had given no sign of life for a minute`;
  return new DirectoryError(
    `directory ${directory} is no longer this process's: ${holder}; what was acknowledged is kept, and nothing more is written; run again when no other run is at work there`,
    { code: 'directory-locked', directory },
  );
}

import { stat } from 'node:fs/promises';
import { StoreError } from '../errors/store-error.ts';
import { errorCode, storeFailure } from './store-failure.ts';

/** Tells one state of a file from another: which file, how long, when written. Absent files are alike. */
export async function fileStamp(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'absent';
    throw storeFailure('look at a file', path, error);
  }
}

/**
 * Makes sure that what was read from a file was one state of it.
 *
 * @throws {StoreError} When the file is not as it was.
 */
export async function refuseChanged(path: string, stamp: string): Promise<void> {
  if ((await fileStamp(path)) === stamp) return;
  throw new StoreError(`${path} was changed while it was read; try again when no run is at work there`, {
    path,
  });
}

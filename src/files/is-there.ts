import { stat } from 'node:fs/promises';
import { errorCode, storeFailure } from './store-failure.ts';

/** Returns what is at a path; null when nothing is. */
export async function isThere(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw storeFailure('look for a file', path, error);
  }
}

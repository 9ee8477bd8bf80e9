import { readdir } from 'node:fs/promises';
import { storeFailure } from './store-failure.ts';

/**
 * Returns the names in a folder.
 *
 * @throws {StoreError} When it cannot be read.
 */
export async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    throw storeFailure('list the files', directory, error);
  }
}

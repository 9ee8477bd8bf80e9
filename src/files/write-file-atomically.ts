import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { storeFailure } from './store-failure.ts';
import { syncDirectory } from './sync-directory.ts';

/** What to write: the whole content, or a function that writes it piece by piece. */
export type FileContent = string | Uint8Array | ((file: FileHandle) => Promise<void>);

/**
 * Replaces a file so that a reader, or the next process after a crash, sees the old content or the new, never a part.
 *
 * @throws {StoreError} When the file cannot be written; the old content is then still there.
 */
export async function writeFileAtomically(path: string, content: FileContent): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeDurably(temporary, content);
    await rename(temporary, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw storeFailure('write a file', path, error);
  }
}

async function writeDurably(path: string, content: FileContent): Promise<void> {
  const file = await open(path, 'wx');
  try {
    if (typeof content === 'function') await content(file);
    else await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

import { FileBesidePlace, type StagedFile } from './file-beside-place.ts';
import { storeFailure } from './store-failure.ts';

/** What to write: the whole content, or a function that writes it piece by piece. */
export type FileContent = string | Uint8Array | ((file: StagedFile) => Promise<void>);

/**
 * Replaces a file so that a reader, or the next process after a crash, sees the old content or the new, never a part.
 *
 * @throws {StoreError} When the file cannot be written; the old content is then still there.
 */
export async function writeFileAtomically(path: string, content: FileContent): Promise<void> {
  const file = await FileBesidePlace.create(path);
  try {
    if (typeof content === 'function') await content(file);
    else await file.write(content);
    await file.close();
  } catch (error) {
    await file.abandon();
    throw storeFailure('write a file', path, error);
  }
  await file.putInPlace();
}

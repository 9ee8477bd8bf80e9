import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FileBesidePlace, removeQuietly, type StagedFile, temporaryPath } from './file-beside-place.ts';
import { storeFailure } from './store-failure.ts';

/** Files that appear together, whole, or not at all. */
export interface StagedFiles {
  open(target: string): Promise<StagedFile>;
  /** Returns the path of a file for intermediate use beside a target; it goes when the staging ends. */
  scratch(target: string): Promise<string>;
  /** Makes every file durable and then puts each in its place, over what is there. */
  commit(): Promise<void>;
  /** Removes what was not committed. */
  discard(): Promise<void>;
}

/**
 * Begins to write files that no reader sees before they are whole: each is written under a hidden name in the folder of
 * its target, synced, and renamed when all are.
 *
 * @throws {StoreError} From each method, when a file cannot be written.
 */
export function stageFiles(): StagedFiles {
  const files: FileBesidePlace[] = [];
  const scratches: string[] = [];
  return {
    async open(target) {
      await makeFolderOf(target);
      const file = await FileBesidePlace.create(target);
      files.push(file);
      return file;
    },
    async scratch(target) {
      const path = temporaryPath(target);
      await makeFolderOf(path);
      scratches.push(path);
      return path;
    },
    async commit() {
      for (const file of files) await file.close();
      for (const file of [...files]) {
        await file.putInPlace();
        files.shift();
      }
      for (const path of scratches.splice(0)) await removeQuietly(path);
    },
    async discard() {
      for (const file of files.splice(0)) await file.abandon();
      for (const path of scratches.splice(0)) await removeQuietly(path);
    },
  };
}

async function makeFolderOf(path: string): Promise<void> {
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
  } catch (error) {
    throw storeFailure('write a file', path, error);
  }
}

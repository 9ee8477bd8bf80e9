import { mkdir, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FileBesidePlace, removeQuietly, type StagedFile, temporaryPath } from './file-beside-place.ts';
import { storeFailure } from './store-failure.ts';

/**
 * Files that appear together, whole, or not at all. Whenever the process is killed, an earlier one of them is never
 * found beside a later one: some may be missing then.
 */
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
      await putInPlace(files);
      files.length = 0;
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

/**
 * Several files cannot be replaced at one stroke: those that are there go first, so that a kill in between leaves some of the
 * new ones, or none, and never a mixture that looks whole. After a failure the earlier ones are back.
 */
async function putInPlace(files: readonly FileBesidePlace[]): Promise<void> {
  const [only] = files;
  if (only !== undefined && files.length === 1) return await only.putInPlace();
  const aside: (readonly [FileBesidePlace, string | null])[] = [];
  const placed: FileBesidePlace[] = [];
  try {
    for (const file of files) aside.push([file, await file.setAside()]);
    for (const file of files) {
      await file.putInPlace();
      placed.push(file);
    }
  } catch (error) {
    for (const { target } of placed) await removeQuietly(target);
    for (const [{ target }, path] of aside)
      if (path !== null) await rename(path, target).catch(() => undefined);
    throw error;
  }
  for (const [, path] of aside) if (path !== null) await removeQuietly(path);
}

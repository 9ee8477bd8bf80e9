import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigurationError, isChimeraError } from '../errors/index.ts';
import { removeQuietly } from './file-beside-place.ts';
import { fileInTheWay } from './file-in-the-way.ts';
import { isThere } from './is-there.ts';
import { lockDirectory } from './lock/directory-lock.ts';
import { storeFailure } from './store-failure.ts';
import { syncDirectory } from './sync-directory.ts';

/** A folder that is written before it appears. */
export interface StagedFolder {
  /** A new folder. */
  readonly folder: string;
  /** Where it will be: an absolute path. */
  readonly target: string;
  /** Puts the folder in its place, in one step. */
  readonly putInPlace: () => Promise<void>;
  /** Removes what was not put in its place, and lets others write there. */
  readonly leave: () => Promise<void>;
}

/**
 * Prepares to write a folder that appears whole or not at all. It is written in a hidden folder beside its place, which is
 * locked, so that two writers do not meet, and begun again when a process was killed there.
 *
 * @param option - the option that names the place
 * @param refuseFormer - throws when what lies at the place must stay; without it, only an empty folder is replaced
 * @throws {ConfigurationError} When something is there that must stay.
 * @throws {DirectoryError} `directory-locked`, when another process writes there.
 * @throws {StoreError} When the folder cannot be written.
 */
export async function stageFolder(
  option: string,
  place: string,
  refuseFormer?: (target: string) => Promise<void>,
): Promise<StagedFolder> {
  const target = resolve(place);
  const refuse = refuseFormer ?? ((taken: string) => refuseUsed(option, taken));
  const around = join(dirname(target), `.${basename(target)}.writing`);
  const folder = join(around, 'content');
  const former = join(around, 'former');
  const barrier = await fileInTheWay(target);
  if (barrier !== null)
    throw refusal(option, `${target} would lie in ${barrier}, which is a file; name another folder`);
  const lock = await tried(around, async () => {
    const created = await mkdir(around, { recursive: true });
    if (created !== undefined) await syncDirectory(dirname(created));
    return await lockDirectory(around);
  });
  const leave = async (): Promise<void> => {
    for (const path of [folder, former]) await removeQuietly(path);
    await lock.release();
    await rmdir(around).catch(() => undefined);
  };
  try {
    await tried(target, async () => {
      // A process that was killed between the two names left what it was to replace.
      if ((await isThere(target)) === null && (await isThere(former)) !== null) await rename(former, target);
    });
    await tried(target, () => refuse(target));
    await tried(folder, async () => {
      await rm(former, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
    });
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    folder,
    target,
    leave,
    putInPlace: () =>
      tried(target, async () => {
        await lock.assertOwn();
        await syncDirectory(folder);
        // A folder that is not empty by now is not replaced, by either of the two.
        await rmdir(target).catch(() => undefined);
        await refuse(target);
        if (refuseFormer === undefined || (await isThere(target)) === null) await rename(folder, target);
        else await exchange(folder, target, former);
        await syncDirectory(dirname(target));
      }),
  };
}

/** Puts a folder where another is, which is back after a failure. */
async function exchange(folder: string, target: string, former: string): Promise<void> {
  await rename(target, former);
  try {
    await rename(folder, target);
  } catch (error) {
    await rename(former, target).catch(() => undefined);
    throw error;
  }
}

async function refuseUsed(option: string, target: string): Promise<void> {
  const found = await isThere(target);
  if (found === 'file') throw refusal(option, `${target} is a file; name a folder`);
  if (found === null) return;
  const [name] = await tried(target, () => readdir(target));
  if (name === undefined) return;
  throw refusal(
    option,
    `${target} is not empty (it holds ${JSON.stringify(name)}); name a folder that is empty or not there yet`,
  );
}

function refusal(option: string, message: string): ConfigurationError {
  return new ConfigurationError([{ option, message }]);
}

async function tried<Value>(path: string, step: () => Promise<Value>): Promise<Value> {
  try {
    return await step();
  } catch (error) {
    throw isChimeraError(error) ? error : storeFailure('write a folder', path, error);
  }
}

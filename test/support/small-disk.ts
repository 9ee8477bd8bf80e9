import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryDirectory } from './temporary-directory.ts';

const run = promisify(execFile);

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
}

/** Returns a small disk, of a few megabytes, that goes away with its scope. Needs the right to mount. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const directory = await temporaryDirectory();
  const path = join(directory.path, 'disk');
  await mkdir(path);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path]);
  } catch (error) {
    await directory[Symbol.asyncDispose]();
    throw error;
  }
  return {
    path,
    async [Symbol.asyncDispose]() {
      await run('umount', [path]);
      await directory[Symbol.asyncDispose]();
    },
  };
}

/** Tells whether this process may mount a disk. */
export async function canMountDisk(): Promise<boolean> {
  try {
    await (await smallDisk(1))[Symbol.asyncDispose]();
    return true;
  } catch {
    return false;
  }
}

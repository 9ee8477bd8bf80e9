import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFailure } from '../../files/store-failure.ts';

/** A file of a dataset folder. */
export interface LocalFile {
  /** Path from the folder, with forward slashes. */
  readonly path: string;
  /** Path on the disk. */
  readonly place: string;
  readonly size: number;
}

/** Finds the files of a folder, sorted; hidden ones are not part of a dataset. */
export async function localFiles(directory: string): Promise<readonly LocalFile[]> {
  try {
    const names = (await readdir(directory, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
    const files: LocalFile[] = [];
    for (const path of names.sort()) {
      if (path.split('/').some((part) => part.startsWith('.'))) continue;
      const place = join(directory, path);
      const found = await stat(place);
      if (found.isFile()) files.push({ path, place, size: found.size });
    }
    return files;
  } catch (error) {
    throw storeFailure('read a dataset', directory, error);
  }
}

/** What the Hub knows of one of its files. */
export interface RemoteFile {
  readonly size: number;
  /** The hash of git; of the pointer for large files. */
  readonly oid?: string;
  readonly lfs?: { readonly oid: string };
}

/** Tells whether the Hub holds the same bytes under the same path. Reads the file only when the sizes agree. */
export async function isSame({ place, size }: LocalFile, remote: RemoteFile | undefined): Promise<boolean> {
  if (remote === undefined || remote.size !== size) return false;
  if (remote.lfs !== undefined) return (await hashOf(place, 'sha256')) === remote.lfs.oid;
  return (await gitHashOf({ place, size })) === remote.oid;
}

/** The hash by which git, and so the Hub, knows a file that is not large. */
export function gitHashOf({ place, size }: Pick<LocalFile, 'place' | 'size'>): Promise<string> {
  return hashOf(place, 'sha1', `blob ${size}\0`);
}

async function hashOf(place: string, algorithm: string, head = ''): Promise<string> {
  const hash = createHash(algorithm).update(head);
  try {
    for await (const chunk of createReadStream(place)) hash.update(chunk);
  } catch (error) {
    throw storeFailure('read a dataset', place, error);
  }
  return hash.digest('hex');
}

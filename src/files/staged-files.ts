import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, storeFailure } from './store-failure.ts';
import { syncDirectory } from './sync-directory.ts';

/** Bytes gathered before one write. */
const BATCH_BYTES = 1 << 20;

/** A file that is being written beside its place. */
export interface StagedFile {
  /** Where it will be. */
  readonly target: string;
  /** Bytes taken so far. */
  readonly bytes: number;
  write(content: string | Uint8Array): Promise<void>;
}

/** Files that appear together, whole, or not at all. */
export interface StagedFiles {
  open(target: string): Promise<StagedFile>;
  /** Gives the path of a file for intermediate use beside a target; it goes when the staging ends. */
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
  const files: OpenFile[] = [];
  const scratches: string[] = [];
  return {
    async open(target) {
      const file = await OpenFile.create(target);
      files.push(file);
      return file;
    },
    async scratch(target) {
      const path = temporaryPath(target);
      await mkdir(dirname(path), { recursive: true });
      scratches.push(path);
      return path;
    },
    async commit() {
      for (const file of files) await file.close();
      for (const file of [...files]) {
        await file.putInPlace();
        files.shift();
      }
      await removeAll(scratches.splice(0));
    },
    async discard() {
      for (const file of files) await file.abandon();
      await removeAll([...files.splice(0).map(({ temporary }) => temporary), ...scratches.splice(0)]);
    },
  };
}

/** Whether something is at a path. */
export async function isThere(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw storeFailure('look for a file', path, error);
  }
}

class OpenFile implements StagedFile {
  readonly target: string;
  readonly temporary: string;
  bytes = 0;
  readonly #file: FileHandle;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  private constructor(target: string, temporary: string, file: FileHandle) {
    this.target = target;
    this.temporary = temporary;
    this.#file = file;
  }

  static async create(target: string): Promise<OpenFile> {
    const temporary = temporaryPath(target);
    try {
      await mkdir(dirname(temporary), { recursive: true });
      return new OpenFile(target, temporary, await open(temporary, 'wx'));
    } catch (error) {
      throw storeFailure('write a file', target, error);
    }
  }

  async write(content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    this.bytes += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= BATCH_BYTES) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.#file.sync();
      await this.#file.close();
    } catch (error) {
      throw storeFailure('write a file', this.target, error);
    }
  }

  async putInPlace(): Promise<void> {
    try {
      await rename(this.temporary, this.target);
      await syncDirectory(dirname(resolve(this.target)));
    } catch (error) {
      await removeAll([this.temporary]);
      throw storeFailure('write a file', this.target, error);
    }
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const batch = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      await this.#file.writeFile(batch);
    } catch (error) {
      throw storeFailure('write a file', this.target, error);
    }
  }
}

function temporaryPath(target: string): string {
  return join(dirname(resolve(target)), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

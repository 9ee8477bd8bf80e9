import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { StoreError } from '../errors/store-error.ts';
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
  /** Moves parts to the beginning, in their order; they must not overlap. */
  moveToFront(parts: readonly ByteRange[]): Promise<void>;
}

/** Bytes of a file from one position up to another. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file that is written under a hidden name in the folder of its place, synced, and renamed. */
export class FileBesidePlace implements StagedFile {
  readonly target: string;
  bytes = 0;
  #temporary: string;
  #file: FileHandle;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  private constructor(target: string, temporary: string, file: FileHandle) {
    this.target = target;
    this.#temporary = temporary;
    this.#file = file;
  }

  /** Opens the file; its folder must be there. */
  static async create(target: string): Promise<FileBesidePlace> {
    const temporary = temporaryPath(target);
    try {
      return new FileBesidePlace(target, temporary, await open(temporary, 'wx'));
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

  async moveToFront(parts: readonly ByteRange[]): Promise<void> {
    await this.#flush();
    const moved = await FileBesidePlace.create(this.target);
    let at = 0;
    const between = parts.map(({ start, end }) => {
      const before = { start: at, end: start };
      at = end;
      return before;
    });
    const rest = [...between, { start: at, end: this.bytes }].filter(({ start, end }) => end > start);
    try {
      for (const { start, end } of [...parts, ...rest])
        for await (const chunk of createReadStream(this.#temporary, { start, end: end - 1 }))
          await moved.write(chunk);
      await moved.#flush();
    } catch (error) {
      await moved.abandon();
      throw storeFailure('write a file', this.target, error);
    }
    await this.abandon();
    this.#temporary = moved.#temporary;
    this.#file = moved.#file;
  }

  /** Makes what was written durable. */
  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.#file.sync();
      await this.#file.close();
    } catch (error) {
      throw storeFailure('write a file', this.target, error);
    }
  }

  /** Replaces what is at its place. */
  async putInPlace(): Promise<void> {
    try {
      await rename(this.#temporary, this.target);
      await syncDirectory(dirname(resolve(this.target)));
    } catch (error) {
      await removeQuietly(this.#temporary);
      throw storeFailure('write a file', this.target, error);
    }
  }

  /**
   * Moves what is at its place out of sight, so that it is never found beside files that came after it.
   *
   * @returns where it is now; null when nothing was there
   */
  async setAside(): Promise<string | null> {
    const aside = temporaryPath(this.target);
    try {
      if ((await stat(this.target)).isDirectory())
        throw new StoreError(`${this.target} is a folder; name a file`, { path: this.target });
      await rename(this.target, aside);
      await syncDirectory(dirname(resolve(this.target)));
      return aside;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw storeFailure('replace a file', this.target, error);
    }
  }

  /** Removes what was written. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await removeQuietly(this.#temporary);
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

/** Returns a hidden name in the folder of a file, for what is to become that file. */
export function temporaryPath(target: string): string {
  return join(dirname(resolve(target)), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Removes a file or folder, if it can be: what is left over does no harm. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

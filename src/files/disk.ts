import { constants } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { errorCode } from './store-failure.ts';
import { syncDirectory } from './sync-directory.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** An open file, as far as the journal uses one; a `FileHandle` of Node is one. */
export interface DiskFile {
  read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  write(
    bytes: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/**
 * All that the journal does to files. Behind one door, so that tests can put a disk there that fails, writes half, loses
 * what was not synced and is cut off at any moment.
 */
export interface Disk {
  /**
   * Whether what is written to a file is durable once the write returns. That does the work of `fdatasync` in the same turn
   * of the thread pool; elsewhere it promises less than a sync does (macOS keeps it in the cache of the disk).
   */
  readonly isWriteDurable: boolean;
  names(directory: string): Promise<readonly string[]>;
  /** Opens a file; `create` refuses one that is there. */
  open(path: string, access: 'read' | 'write' | 'create'): Promise<DiskFile>;
  /** Makes created and removed names of a folder durable. */
  syncDirectory(directory: string): Promise<void>;
  /** Reads a whole file; undefined when there is none that can be read. */
  readFile(path: string): Promise<Buffer | undefined>;
  /** Replaces a whole file, durably, so that never a part of it is seen. */
  replaceFile(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

const isWriteDurable = process.platform === 'linux';
const writing = constants.O_RDWR | (isWriteDurable ? constants.O_DSYNC : 0);

const flags = {
  read: constants.O_RDONLY,
  write: writing,
  create: writing | constants.O_CREAT | constants.O_EXCL,
} as const;

/** The disk of this machine. */
export const nodeDisk: Disk = {
  isWriteDurable,
  names: (directory) => readdir(directory),
  open: (path, access) => open(path, flags[access]),
  syncDirectory,
  readFile: (path) =>
    readFile(path).catch((error: unknown) => {
      // Of a file that cannot be read the caller makes do without; a full table of files is told.
      if (errorCode(error) === 'EMFILE' || errorCode(error) === 'ENFILE') throw error;
      return undefined;
    }),
  replaceFile: writeFileAtomically,
  remove: (path) => rm(path, { force: true }),
};

import { constants, type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import { syncDirectory } from '../files/sync-directory.ts';

/** Name of a segment's file. Segments are numbered from 1. */
export function segmentName(segment: number): string {
  return `segment-${String(segment).padStart(6, '0')}.jsonl`;
}

export function segmentPath(directory: string, segment: number): string {
  return join(directory, segmentName(segment));
}

export function sidecarPath(directory: string, segment: number): string {
  return segmentPath(directory, segment).replace(/\.jsonl$/, '.index');
}

/**
 * Whether what is written to a segment is durable once the write returns. That does the work of `fdatasync` in the same
 * turn of the thread pool; elsewhere it promises less than a sync does (macOS keeps it in the cache of the disk).
 */
export const isWriteDurable: boolean = process.platform === 'linux';

const writing: number = constants.O_RDWR | (isWriteDurable ? constants.O_DSYNC : 0);

/** Opens a segment for reading and writing. */
export function openSegment(directory: string, segment: number): Promise<FileHandle> {
  return open(segmentPath(directory, segment), writing);
}

/** Creates an empty segment whose name outlives a crash. */
export async function createSegment(directory: string, segment: number): Promise<FileHandle> {
  const file = await open(segmentPath(directory, segment), writing | constants.O_CREAT | constants.O_EXCL);
  try {
    await syncDirectory(directory);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Counts the segments of a journal, and removes what a crash in the middle of writing a sidecar left.
 *
 * @throws {JournalDamagedError} When one is missing between others.
 */
export async function countSegments(directory: string): Promise<number> {
  const names = await readdir(directory);
  const numbers = names.flatMap((name) => {
    const digits = /^segment-(\d{6,})\.jsonl$/.exec(name)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  const present = new Set(numbers);
  const count = numbers.reduce((most, segment) => Math.max(most, segment), 0);
  for (let segment = 1; segment <= count; segment += 1) {
    if (!present.has(segment)) throw new JournalDamagedError(segmentName(segment), null);
  }
  for (const name of names) {
    if (/^\.segment-\d+\.index\.\w+\.tmp$/.test(name)) await rm(join(directory, name), { force: true });
  }
  return count;
}

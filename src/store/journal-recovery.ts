import { type FileHandle, open, stat } from 'node:fs/promises';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import { linesOf, readLineBlocks } from '../files/rows/read-line-blocks.ts';
import { addIndexFile, readIndexFile, writeIndexFile } from './journal-index-file.ts';
import { decodeJournalLine } from './journal-line.ts';
import {
  countSegments,
  createSegment,
  openSegment,
  segmentName,
  segmentPath,
  sidecarPath,
} from './journal-segment.ts';
import { KeyIndex } from './key-index.ts';

/** Sidecars read side by side. */
const READ_AHEAD = 16;

/** A journal as it was found: what it holds, and where to go on. */
export interface RecoveredJournal {
  readonly index: KeyIndex;
  /** The last segment, open for writing. */
  readonly file: FileHandle;
  readonly segment: number;
  /** Where the next line goes. */
  readonly length: number;
  /** Number of the first entry of the last segment. */
  readonly firstEntry: number;
  /** Bytes of a torn tail that were cut off. */
  readonly droppedBytes: number;
}

/**
 * Reads what a journal holds: sealed segments from their sidecars, the last one by a scan that cuts off a torn tail.
 *
 * @throws {JournalDamagedError} When a broken line is not a torn tail: whole ones follow, or the segment is sealed.
 */
export async function recoverJournal(directory: string): Promise<RecoveredJournal> {
  const index = new KeyIndex();
  const segment = await countSegments(directory);
  if (segment === 0) {
    const file = await createSegment(directory, 1);
    return { index, file, segment: 1, length: 0, firstEntry: 0, droppedBytes: 0 };
  }
  await readSealed(directory, segment - 1, index);
  const firstEntry = index.size;
  const file = await openSegment(directory, segment);
  try {
    const length = await scanSegment(file, segment, index);
    const { size } = await file.stat();
    if (size > length) {
      await file.truncate(length);
      await file.sync();
    }
    return { index, file, segment, length, firstEntry, droppedBytes: size - length };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readSealed(directory: string, count: number, index: KeyIndex): Promise<void> {
  for (let first = 1; first <= count; first += READ_AHEAD) {
    const segments = Array.from({ length: Math.min(READ_AHEAD, count - first + 1) }, (_, at) => first + at);
    const sidecars = await Promise.all(segments.map((segment) => readSidecar(directory, segment)));
    // In order, because the first line of a key is the one that counts.
    for (const [at, segment] of segments.entries()) {
      const entries = sidecars[at];
      if (entries !== undefined) addIndexFile(index, segment, entries);
      else await scanSealed(directory, segment, index);
    }
  }
}

async function readSidecar(directory: string, segment: number): Promise<Uint32Array | undefined> {
  const { size } = await stat(segmentPath(directory, segment));
  return await readIndexFile(sidecarPath(directory, segment), size);
}

async function scanSealed(directory: string, segment: number, index: KeyIndex): Promise<void> {
  const firstEntry = index.size;
  const file = await open(segmentPath(directory, segment), 'r');
  try {
    const segmentLength = await scanSegment(file, segment, index);
    if (segmentLength < (await file.stat()).size) {
      throw new JournalDamagedError(segmentName(segment), segmentLength);
    }
    const sealed = { index, firstEntry, endEntry: index.size, segmentLength };
    // The sidecar only saves time: when it cannot be written the next opening scans again.
    await writeIndexFile(sidecarPath(directory, segment), sealed).catch(() => undefined);
  } finally {
    await file.close();
  }
}

/** Adds the whole lines of a segment to the index and gives the end of the last one. */
async function scanSegment(file: FileHandle, segment: number, index: KeyIndex): Promise<number> {
  let wholeEnd = 0;
  let brokenAt: number | undefined;
  for await (const block of readLineBlocks(file)) {
    for (const { start, end } of linesOf(block)) {
      const line = decodeJournalLine(block.bytes, start, end);
      const offset = block.offset + start;
      if (line === undefined) {
        brokenAt ??= offset;
        continue;
      }
      if (brokenAt !== undefined) throw new JournalDamagedError(segmentName(segment), brokenAt);
      const length = end - start + 1;
      index.add(line.key, { segment, offset, length });
      wholeEnd = offset + length;
    }
  }
  return wholeEnd;
}

import { join } from 'node:path';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import type { Disk, DiskFile } from '../files/disk.ts';
import { entriesIn, entryOf, type IndexEntry, type IndexFile, readIndexFile } from './journal-index-file.ts';
import { decodeJournalLine } from './journal-line.ts';
import { type Segment, sidecarPath } from './journal-segment.ts';
import { readWords } from './key-index.ts';

/** A segment that will not grow any more, held against its sidecar. */
export interface SealedSegment {
  /** Null when there is none that belongs to the segment: it is to be scanned. */
  readonly sidecar: IndexFile | null;
  /** Whether it is empty although its sidecar knows of lines. */
  readonly isEmptied: boolean;
  /** Whether it goes on behind the length that it was sealed at: a process that had been taken over wrote on. */
  readonly hasSurplus: boolean;
}

/**
 * Holds a sealed segment against its sidecar: its length and its last line, found where the sidecar says, with the key and
 * the checksum that it should have.
 *
 * @throws {JournalDamagedError} When lines are missing at its end.
 */
export async function checkSealed(disk: Disk, directory: string, segment: Segment): Promise<SealedSegment> {
  const unknown = { sidecar: null, isEmptied: false, hasSurplus: false };
  const sidecar = await readIndexFile(disk, sidecarPath(directory, segment));
  if (sidecar === undefined) return unknown;
  const file = await disk.open(join(directory, segment.name), 'read');
  try {
    const { size } = await file.stat();
    const last = entryOf(sidecar.entries, entriesIn(sidecar) - 1);
    if (last === undefined) return { sidecar, isEmptied: false, hasSurplus: size > sidecar.segmentLength };
    if (size === 0) return { ...unknown, isEmptied: true };
    if (size >= sidecar.segmentLength)
      return (await isThere(file, last))
        ? { sidecar, isEmptied: false, hasSurplus: size > sidecar.segmentLength }
        : unknown;
    const first = entryOf(sidecar.entries, 0);
    if (first !== undefined && (await isThere(file, first)))
      throw new JournalDamagedError(
        segment.name,
        size,
        `it ends there, and was ${sidecar.segmentLength} bytes long when it was sealed; restore the file from a copy, or delete its .index file to ask again for what is missing`,
      );
    return unknown;
  } finally {
    await file.close();
  }
}

/** Whether a whole line of the key lies where the sidecar says. */
async function isThere(file: DiskFile, { words, offset, length }: IndexEntry): Promise<boolean> {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  const line = decodeJournalLine(bytes, 0, length - 1);
  if (line === undefined) return false;
  const found = new Uint32Array(4);
  readWords(line.key, found);
  return found.every((word, at) => word === words[at]);
}

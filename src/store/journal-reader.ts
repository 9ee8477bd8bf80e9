import { join } from 'node:path';
import type { JsonValue } from '../core/json.ts';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import { type Disk, nodeDisk } from '../files/disk.ts';
import { storeFailure } from '../files/store-failure.ts';
import { decodeJournalLine } from './journal-line.ts';
import { Recovery } from './journal-recovery.ts';
import { segmentsAmong } from './journal-segment.ts';
import { SegmentReader } from './segment-reader.ts';

/** Most bytes that one write gathers, as far as they matter to a reader, which passes over a torn tail. */
const BATCH_BYTES = 2 << 20;

/** Reads entries of a journal by key. */
export interface EntryReader {
  get(key: string): Promise<JsonValue | undefined>;
  close(): Promise<void>;
}

/** A journal whose entries are looked up, not changed. */
export interface JournalReader {
  /** Opens its files; to be closed. */
  open(): EntryReader;
}

/**
 * Indexes the journal in a folder as it lies there, and takes no lock: sealed segments from their sidecars, the last one by a
 * scan. Writes nothing. A folder that is not there holds nothing.
 *
 * @throws {JournalDamagedError} When a segment is missing or short, or a sealed one has a broken line.
 */
export async function readJournal(directory: string, disk: Disk = nodeDisk): Promise<JournalReader> {
  const readOnly = { ...disk, replaceFile: async () => undefined };
  const { inOrder, late } = segmentsAmong(await namesIn(disk, directory));
  const recovery = new Recovery({ disk: readOnly, directory, batchBytes: BATCH_BYTES }, [
    ...inOrder,
    ...late,
  ]);
  await recovery.readSealed(inOrder.length - 1);
  if (inOrder.length > 0) await recovery.readLate(inOrder.length - 1);
  const { index, segments } = recovery;
  const nameOf = (segment: number): string => segments[segment]?.name ?? `${segment}`;
  return {
    open() {
      const reader = new SegmentReader((segment) => disk.open(join(directory, nameOf(segment)), 'read'));
      return {
        async get(key) {
          const place = index.find(key);
          if (place === undefined) return undefined;
          const { segment, offset, length } = place;
          const bytes = await reader.read(segment, offset, length).catch((error: unknown) => {
            throw storeFailure('read the journal', directory, error);
          });
          const line = decodeJournalLine(bytes, 0, bytes.length - 1);
          if (line?.key !== key) throw new JournalDamagedError(nameOf(segment), offset);
          return JSON.parse(bytes.toString('utf8', line.bodyStart, bytes.length - 1));
        },
        close: () => reader.close(),
      };
    },
  };
}

async function namesIn(disk: Disk, directory: string): Promise<readonly string[]> {
  try {
    return await disk.names(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw storeFailure('read the journal', directory, error);
  }
}

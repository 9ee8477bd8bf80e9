import { crc32 } from 'node:zlib';
import type { Disk } from '../files/disk.ts';
import type { KeyIndex } from './key-index.ts';

/**
 * Layout, in words of 32 bits: mark, version, entries, segment length, checksum over the entries; then per entry the
 * key in four words, offset and length. Words are in the machine's order: on another kind of machine the mark reads
 * differently, and the segment is scanned instead.
 */
const MARK = 0x49584843;
const VERSION = 1;
const HEADER_WORDS = 5;
const ENTRY_WORDS = 6;

/** The entries of a sealed segment, by their numbers in the index. */
export interface SealedEntries {
  readonly index: KeyIndex;
  /** Number of the segment in the index: entries of others among those named are left out. */
  readonly segment: number;
  readonly firstEntry: number;
  readonly endEntry: number;
  /** Length of the segment in bytes. */
  readonly segmentLength: number;
}

/** Writes the sidecar of a sealed segment, so that the next opening need not scan it. */
export async function writeIndexFile(disk: Disk, path: string, sealed: SealedEntries): Promise<void> {
  const { index, segment, firstEntry, endEntry, segmentLength } = sealed;
  const room = new Uint32Array(HEADER_WORDS + (endEntry - firstEntry) * ENTRY_WORDS);
  let count = 0;
  for (let entry = firstEntry; entry < endEntry; entry += 1) {
    const place = index.placeAt(entry);
    if (place.segment !== segment) continue;
    const at = HEADER_WORDS + count * ENTRY_WORDS;
    room.set(index.wordsAt(entry), at);
    room[at + 4] = place.offset;
    room[at + 5] = place.length;
    count += 1;
  }
  const words = room.slice(0, HEADER_WORDS + count * ENTRY_WORDS);
  const checksum = crc32(words.subarray(HEADER_WORDS));
  words.set([MARK, VERSION, count, segmentLength, checksum]);
  await disk.replaceFile(path, new Uint8Array(words.buffer));
}

/** What a sidecar tells. */
export interface IndexFile {
  /** Length that the segment had when it was sealed. */
  readonly segmentLength: number;
  readonly entries: Uint32Array;
}

/** Reads a sidecar; undefined when it is missing or damaged. */
export async function readIndexFile(disk: Disk, path: string): Promise<IndexFile | undefined> {
  const bytes = await disk.readFile(path);
  if (bytes === undefined || bytes.length % 4 !== 0 || bytes.length < HEADER_WORDS * 4) return undefined;
  const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const [mark, version, count = 0, segmentLength = 0, checksum] = words;
  const entries = words.subarray(HEADER_WORDS);
  const isWhole =
    mark === MARK &&
    version === VERSION &&
    entries.length === count * ENTRY_WORDS &&
    checksum === crc32(entries);
  return isWhole ? { segmentLength, entries } : undefined;
}

/** Where the lines of a sidecar lie, by their numbers in it. */
export function entryOf(entries: Uint32Array, number: number): IndexEntry | undefined {
  const at = number * ENTRY_WORDS;
  if (at < 0 || at >= entries.length) return undefined;
  return {
    words: entries.subarray(at, at + 4),
    offset: entries[at + 4] ?? 0,
    length: entries[at + 5] ?? 0,
  };
}

/** One line as a sidecar tells of it. */
export interface IndexEntry {
  /** The key, in words. */
  readonly words: Uint32Array;
  readonly offset: number;
  readonly length: number;
}

/** Number of entries of a sidecar. */
export function entriesIn({ entries }: IndexFile): number {
  return entries.length / ENTRY_WORDS;
}

/** Adds what a sidecar tells to the index. */
export function addIndexFile(index: KeyIndex, segment: number, entries: Uint32Array): void {
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    index.addWords(entries, segment, entries[at + 4] ?? 0, entries[at + 5] ?? 0, at);
  }
}

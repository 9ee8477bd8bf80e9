import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
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
  readonly firstEntry: number;
  readonly endEntry: number;
  /** Length of the segment in bytes. */
  readonly segmentLength: number;
}

/** Writes the sidecar of a sealed segment, so that the next opening need not scan it. */
export async function writeIndexFile(path: string, sealed: SealedEntries): Promise<void> {
  const { index, firstEntry, endEntry, segmentLength } = sealed;
  const count = endEntry - firstEntry;
  const words = new Uint32Array(HEADER_WORDS + count * ENTRY_WORDS);
  for (let entry = firstEntry; entry < endEntry; entry += 1) {
    const at = HEADER_WORDS + (entry - firstEntry) * ENTRY_WORDS;
    const { offset, length } = index.placeAt(entry);
    words.set(index.wordsAt(entry), at);
    words[at + 4] = offset;
    words[at + 5] = length;
  }
  const checksum = crc32(words.subarray(HEADER_WORDS));
  words.set([MARK, VERSION, count, segmentLength, checksum]);
  await writeFileAtomically(path, new Uint8Array(words.buffer));
}

/** Reads a sidecar; undefined when it is missing, damaged, or tells of another length of the segment. */
export async function readIndexFile(path: string, segmentLength: number): Promise<Uint32Array | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined || bytes.length % 4 !== 0 || bytes.length < HEADER_WORDS * 4) return undefined;
  const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const [mark, version, count = 0, length, checksum] = words;
  const entries = words.subarray(HEADER_WORDS);
  const isWhole =
    mark === MARK &&
    version === VERSION &&
    length === segmentLength &&
    entries.length === count * ENTRY_WORDS &&
    checksum === crc32(entries);
  return isWhole ? entries : undefined;
}

/** Adds what a sidecar tells to the index. */
export function addIndexFile(index: KeyIndex, segment: number, entries: Uint32Array): void {
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    index.addWords(entries.subarray(at, at + 4), segment, entries[at + 4] ?? 0, entries[at + 5] ?? 0);
  }
}

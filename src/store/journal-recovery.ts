import { join } from 'node:path';
import type { Disk, DiskFile } from '../files/disk.ts';
import { cutTail, type KeptAside } from './cut-tail.ts';
import { addIndexFile, entriesIn, writeIndexFile } from './journal-index-file.ts';
import {
  createSegment,
  removeLeftovers,
  type Segment,
  type SegmentWriter,
  segmentOf,
  segmentsAmong,
  sidecarPath,
} from './journal-segment.ts';
import { KeyIndex } from './key-index.ts';
import { scanSegment } from './scan-segment.ts';
import { checkSealed, type SealedSegment } from './sealed-segment.ts';

/** Sidecars read side by side. */
const READ_AHEAD = 16;

/** How a journal is to be opened. */
export interface RecoveryOptions {
  readonly disk: Disk;
  readonly directory: string;
  /** Random name of the process that opens it. */
  readonly owner: string;
  /** Whether the writer before may only have been stopped: its segments are then left to it. */
  readonly isTakenOver: boolean;
  readonly batchBytes: number;
}

/** A journal as it was found: what it holds, and where to go on. */
export interface RecoveredJournal {
  readonly index: KeyIndex;
  /** All segments, by their numbers in the index. */
  readonly segments: Segment[];
  readonly writer: SegmentWriter;
  /** The segment that is written, open. */
  readonly file: DiskFile;
  /** Its number in the index. */
  readonly segment: number;
  /** Where the next line goes. */
  readonly length: number;
  /** Number of the first entry that may lie in it. */
  readonly firstEntry: number;
  /** A torn tail that was cut off. */
  readonly torn: KeptAside | null;
  /** Segments that are empty although they held lines when they were sealed. */
  readonly emptied: readonly string[];
}

/**
 * Reads what a journal holds: sealed segments from their sidecars, the last one by a scan that cuts off a torn tail.
 *
 * @throws {JournalDamagedError} When a segment is missing or short, or a broken line is not a torn tail: whole ones
 * follow, or the segment is sealed.
 */
export async function recoverJournal(options: RecoveryOptions): Promise<RecoveredJournal> {
  const { disk, directory, owner, isTakenOver } = options;
  const names = await disk.names(directory);
  await removeLeftovers(disk, directory, names);
  const { inOrder, late } = segmentsAmong(names);
  const last = inOrder.at(-1);
  const epoch = (last?.epoch ?? 0) + (isTakenOver ? 1 : 0);
  const writer = { epoch, owner };
  const goesOn = last !== undefined && !isTakenOver;
  const written = goesOn ? last : segmentOf((last?.number ?? 0) + 1, writer);
  // Before anything is read: from here on a process that was taken over from counts as late.
  const file = goesOn
    ? await disk.open(join(directory, written.name), 'write')
    : await createSegment(disk, directory, written);
  try {
    // The process that created the last one may have ended before its name was durable.
    if (goesOn) await disk.syncDirectory(directory);
    const sealed = goesOn ? inOrder.slice(0, -1) : inOrder;
    const recovery = new Recovery(options, [...sealed, written, ...late]);
    await recovery.readSealed(sealed.length);
    const firstEntry = recovery.index.size;
    const segment = sealed.length;
    const length = await recovery.scan({ segment, file, tail: 'may-be-torn' });
    const torn = await cutTail(disk, directory, { file, name: written.name, length });
    await recovery.readLate(segment + 1);
    const { index, segments, emptied } = recovery;
    return { index, segments, writer, file, segment, length, firstEntry, torn, emptied };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

/** Fills an index from the segments of a journal. */
export class Recovery {
  readonly index: KeyIndex = new KeyIndex();
  readonly segments: Segment[];
  readonly emptied: string[] = [];
  readonly #options: Pick<RecoveryOptions, 'disk' | 'directory' | 'batchBytes'>;
  /** Segments that go on behind the length at which they were sealed, and that length. */
  readonly #surplus: (readonly [segment: number, from: number])[] = [];

  constructor(options: Pick<RecoveryOptions, 'disk' | 'directory' | 'batchBytes'>, segments: Segment[]) {
    this.#options = options;
    this.segments = segments;
  }

  /** Reads the first so many segments. */
  async readSealed(count: number): Promise<void> {
    const { disk, directory } = this.#options;
    for (let first = 0; first < count; first += READ_AHEAD) {
      const ahead = this.segments.slice(first, Math.min(first + READ_AHEAD, count));
      const checked = await Promise.all(ahead.map((segment) => checkSealed(disk, directory, segment)));
      this.index.makeRoom(checked.reduce((sum, { sidecar }) => sum + (sidecar ? entriesIn(sidecar) : 0), 0));
      // In order, because the first line of a key is the one that counts.
      for (const [at, sealed] of checked.entries()) await this.#addSealed(first + at, sealed);
    }
  }

  /** Reads what processes wrote that had been taken over from: no line of it comes before one of their successors. */
  async readLate(from: number): Promise<void> {
    for (const [segment, offset] of this.#surplus) await this.#scanLate(segment, offset);
    for (let segment = from; segment < this.segments.length; segment += 1) await this.#scanLate(segment, 0);
  }

  async scan({
    segment,
    file,
    tail,
    from = 0,
  }: {
    readonly segment: number;
    readonly file: DiskFile;
    readonly tail: 'damage' | 'may-be-torn' | 'skip';
    readonly from?: number;
  }): Promise<number> {
    const { batchBytes } = this.#options;
    const { name } = this.#at(segment);
    return await scanSegment({ file, name, segment, index: this.index, tail, batchBytes, from });
  }

  async #addSealed(segment: number, { sidecar, isEmptied, hasSurplus }: SealedSegment): Promise<void> {
    if (isEmptied) this.emptied.push(this.#at(segment).name);
    else if (sidecar === null) await this.#scanSealed(segment);
    else {
      addIndexFile(this.index, segment, sidecar.entries);
      if (hasSurplus) this.#surplus.push([segment, sidecar.segmentLength]);
    }
  }

  async #scanSealed(segment: number): Promise<void> {
    const { disk, directory } = this.#options;
    const { index } = this;
    const firstEntry = index.size;
    // The last one of a process that was taken over from may end in what that one was writing, and may be writing still.
    const isLeft = (this.segments[segment + 1]?.epoch ?? 0) > this.#at(segment).epoch;
    const file = await disk.open(this.#path(segment), 'read');
    try {
      const segmentLength = await this.scan({ segment, file, tail: isLeft ? 'may-be-torn' : 'damage' });
      const sealed = { index, segment, firstEntry, endEntry: index.size, segmentLength };
      const written = writeIndexFile(disk, sidecarPath(directory, this.#at(segment)), sealed);
      // It marks how far the segment counts when its writer may go on; else it only saves time, and is not missed.
      await (isLeft ? written : written.catch(() => undefined));
    } finally {
      await file.close();
    }
  }

  async #scanLate(segment: number, from: number): Promise<void> {
    const file = await this.#options.disk.open(this.#path(segment), 'read');
    try {
      await this.scan({ segment, file, tail: 'skip', from });
    } finally {
      await file.close();
    }
  }

  #path(segment: number): string {
    return join(this.#options.directory, this.#at(segment).name);
  }

  #at(segment: number): Segment {
    const found = this.segments[segment];
    if (found === undefined) throw new RangeError(`there is no segment ${segment}`);
    return found;
  }
}

import { join } from 'node:path';
import { DirectoryError } from '../errors/directory-error.ts';
import type { StoreError } from '../errors/store-error.ts';
import type { Disk, DiskFile } from '../files/disk.ts';
import { storeFailure } from '../files/store-failure.ts';
import { type BatchedLine, JournalBatch, type WaitingLine } from './journal-batch.ts';
import type { JournalText } from './journal-line.ts';
import { createSegment, type Segment, type SegmentWriter, segmentOf } from './journal-segment.ts';
import type { EntryPlace } from './key-index.ts';

/** What a writer needs to go on where the journal ends. */
export interface JournalWriterOptions {
  readonly disk: Disk;
  readonly directory: string;
  readonly writer: SegmentWriter;
  readonly segmentBytes: number;
  /** Bytes after which a batch takes no further line. */
  readonly batchBytes: number;
  /** All segments, by their numbers in the index; new ones are added. */
  readonly segments: Segment[];
  readonly file: DiskFile;
  readonly segment: number;
  readonly length: number;
  /** Rejects when another process has become the owner of the journal. */
  readonly assertOwn: () => Promise<void>;
  /** Told of each line once it is durable, before its writer is. */
  readonly onDurable: (key: string, place: EntryPlace) => void;
  /** Told of a segment that will not grow any more. */
  readonly onSealed: (segment: number, length: number) => void;
}

/**
 * Writes lines in groups: those that arrive while one group is written and synced form the next, and the writers of a
 * group are released together, after its sync. They are not when the journal belongs to another process by then: it may
 * have looked before the lines were there, and pay for them again.
 */
export class JournalWriter {
  readonly #options: JournalWriterOptions;
  #file: DiskFile;
  #segment: number;
  #length: number;
  /** Takes lines, and encodes them, while the other batch is written. */
  #filling: JournalBatch;
  #spare: JournalBatch;
  /** Lines for which the batch had no room. */
  #waiting: WaitingLine[] = [];
  #working: Promise<void> | undefined;
  #failure: StoreError | DirectoryError | undefined;
  #isOwn = false;

  constructor(options: JournalWriterOptions) {
    this.#options = options;
    this.#file = options.file;
    this.#segment = options.segment;
    this.#length = options.length;
    this.#filling = new JournalBatch(options.batchBytes);
    this.#spare = new JournalBatch(options.batchBytes);
  }

  /** Resolves once the line is durable. After a failed write every call rejects with the same error. */
  append(key: string, text: JournalText): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const line: WaitingLine = { key, text, resolve, reject };
      if (this.#waiting.length > 0 || !this.#filling.add(line)) this.#waiting.push(line);
      this.#working ??= this.#work();
    });
  }

  /** Waits for what is under way and closes the segment. */
  async close(): Promise<void> {
    await this.#working;
    try {
      await this.#file.close();
    } catch (error) {
      const { directory, segments } = this.#options;
      const path = join(directory, segments[this.#segment]?.name ?? '');
      throw storeFailure('close the journal', path, error, 'what was acknowledged is kept');
    }
  }

  /** Never rejects: a failure goes to those who wait, and to all who come later. */
  async #work(): Promise<void> {
    // Lets the lines of one burst share a sync.
    await null;
    let durable: readonly BatchedLine[] = [];
    while (this.#filling.lines.length > 0) {
      const batch = this.#nextBatch();
      const writing = this.#write(batch.bytes);
      // Only now, so that the disk is at work while those who are released make their next lines.
      release(durable);
      durable = [];
      try {
        await writing;
      } catch (error) {
        await this.#fail(error, batch);
        break;
      }
      durable = this.#note(batch);
    }
    this.#working = undefined;
    // Who comes next may come long after.
    this.#isOwn = false;
    release(durable);
  }

  #nextBatch(): JournalBatch {
    const batch = this.#filling;
    this.#filling = this.#spare;
    this.#spare = batch;
    const rest = this.#waiting.findIndex((line) => !this.#filling.add(line));
    this.#waiting = rest < 0 ? [] : this.#waiting.slice(rest);
    return batch;
  }

  async #write(bytes: Buffer): Promise<void> {
    const { disk, assertOwn } = this.#options;
    if (!this.#isOwn) await assertOwn();
    if (this.#length > 0 && this.#length + bytes.length > this.#options.segmentBytes) await this.#roll();
    // A full disk shows as a short write first, and as an error only when the rest is tried.
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#length + done);
      if (bytesWritten === 0) throw new Error('the disk takes no more bytes');
      done += bytesWritten;
    }
    if (!disk.isWriteDurable) await this.#file.datasync();
    await assertOwn();
    this.#isOwn = true;
  }

  async #roll(): Promise<void> {
    const { disk, directory, writer, segments, onSealed } = this.#options;
    const segment = segmentOf((segments[this.#segment]?.number ?? 0) + 1, writer);
    const next = await createSegment(disk, directory, segment);
    const [sealedFile, sealedSegment, sealedLength] = [this.#file, this.#segment, this.#length];
    this.#file = next;
    this.#segment = segments.push(segment) - 1;
    this.#length = 0;
    await sealedFile.close();
    onSealed(sealedSegment, sealedLength);
  }

  /** Adds the lines of a written batch to the index, and returns them. */
  #note(batch: JournalBatch): readonly BatchedLine[] {
    const { lines, bytes } = batch;
    for (const { key, start, length } of lines) {
      this.#options.onDurable(key, { segment: this.#segment, offset: this.#length + start, length });
    }
    this.#length += bytes.length;
    batch.clear();
    return lines;
  }

  async #fail(cause: unknown, batch: JournalBatch): Promise<void> {
    const { directory, segments } = this.#options;
    const path = join(directory, segments[this.#segment]?.name ?? '');
    const isLost = cause instanceof DirectoryError;
    const failure = isLost
      ? cause
      : storeFailure('write the journal', path, cause, 'what was acknowledged is kept');
    this.#failure = failure;
    // A tail that stays is cut off by the next opening. What another process may be reading is left as it is.
    if (!isLost) await this.#file.truncate(this.#length).catch(() => undefined);
    for (const { reject } of [...batch.lines, ...this.#filling.lines, ...this.#waiting]) reject(failure);
    for (const emptied of [batch, this.#filling]) emptied.clear();
    this.#waiting = [];
  }
}

function release(lines: readonly BatchedLine[]): void {
  for (const { resolve } of lines) resolve();
}

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import { isChimeraError } from '../errors/is-chimera-error.ts';
import { JournalDamagedError } from '../errors/journal-damaged-error.ts';
import { type Disk, nodeDisk } from '../files/disk.ts';
import { type DirectoryLock, lockDirectory } from '../files/lock/directory-lock.ts';
import { storeFailure } from '../files/store-failure.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { count, nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { writeIndexFile } from './journal-index-file.ts';
import { decodeJournalLine, journalText } from './journal-line.ts';
import { type RecoveredJournal, recoverJournal } from './journal-recovery.ts';
import { type Segment, sidecarPath } from './journal-segment.ts';
import { journalWarnings } from './journal-warnings.ts';
import { JournalWriter } from './journal-writer.ts';
import type { EntryPlace, KeyIndex } from './key-index.ts';
import { SegmentReader } from './segment-reader.ts';
import { storeClosed } from './store-closed.ts';

/** Options of `openJournal`. */
export interface JournalOptions {
  /** Bytes after which a new segment begins. @default 64 MB */
  readonly segmentBytes?: number;
  /** Bytes after which a batch, which is made durable as a whole, takes no further line. @default 2 MB */
  readonly batchBytes?: number;
}

const journalSchema: OptionSchema = optionsSchema<JournalOptions>({
  segmentBytes: count.optional(),
  batchBytes: count.optional(),
});

/** A store on disk: what it acknowledged survives the process and the machine. */
export interface Journal extends ResultStore {
  readonly directory: string;
  /** Number of keys. */
  readonly size: number;
  /** Bytes of memory that the index takes. */
  readonly indexBytes: number;
  /** Bytes of a torn tail that the opening cut off. */
  readonly droppedBytes: number;
  /** What the opening found that its owner should know, a sentence each. */
  readonly warnings: readonly string[];
}

/** What a journal works with; set by tests. */
export interface JournalParts {
  readonly disk: Disk;
  readonly lock: Pick<DirectoryLock, 'id' | 'found' | 'assertOwn' | 'release'>;
}

/**
 * Opens the journal in a folder, making it when absent. It is locked until it is closed, so that one process at a time,
 * and once within it, writes there; the lock of a process that is gone is taken over.
 *
 * @throws {ConfigurationError} When the folder is not named, or an option is unknown or invalid.
 * @throws {DirectoryError} `directory-locked`, naming the process, when the journal is open elsewhere.
 * @throws {JournalDamagedError} When a record in the middle is broken.
 * @throws {StoreError} When the folder cannot be read or written.
 *
 * @example
 * ```ts
 * import { openJournal } from 'chimera-sdk/engine';
 *
 * const store = await openJournal('journals/shared');
 * for (const subject of ['Biology', 'Physics']) await chimera.run([subject], { store }).summary();
 * await store.close();
 * ```
 */
export async function openJournal(directory: string, options: JournalOptions = {}): Promise<Journal> {
  checkArguments(
    [nonEmptyString, directory, 'openJournal.directory'],
    [journalSchema, options, 'openJournal'],
  );
  try {
    const created = await mkdir(directory, { recursive: true });
    if (created !== undefined) await syncDirectory(dirname(created));
    const lock = await lockDirectory(directory);
    return await openLockedJournal(directory, { disk: nodeDisk, lock }, options);
  } catch (error) {
    throw isChimeraError(error) ? error : storeFailure('open the journal', directory, error);
  }
}

/** Opens a journal whose lock is held, and releases the lock when that fails. */
export async function openLockedJournal(
  directory: string,
  parts: JournalParts,
  { segmentBytes = 64 << 20, batchBytes = DEFAULT_BATCH_BYTES }: JournalOptions = {},
): Promise<Journal> {
  const { disk, lock } = parts;
  try {
    const recovered = await recoverJournal({
      disk,
      directory,
      owner: lock.id.slice(0, 8),
      isTakenOver: lock.found === 'silent',
      batchBytes: Math.max(batchBytes, DEFAULT_BATCH_BYTES),
    });
    return new JournalStore(parts, directory, recovered, { segmentBytes, batchBytes });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const DEFAULT_BATCH_BYTES = 2 << 20;

interface PendingEntry {
  readonly value: JsonValue;
  readonly durable: Promise<void>;
}

/** Bytes read at once while all entries are read in the order of the file. */
const WINDOW_BYTES = 1 << 20;

class JournalStore implements Journal {
  readonly keepsPrompts = true;
  readonly directory: string;
  readonly droppedBytes: number;
  readonly warnings: readonly string[];
  readonly #parts: JournalParts;
  readonly #segments: readonly Segment[];
  readonly #index: KeyIndex;
  readonly #writer: JournalWriter;
  readonly #reader: SegmentReader;
  readonly #pending = new Map<string, PendingEntry>();
  readonly #sidecars = new Set<Promise<void>>();
  /** Number of the first entry in the segment that is written. */
  #firstEntry: number;
  #closing: Promise<void> | undefined;

  constructor(
    parts: JournalParts,
    directory: string,
    recovered: RecoveredJournal,
    options: Required<JournalOptions>,
  ) {
    const { disk, lock } = parts;
    const { segments } = recovered;
    this.#parts = parts;
    this.#segments = segments;
    this.directory = directory;
    this.droppedBytes = recovered.torn?.bytes ?? 0;
    this.warnings = journalWarnings(directory, recovered);
    this.#index = recovered.index;
    this.#firstEntry = recovered.firstEntry;
    this.#reader = new SegmentReader((segment) => disk.open(join(directory, this.#nameOf(segment)), 'read'));
    this.#writer = new JournalWriter({
      disk,
      directory,
      writer: recovered.writer,
      segments,
      assertOwn: () => lock.assertOwn(),
      ...options,
      file: recovered.file,
      segment: recovered.segment,
      length: recovered.length,
      onDurable: (key, place) => {
        this.#index.add(key, place);
        this.#pending.delete(key);
      },
      onSealed: (segment, length) => this.#writeSidecar(segment, length),
    });
  }

  get size(): number {
    return this.#index.size;
  }

  get indexBytes(): number {
    return this.#index.byteLength;
  }

  async get(key: string): Promise<JsonValue | undefined> {
    this.#assertOpen();
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      await pending.durable;
      return pending.value;
    }
    const place = this.#index.find(key);
    return place === undefined ? undefined : await this.#read(key, place);
  }

  has(key: string): boolean | Promise<boolean> {
    this.#assertOpen();
    const pending = this.#pending.get(key);
    if (pending === undefined) return this.#index.find(key) !== undefined;
    return pending.durable.then(
      () => true,
      () => false,
    );
  }

  async putIfAbsent(key: string, value: JsonValue): ReturnType<ResultStore['putIfAbsent']> {
    this.#assertOpen();
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      await pending.durable;
      return { stored: false, value: pending.value };
    }
    const place = this.#index.find(key);
    if (place !== undefined) return { stored: false, value: await this.#read(key, place) };
    const durable = this.#writer.append(key, journalText(key, value));
    this.#pending.set(key, { value, durable });
    try {
      await durable;
    } finally {
      this.#pending.delete(key);
    }
    return { stored: true, value };
  }

  /** Nothing to do: bodies are not kept in memory. */
  release(): void {}

  async *entries(): AsyncGenerator<readonly [key: string, value: JsonValue], void, undefined> {
    this.#assertOpen();
    let window: { segment: number; offset: number; bytes: Buffer } = {
      segment: -1,
      offset: 0,
      bytes: Buffer.alloc(0),
    };
    for (let entry = 0; entry < this.#index.size; entry += 1) {
      const { segment, offset, length } = this.#index.placeAt(entry);
      const isInside =
        window.segment === segment &&
        offset >= window.offset &&
        offset + length <= window.offset + window.bytes.length;
      if (!isInside) {
        this.#assertOpen();
        window = {
          segment,
          offset,
          bytes: await this.#readBytes(segment, offset, Math.max(length, WINDOW_BYTES)),
        };
      }
      const start = offset - window.offset;
      yield this.#decode(window.bytes.subarray(start, start + length), segment, offset);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    try {
      try {
        await this.#writer.close();
      } finally {
        await Promise.all(this.#sidecars);
        await this.#reader.close();
      }
    } catch (error) {
      throw isChimeraError(error) ? error : storeFailure('close the journal', this.directory, error);
    } finally {
      await this.#parts.lock.release();
    }
  }

  async #read(key: string, { segment, offset, length }: EntryPlace): Promise<JsonValue> {
    const bytes = await this.#readBytes(segment, offset, length);
    const [found, value] = this.#decode(bytes, segment, offset);
    if (found !== key) throw new JournalDamagedError(this.#nameOf(segment), offset);
    return value;
  }

  async #readBytes(segment: number, offset: number, length: number): Promise<Buffer> {
    try {
      return await this.#reader.read(segment, offset, length);
    } catch (error) {
      throw storeFailure('read the journal', this.directory, error);
    }
  }

  #decode(bytes: Buffer, segment: number, offset: number): readonly [key: string, value: JsonValue] {
    const line = decodeJournalLine(bytes, 0, bytes.length - 1);
    if (line === undefined) throw new JournalDamagedError(this.#nameOf(segment), offset);
    return [line.key, JSON.parse(bytes.toString('utf8', line.bodyStart, bytes.length - 1))];
  }

  #writeSidecar(segment: number, segmentLength: number): void {
    const [firstEntry, endEntry] = [this.#firstEntry, this.#index.size];
    this.#firstEntry = endEntry;
    const sealed = this.#segments[segment];
    if (sealed === undefined) return;
    const path = sidecarPath(this.directory, sealed);
    // Not waited for, and not missed: without it the next opening scans the segment.
    const writing = writeIndexFile(this.#parts.disk, path, {
      index: this.#index,
      segment,
      firstEntry,
      endEntry,
      segmentLength,
    })
      .catch(() => undefined)
      .finally(() => this.#sidecars.delete(writing));
    this.#sidecars.add(writing);
  }

  #nameOf(segment: number): string {
    return this.#segments[segment]?.name ?? `${segment}`;
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw storeClosed(this.directory);
  }
}

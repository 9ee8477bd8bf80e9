import type { DiskFile } from '../files/disk.ts';

const MAX_OPEN_SEGMENTS = 32;

interface OpenSegment {
  readonly file: Promise<DiskFile>;
  users: number;
}

/** Reads lines out of segments, keeping those files open that were read last. */
export class SegmentReader {
  readonly #openSegment: (segment: number) => Promise<DiskFile>;
  /** In order of last use. */
  readonly #open = new Map<number, OpenSegment>();
  #closed = false;

  constructor(openSegment: (segment: number) => Promise<DiskFile>) {
    this.#openSegment = openSegment;
  }

  /** Reads `length` bytes; fewer when the file ends before. */
  async read(segment: number, offset: number, length: number): Promise<Buffer> {
    const entry = this.#use(segment);
    try {
      const file = await entry.file;
      const bytes = Buffer.allocUnsafeSlow(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    } catch (error) {
      // A file that could not be opened or read is opened again the next time.
      if (this.#open.get(segment) === entry) this.#open.delete(segment);
      void entry.file.then((file) => file.close()).catch(() => undefined);
      throw error;
    } finally {
      entry.users -= 1;
      await this.#closeUnused();
    }
  }

  /** Closes all files, those in use as soon as they are free. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#closeUnused();
  }

  #use(segment: number): OpenSegment {
    const entry = this.#open.get(segment) ?? {
      file: this.#openSegment(segment),
      users: 0,
    };
    entry.users += 1;
    this.#open.delete(segment);
    this.#open.set(segment, entry);
    return entry;
  }

  async #closeUnused(): Promise<void> {
    const most = this.#closed ? 0 : MAX_OPEN_SEGMENTS;
    for (const [segment, entry] of this.#open) {
      if (this.#open.size <= most) return;
      if (entry.users > 0) continue;
      this.#open.delete(segment);
      const file = await entry.file.catch(() => undefined);
      await file?.close();
    }
  }
}

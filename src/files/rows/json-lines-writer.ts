import { type FileHandle, open } from 'node:fs/promises';
import { StoreError } from '../../errors/store-error.ts';
import { storeFailure } from '../store-failure.ts';

/** Bytes that may wait to be written before `append` makes its caller wait. */
const MAX_WAITING_BYTES = 1 << 20;

/** Appends records to a JSON lines file, in order. */
export interface JsonLinesWriter {
  readonly path: string;
  /** Accepts one record; waits only while much is still to be written. Await it: it rejects once a write has failed. */
  append(record: object): Promise<void>;
  /** Hands everything accepted to the operating system. */
  flush(): Promise<void>;
  /** Flushes, makes the file durable and closes it. */
  close(): Promise<void>;
}

/**
 * Opens a JSON lines file for appending after its first `keepBytes` bytes; the rest is cut off.
 *
 * @throws {StoreError} When the file cannot be opened; `append`, `flush` and `close` throw it when a write failed.
 */
export async function openJsonLines(
  path: string,
  { keepBytes }: { readonly keepBytes: number },
): Promise<JsonLinesWriter> {
  try {
    // Not 'a': after a cut the file must grow from the cut, wherever its end was.
    const file = await open(path, keepBytes === 0 ? 'w' : 'r+');
    await file.truncate(keepBytes);
    return new BufferedLines(path, file, keepBytes);
  } catch (error) {
    throw storeFailure('open a file', path, error);
  }
}

class BufferedLines implements JsonLinesWriter {
  readonly path: string;
  readonly #file: FileHandle;
  #offset: number;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;
  #failure: StoreError | undefined;
  #closing: Promise<void> | undefined;

  constructor(path: string, file: FileHandle, offset: number) {
    this.path = path;
    this.#file = file;
    this.#offset = offset;
  }

  async append(record: object): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#closing !== undefined) {
      throw new StoreError(`${this.path} was closed; append before closing it`, {
        code: 'store-closed',
        path: this.path,
      });
    }
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    this.#writing ??= this.#write();
    if (this.#waitingBytes > MAX_WAITING_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    try {
      await this.flush();
      await this.#file.datasync();
      await this.#file.close();
    } catch (error) {
      await this.#file.close().catch(() => undefined);
      throw storeFailure('write a file', this.path, error);
    }
  }

  /** Never rejects: the failure is kept for later callers. */
  async #write(): Promise<void> {
    // Lets the records of one burst go out together.
    await null;
    try {
      while (this.#waiting.length > 0) {
        const batch = Buffer.concat(this.#waiting);
        this.#waiting = [];
        this.#waitingBytes = 0;
        for (let done = 0; done < batch.length; ) {
          const { bytesWritten } = await this.#file.write(batch, done, batch.length - done, this.#offset);
          if (bytesWritten === 0)
            throw new Error('the file system took none of the bytes and gave no reason');
          done += bytesWritten;
          this.#offset += bytesWritten;
        }
      }
    } catch (error) {
      this.#failure = storeFailure('write a file', this.path, error);
      this.#waiting = [];
    } finally {
      this.#writing = undefined;
    }
  }
}

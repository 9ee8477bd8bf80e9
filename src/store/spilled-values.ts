import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EntryPlace, KeyIndex } from './key-index.ts';

/** Bytes that are kept in memory before they are written. */
const MOST_IN_MEMORY = 1 << 20;
/** Offsets of the index have 32 bits. */
const PART_BYTES = 2 ** 30;
/** Bytes that are read at once when texts are asked for in the order in which they came. */
const BLOCK_BYTES = 1 << 17;

/**
 * Values that are seldom asked for again, in memory as long as they are few and else in a temporary file that has no name
 * and is gone with the process. Where none can be written they stay in memory.
 */
export class SpilledValues {
  readonly #index = new KeyIndex();
  #recent = new Map<string, string>();
  #recentBytes = 0;
  #file: FileHandle | null = null;
  #path: string | null = null;
  #length = 0;
  #writing: Promise<void> | null = null;
  readonly #folder: string;
  #isBroken = false;
  /** What was read last, beyond what was asked for. */
  #block: Block | null = null;
  /** Where the text ends that was read last. */
  #readTo = 0;

  /** @param folder - where the file is; null for where the system keeps such files */
  constructor(folder: string | null = null) {
    this.#folder = folder ?? tmpdir();
  }

  has(key: string): boolean {
    return this.#recent.has(key) || this.#index.find(key) !== undefined;
  }

  put(key: string, text: string): void {
    if (this.has(key)) return;
    this.#recent.set(key, text);
    this.#recentBytes += text.length;
    this.#writeWhatIsMany();
  }

  /** Characters of the texts that are not written yet. */
  get charactersInMemory(): number {
    return this.#recentBytes;
  }

  /** Resolves once less than a megabyte is in memory, or nothing can be written. Callers that put much wait for it. */
  async room(): Promise<void> {
    while (this.#recentBytes >= MOST_IN_MEMORY && this.#writing !== null) await this.#writing;
  }

  #writeWhatIsMany(): void {
    if (this.#recentBytes >= MOST_IN_MEMORY && !this.#isBroken) this.#writing ??= this.#write();
  }

  async get(key: string): Promise<string | undefined> {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const place = this.#index.find(key);
    return place === undefined ? undefined : this.#read(place);
  }

  async close(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#file?.close().catch(() => undefined);
    this.#file = null;
    this.#block = null;
    this.#recent.clear();
    if (this.#path !== null) await rm(this.#path, { force: true }).catch(() => undefined);
  }

  async #read({ segment, offset, length }: EntryPlace): Promise<string | undefined> {
    const from = segment * PART_BYTES + offset;
    const isNext = from === this.#readTo;
    this.#readTo = from + length;
    const known = this.#block;
    if (known !== null && from >= known.from && from + length <= known.from + BLOCK_BYTES) {
      const text = partOf(await known.bytes, from - known.from, length);
      // Else it was written after the block was read.
      if (text !== null) return text;
    }
    const bytes = this.#bytesFrom(from, isNext ? Math.max(length, BLOCK_BYTES) : length);
    if (isNext) this.#keepBlock({ from, bytes });
    return partOf(await bytes, 0, length) ?? undefined;
  }

  #keepBlock(block: Block): void {
    this.#block = block;
    block.bytes.catch(() => {
      if (this.#block === block) this.#block = null;
    });
  }

  async #bytesFrom(from: number, most: number): Promise<Buffer> {
    if (this.#file === null) return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafe(most);
    const { bytesRead } = await this.#file.read(bytes, 0, most, from);
    return bytes.subarray(0, bytesRead);
  }

  async #write(): Promise<void> {
    const batch = [...this.#recent];
    try {
      this.#file ??= await this.#create();
      const texts = batch.map(([, text]) => Buffer.from(text));
      const { bytesWritten } = await this.#file.write(Buffer.concat(texts), 0, undefined, this.#length);
      if (bytesWritten < texts.reduce((sum, { length }) => sum + length, 0))
        throw new Error('the disk is full');
      for (const [at, [key, text]] of batch.entries()) {
        const length = texts[at]?.length ?? 0;
        const segment = Math.floor(this.#length / PART_BYTES);
        this.#index.add(key, { segment, offset: this.#length % PART_BYTES, length });
        this.#length += length;
        this.#recent.delete(key);
        this.#recentBytes -= text.length;
      }
    } catch {
      this.#isBroken = true;
    }
    this.#writing = null;
    this.#writeWhatIsMany();
  }

  async #create(): Promise<FileHandle> {
    const path = join(this.#folder, `chimera-sdk-${randomBytes(8).toString('hex')}.tmp`);
    const file = await open(path, 'wx+', 0o600);
    // Without a name it cannot stay behind; where an open file cannot lose its name, it does at the end.
    await rm(path).catch(() => {
      this.#path = path;
    });
    return file;
  }
}

/** Many ask for texts of one block before it has been read: it is read once. */
interface Block {
  readonly from: number;
  readonly bytes: Promise<Buffer>;
}

function partOf(bytes: Buffer, start: number, length: number): string | null {
  return start + length <= bytes.length ? bytes.toString('utf8', start, start + length) : null;
}

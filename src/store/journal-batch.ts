import type { DirectoryError } from '../errors/directory-error.ts';
import type { StoreError } from '../errors/store-error.ts';
import { boundOf, bytesOf, type JournalText, writeJournalLine } from './journal-line.ts';

/** A line that waits to become durable. */
export interface WaitingLine {
  readonly key: string;
  readonly text: JournalText;
  readonly resolve: () => void;
  readonly reject: (error: StoreError | DirectoryError) => void;
}

/** A line within its batch. */
export interface BatchedLine extends Omit<WaitingLine, 'text'> {
  /** Where it begins in the batch. */
  readonly start: number;
  readonly length: number;
}

const FIRST_BYTES = 1 << 16;

/** The lines of one sync, encoded side by side in one buffer that is used again and again. */
export class JournalBatch {
  readonly #limit: number;
  #buffer: Buffer;
  #used = 0;
  #lines: BatchedLine[] = [];

  constructor(limit: number) {
    this.#limit = limit;
    this.#buffer = Buffer.allocUnsafeSlow(Math.min(limit, FIRST_BYTES));
  }

  get lines(): readonly BatchedLine[] {
    return this.#lines;
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#used);
  }

  /** Encodes a line into the batch; false when it is full. */
  add({ key, text, resolve, reject }: WaitingLine): boolean {
    if (!this.#makeRoom(text)) return false;
    const start = this.#used;
    this.#used = writeJournalLine(this.#buffer, start, text, this.#lines.length > 0);
    this.#lines.push({ key, start, length: this.#used - start, resolve, reject });
    return true;
  }

  /** Empties the batch for its next use. */
  clear(): void {
    this.#lines = [];
    this.#used = 0;
    if (this.#buffer.length > this.#limit * 2) this.#buffer = Buffer.allocUnsafeSlow(this.#limit);
  }

  #makeRoom(text: JournalText): boolean {
    if (this.#used >= this.#limit) return false;
    const bound = boundOf(text);
    // Memory that is not touched costs nothing; so much that it counts is worth measuring.
    const needed = this.#used + (bound <= this.#limit ? bound : bytesOf(text));
    if (needed <= this.#buffer.length) return true;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, needed));
    this.#buffer.copy(larger, 0, 0, this.#used);
    this.#buffer = larger;
    return true;
  }
}

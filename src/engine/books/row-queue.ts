import { UsageError } from '../../errors/index.ts';

/** Rows that may wait for the reader before the run holds back. */
const CAPACITY = 64;

/** The rows on their way from the last stage to the reader who iterates the run. Without a reader they are dropped. */
export class RowQueue {
  #rows: unknown[] = [];
  #reader: 'none' | 'reading' | 'gone' = 'none';
  #released = 0;
  #ended = false;
  #error: Error | null = null;
  #wake: (() => void) | null = null;
  readonly #onFull: () => void;
  readonly #onRoom: () => void;

  constructor(hold: { readonly onFull: () => void; readonly onRoom: () => void }) {
    this.#onFull = hold.onFull;
    this.#onRoom = hold.onRoom;
  }

  push(row: unknown): void {
    if (this.#reader !== 'reading') {
      this.#released += 1;
      return;
    }
    this.#rows.push(row);
    if (this.#rows.length >= CAPACITY) this.#onFull();
    this.#wake?.();
  }

  /** Ends the rows; with an error, the reader gets it after the last row. */
  end(error: Error | null): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  /** Takes the one reader that a run may have; earlier than the first row. */
  attach(): void {
    if (this.#reader !== 'none')
      throw new UsageError('a run can be iterated once; run the stage again to read the rows again');
    if (this.#released > 0 || this.#ended) {
      throw new UsageError(
        'rows were dropped before the run was iterated; iterate first, or read them from the run directory',
      );
    }
    this.#reader = 'reading';
  }

  /** Says that the reader has left: further rows are let go. */
  detach(): void {
    this.#reader = 'gone';
    this.#rows = [];
    this.#onRoom();
  }

  /** The next row; null when none is there. */
  take(): { readonly row: unknown } | null {
    if (this.#rows.length === 0) return null;
    const row = this.#rows.shift();
    if (this.#rows.length === CAPACITY >> 1) this.#onRoom();
    return { row };
  }

  /** Waits, when none is there, for a row or the end; false at the end, and rejects when that came with an error. */
  hasMore(): Promise<boolean> {
    if (this.#rows.length > 0) return Promise.resolve(true);
    if (this.#error !== null) return Promise.reject(this.#error);
    if (this.#ended) return Promise.resolve(false);
    this.#onRoom();
    return new Promise((resolve) => {
      this.#wake = () => resolve(true);
    });
  }
}

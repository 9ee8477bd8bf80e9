import type { Row, RowFileName, RowFiles } from '../../files/run-directory/row-files.ts';

/** Writes rows to the row files of a run, and knows what is under way; without a directory it writes nothing. */
export class RowWriter {
  #files: RowFiles | null = null;
  #writing: Promise<void>[] = [];

  use(files: RowFiles | null): void {
    this.#files = files;
  }

  /** Whether rows are written: where they are not, none needs to be made. */
  get isInUse(): boolean {
    return this.#files !== null;
  }

  write(file: RowFileName, row: Row): void {
    if (this.#files === null) return;
    const written = this.#files.append(file, row);
    // Awaited in caughtUp(); until then a rejection must not count as unhandled.
    written.catch(() => undefined);
    this.#writing.push(written);
  }

  /** Resolves when the files have caught up; rejects when they cannot be written. Null when nothing is under way. */
  caughtUp(): Promise<unknown> | null {
    if (this.#writing.length === 0) return null;
    return Promise.all(this.#writing.splice(0));
  }
}

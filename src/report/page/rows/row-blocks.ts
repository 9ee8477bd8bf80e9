import type { ReportEntry, ReportIndex } from '../../report-entry.ts';
import { readJson } from '../read-json.ts';

/** Blocks whose rows are kept at hand once they were read. */
const MOST_READ = 12;

/** The rows of the page, read block by block when they are looked at. */
export class RowBlocks {
  readonly #sizes: readonly number[];
  readonly #read = new Map<number, readonly ReportEntry[]>();
  readonly #whole: Promise<void>;

  constructor(index: ReportIndex) {
    this.#sizes = index.blocks;
    // The script runs while the blocks after it are still being read.
    this.#whole =
      document.readyState === 'loading'
        ? new Promise((resolve) =>
            document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
          )
        : Promise.resolve();
  }

  get count(): number {
    return this.#sizes.length;
  }

  /** The number of the first row of a block. */
  start(block: number): number {
    return this.#sizes.slice(0, block).reduce((sum, size) => sum + size, 0);
  }

  /** Returns one row, or null when the file was cut short. */
  async row(row: number): Promise<ReportEntry | null> {
    let first = 0;
    for (const [block, size] of this.#sizes.entries()) {
      if (row < first + size) return (await this.block(block))[row - first] ?? null;
      first += size;
    }
    return null;
  }

  async block(block: number): Promise<readonly ReportEntry[]> {
    const known = this.#read.get(block);
    if (known !== undefined) return known;
    const id = `report-rows-${block}`;
    if (document.getElementById(id) === null) await this.#whole;
    const rows = readJson<readonly ReportEntry[]>(id) ?? [];
    this.#read.set(block, rows);
    const [oldest] = this.#read.keys();
    if (this.#read.size > MOST_READ && oldest !== undefined) this.#read.delete(oldest);
    return rows;
  }
}

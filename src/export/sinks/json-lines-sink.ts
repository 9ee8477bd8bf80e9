import type { StagedFile } from '../../files/file-beside-place.ts';
import type { RowSink } from './row-sink.ts';

/** Rows as JSON lines. */
export function jsonLinesSink(file: StagedFile): RowSink {
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    async write(row) {
      rows += 1;
      await file.write(`${JSON.stringify(row)}\n`);
    },
    finish: async () => undefined,
  };
}

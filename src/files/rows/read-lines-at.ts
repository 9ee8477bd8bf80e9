import { open } from 'node:fs/promises';
import { storeFailure } from '../store-failure.ts';
import { parseJson } from './json-lines.ts';

/** Where a line lies in its file. */
export interface LinePlace {
  readonly offset: number;
  /** Bytes of the line, its newline included. */
  readonly length: number;
}

/**
 * Reads single lines of a JSON lines file and nothing else of it. A line that is not JSON gives undefined.
 *
 * @throws {StoreError} When the file cannot be read.
 */
export async function readLinesAt(path: string, places: readonly LinePlace[]): Promise<readonly unknown[]> {
  if (places.length === 0) return [];
  try {
    const file = await open(path, 'r');
    try {
      const lines = places.map(async ({ offset, length }) => {
        const bytes = Buffer.alloc(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return parseJson(bytes.toString('utf8', 0, bytesRead));
      });
      return await Promise.all(lines);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw storeFailure('read a file', path, error);
  }
}

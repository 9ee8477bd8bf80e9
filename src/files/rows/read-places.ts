import { type FileHandle, open } from 'node:fs/promises';
import { StoreError } from '../../errors/store-error.ts';
import { storeFailure } from '../store-failure.ts';
import { parseJson } from './json-lines.ts';

/** Where a line lies in its file. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

/** A JSON lines file of which single lines are read. */
export interface PlaceReader extends AsyncDisposable {
  read(place: LinePlace): Promise<unknown>;
}

/**
 * Opens a JSON lines file to read lines whose places are known.
 *
 * @throws {StoreError} When the file cannot be read, or has changed since the places were found.
 */
export async function readPlaces(path: string): Promise<PlaceReader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw storeFailure('open a file', path, error);
  });
  return {
    read: async (place) => {
      const value = parseJson(await textAt(file, path, place));
      if (value !== undefined) return value;
      throw new StoreError(`${path} has changed while it was read; try again when nothing writes to it`, {
        path,
      });
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function textAt(file: FileHandle, path: string, { offset, length }: LinePlace): Promise<string> {
  const bytes = Buffer.allocUnsafe(length);
  try {
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    return bytes.toString('utf8', 0, bytesRead);
  } catch (error) {
    throw storeFailure('read a file', path, error);
  }
}

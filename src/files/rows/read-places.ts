import { type FileHandle, open } from 'node:fs/promises';
import { storeFailure } from '../store-failure.ts';
import { parseJson } from './json-lines.ts';

/** Where a line lies in its file. */
export interface LinePlace {
  readonly offset: number;
  /** Bytes of the line; its newline may be one of them. */
  readonly length: number;
}

/** A JSON lines file of which single lines are read. */
export interface PlaceReader extends AsyncDisposable {
  readonly path: string;
  /** Returns undefined, which is no JSON value, when there is no line of JSON: the file has changed since it was found there. */
  read(place: LinePlace): Promise<unknown>;
}

/**
 * Opens a JSON lines file to read lines whose places are known.
 *
 * @throws {StoreError} When the file cannot be read.
 */
export async function readPlaces(path: string): Promise<PlaceReader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw storeFailure('open a file', path, error);
  });
  return {
    path,
    read: async (place) => parseJson(await textAt(file, path, place)),
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

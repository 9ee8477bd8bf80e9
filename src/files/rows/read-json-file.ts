import { readFile } from 'node:fs/promises';
import { errorCode, storeFailure } from '../store-failure.ts';
import { parseJson } from './json-lines.ts';

/** Reads a small JSON file; undefined when it is not there or is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return parseJson(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw storeFailure('read a file', path, error);
  }
}

import { open, readFile, stat } from 'node:fs/promises';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { errorCode, storeFailure } from '../store-failure.ts';
import { type JsonLine, jsonLines, parseWrittenJson, withoutByteOrderMark } from './json-lines.ts';

/** Tells whether a path leads to a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch((error: unknown) => inputFailure(path, error))).isDirectory();
}

/**
 * Reads the text of a small file that the caller names.
 *
 * @throws {ConfigurationError} When there is no such file.
 */
export async function readInputText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => inputFailure(path, error));
  return withoutByteOrderMark(text);
}

/**
 * Reads a JSON lines file that the caller names. Unlike the files that a run writes, such a file may end without a newline,
 * and a line that is not JSON comes with the value undefined, wherever it is. Numbers that JavaScript would change come
 * as texts, as they are written.
 *
 * @throws {ConfigurationError} When there is no such file.
 */
export async function* readInputLines(path: string): AsyncGenerator<JsonLine, void, undefined> {
  const file = await open(path, 'r').catch((error: unknown) => inputFailure(path, error));
  try {
    yield* jsonLines(file, 0, parseWrittenJson);
  } catch (error) {
    inputFailure(path, error);
  } finally {
    // Nothing was written: what goes wrong here does no harm.
    await file.close().catch(() => undefined);
  }
}

/** Turns what the file system says of a file that the caller names into an error that says what to do. */
export function inputFailure(path: string, error: unknown): never {
  const finding = findings[errorCode(error)];
  if (finding === undefined) throw storeFailure('read a file', path, error);
  throw new ConfigurationError([{ option: path, message: finding }]);
}

const findings: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file; check the path, which counts from the working directory of the process',
  ENOTDIR: 'there is no such file; a part of the path is not a folder',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'cannot be read; make it readable for this user',
};

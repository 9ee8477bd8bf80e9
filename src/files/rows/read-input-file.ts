import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { errorCode, storeFailure } from '../store-failure.ts';
import { parseJson } from './read-json-lines.ts';
import { MAX_LINE_BYTES } from './read-line-blocks.ts';

/** A line of a file that a person may have written. */
export interface InputLine {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  /** What the line says; undefined, which is no JSON value, when it is not JSON. */
  readonly value: unknown;
}

/** Whether a path leads to a folder. */
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
  return text.replace(/^\uFEFF/u, '');
}

/**
 * Reads a JSON lines file that the caller names, in memory bounded by its longest line. Unlike the files that a run writes,
 * such a file may end without a newline, and no line of it is passed over unless it is blank.
 *
 * @throws {ConfigurationError} When there is no such file.
 */
export async function* readInputLines(path: string): AsyncGenerator<InputLine, void, undefined> {
  let number = 0;
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_BYTES) break;
      for (const line of lines) {
        number += 1;
        yield* lineOf(line, number);
      }
    }
  } catch (error) {
    inputFailure(path, error);
  }
  yield* lineOf(rest, number + 1);
}

function* lineOf(line: string, number: number): Generator<InputLine, void, undefined> {
  const text = number === 1 ? line.replace(/^\uFEFF/u, '') : line;
  if (text.trim() !== '') yield { number, value: parseJson(text) };
}

function inputFailure(path: string, error: unknown): never {
  const finding = findings[errorCode(error)];
  if (finding === undefined) throw storeFailure('read a file', path, error);
  throw new ConfigurationError([{ option: path, message: finding }]);
}

const findings: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file; check the path, which counts from the working directory of the process',
  ENOTDIR: 'there is no such file; a part of the path is no folder',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'cannot be read; make it readable for this user',
};

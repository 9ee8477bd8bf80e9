import { open } from 'node:fs/promises';
import { StoreError } from '../../errors/store-error.ts';
import { storeFailure } from '../store-failure.ts';
import { linesOf, readLineBlocks } from './read-line-blocks.ts';

/** One whole line of a JSON lines file. */
export interface JsonLine {
  readonly value: unknown;
  /** Byte at which the line begins. */
  readonly offset: number;
  /** Bytes of the line, its newline included. */
  readonly length: number;
}

/**
 * Reads the whole lines of a JSON lines file, in memory bounded by the longest line. Blank lines are passed over, and
 * so is a torn last line: one without its newline, or one that is not JSON.
 *
 * @throws {StoreError} When a line that is not the last one is not JSON, or the file cannot be read.
 */
export async function* readJsonLines(
  path: string,
  { from = 0 }: { readonly from?: number } = {},
): AsyncGenerator<JsonLine, void, undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw storeFailure('open a file', path, error);
  });
  let brokenAt: number | undefined;
  try {
    for await (const block of readLineBlocks(file, { from })) {
      for (const { start, end } of linesOf(block)) {
        const text = block.bytes.toString('utf8', start, end);
        if (text.trim() === '') continue;
        if (brokenAt !== undefined) throw brokenLine(path, brokenAt);
        const value = parseJson(text);
        if (value === undefined) brokenAt = block.offset + start;
        else yield { value, offset: block.offset + start, length: end - start + 1 };
      }
    }
  } catch (error) {
    throw storeFailure('read a file', path, error);
  } finally {
    await file.close();
  }
}

/** Gives undefined, which is no JSON value, for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function brokenLine(path: string, offset: number): StoreError {
  return new StoreError(
    `${path} holds a line at byte ${offset} that is not JSON; mend or delete that line and try again`,
    { path },
  );
}

import { open } from 'node:fs/promises';
import { StoreError } from '../../errors/store-error.ts';
import { storeFailure } from '../store-failure.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';

/**
 * Reads the lines of a JSON lines file that a run wrote. A torn last line is dropped: one without its newline, or one that
 * is not JSON.
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
    for await (const line of jsonLines(file, from)) {
      if (!line.isWhole) return;
      if (brokenAt !== undefined) throw brokenLine(path, brokenAt);
      if (line.value === undefined) brokenAt = line.offset;
      else yield line;
    }
  } catch (error) {
    throw storeFailure('read a file', path, error);
  } finally {
    // Nothing was written: what goes wrong here does no harm.
    await file.close().catch(() => undefined);
  }
}

function brokenLine(path: string, offset: number): StoreError {
  return new StoreError(
    `${path} holds a line at byte ${offset} that is not JSON; repair or delete that line and try again`,
    { path },
  );
}

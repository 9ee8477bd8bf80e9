import { type FileHandle, open } from 'node:fs/promises';
import { errorCode, storeFailure } from '../store-failure.ts';
import { parseJson } from './json-lines.ts';

const NEWLINE = 0x0a;
const STEP_BYTES = 1 << 16;

/**
 * Returns the length of a JSON lines file without its torn last line: one without a newline, or one that is not JSON. An
 * absent file has length 0. Reads from the end, so that long files cost no more than short ones.
 */
export async function wholeLinesLength(path: string): Promise<number> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw storeFailure('open a file', path, error);
  }
  try {
    const { size } = await file.stat();
    const end = await afterNewlineBefore(file, size);
    if (end === 0) return 0;
    const start = await afterNewlineBefore(file, end - 1);
    const line = Buffer.allocUnsafe(end - start);
    const { bytesRead } = await file.read(line, 0, line.length, start);
    return parseJson(line.toString('utf8', 0, bytesRead)) === undefined ? start : end;
  } catch (error) {
    throw storeFailure('read a file', path, error);
  } finally {
    // Nothing was written: what goes wrong here does no harm.
    await file.close().catch(() => undefined);
  }
}

/** Returns the position after the last newline that lies before `end`, or 0. */
async function afterNewlineBefore(file: FileHandle, end: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(STEP_BYTES);
  for (let upTo = end; upTo > 0; ) {
    const from = Math.max(0, upTo - STEP_BYTES);
    const { bytesRead } = await file.read(buffer, 0, upTo - from, from);
    const at = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (at >= 0) return from + at + 1;
    upTo = from;
  }
  return 0;
}

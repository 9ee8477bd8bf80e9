import type { DiskFile } from '../disk.ts';

/** Longest line that is read or written, in bytes: what is longer is garbage, not a record. */
export const MAX_LINE_BYTES: number = 2 ** 28;

const NEWLINE = 0x0a;

/** What lines are read from, as far as that needs it; a `FileHandle` of Node is one. */
export type LineSource = Pick<DiskFile, 'read'>;

/** Some lines of a file. The bytes are valid only until the next block is asked for. */
export interface LineBlock {
  /** Whole lines, the last newline included; only the rest of a file ends without one. */
  readonly bytes: Buffer;
  /** Where the block begins in the file. */
  readonly offset: number;
}

/** Where one line lies within its block, the newline left out. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads whole lines in blocks through one reused buffer, so that memory is bounded by the longest line.
 *
 * @param withRest - whether what follows the last newline comes as a last block; it is dropped otherwise
 */
export async function* readLineBlocks(
  file: LineSource,
  {
    from = 0,
    blockBytes = 1 << 20,
    withRest = false,
  }: { readonly from?: number; readonly blockBytes?: number; readonly withRest?: boolean } = {},
): AsyncGenerator<LineBlock, void, undefined> {
  let buffer = Buffer.allocUnsafeSlow(blockBytes);
  let offset = from;
  let filled = 0;
  while (true) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, offset + filled);
    if (bytesRead === 0) break;
    const before = filled;
    filled += bytesRead;
    // Only the new bytes can hold the newline: what was left over holds none.
    const last = buffer.subarray(before, filled).lastIndexOf(NEWLINE);
    if (last >= 0) {
      const end = before + last + 1;
      yield { bytes: buffer.subarray(0, end), offset };
      buffer.copyWithin(0, end, filled);
      filled -= end;
      offset += end;
    } else if (filled === buffer.length) {
      if (filled >= MAX_LINE_BYTES) break;
      const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
      buffer.copy(larger, 0, 0, filled);
      buffer = larger;
    }
  }
  if (withRest && filled > 0) yield { bytes: buffer.subarray(0, filled), offset };
}

/** Splits a block into its lines. */
export function* linesOf({ bytes }: LineBlock): Generator<LineSpan, void, undefined> {
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) {
      yield { start, end: bytes.length };
      return;
    }
    yield { start, end };
    start = end + 1;
  }
}

import { type LineSource, linesOf, readLineBlocks } from './read-line-blocks.ts';
import { withWrittenNumbers } from './with-written-numbers.ts';

/** One line of a JSON lines file, blank ones left out. */
export interface JsonLine {
  /** Counted from 1 at the first line that was read, blank lines included. */
  readonly number: number;
  /** What the line says; undefined, which is no JSON value, when it is not JSON. */
  readonly value: unknown;
  /** Byte at which the line begins. */
  readonly offset: number;
  /** Bytes of the line, its newline included. */
  readonly length: number;
  /** Whether the line ends in a newline. */
  readonly isWhole: boolean;
}

/** Reads the lines of an open JSON lines file, or of a stream, from a byte on, in memory bounded by the longest line. */
export async function* jsonLines(
  file: LineSource,
  from = 0,
  parse: (text: string) => unknown = parseJson,
): AsyncGenerator<JsonLine, void, undefined> {
  let number = 0;
  for await (const block of readLineBlocks(file, { from, withRest: true })) {
    for (const { start, end } of linesOf(block)) {
      number += 1;
      const offset = block.offset + start;
      const text = block.bytes.toString('utf8', start, end);
      if (text.trim() === '') continue;
      const isWhole = end < block.bytes.length;
      const value = parse(offset === 0 ? withoutByteOrderMark(text) : text);
      yield { number, value, offset, length: end - start + (isWhole ? 1 : 0), isWhole };
    }
  }
}

/** Returns undefined, which is no JSON value, for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same with numbers that JavaScript would change as texts; see `withWrittenNumbers`. */
export function parseWrittenJson(text: string): unknown {
  // What is not JSON must not become so.
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const written = withWrittenNumbers(text);
  return written === text ? value : parseJson(written);
}

/** Returns a text without the mark that some editors put before it. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF/u, '');
}

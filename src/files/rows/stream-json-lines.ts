import { type JsonLine, jsonLines } from './json-lines.ts';
import type { LineSource } from './read-line-blocks.ts';

/** Reads the lines of a body as they come; a body that is not read to its end is closed. */
export async function* streamJsonLines(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<JsonLine, void, undefined> {
  const chunks = chunksAsFile(body[Symbol.asyncIterator]());
  try {
    yield* jsonLines(chunks);
  } finally {
    await chunks.close();
  }
}

/** Lets chunks be read as a file is, one after the other: positions in it are not looked at. */
function chunksAsFile(chunks: AsyncIterator<Uint8Array>): LineSource & { close(): Promise<void> } {
  let rest: Uint8Array = new Uint8Array(0);
  let isOpen = true;
  return {
    async read(target, offset, length) {
      while (isOpen && rest.length === 0) {
        // What throws, or is done, has closed itself.
        isOpen = false;
        const { done, value } = await chunks.next();
        if (done === true) break;
        isOpen = true;
        rest = value;
      }
      const taken = rest.subarray(0, length);
      target.set(taken, offset);
      rest = rest.subarray(taken.length);
      return { bytesRead: taken.length };
    },
    async close() {
      if (isOpen) await chunks.return?.();
    },
  };
}

import type { ClippedText } from './report-entry.ts';

/**
 * Returns at most so many bytes of a text: two thirds from its beginning, the rest from its end. Characters that turn the
 * direction of writing around show as U+FFFD: with them 24 reads as 42.
 */
export function clipText(text: string, mostBytes: number): ClippedText {
  const { head, tail, left } = partsOf(text, mostBytes);
  return { head: head.replace(turning, '\ufffd'), tail: tail.replace(turning, '\ufffd'), left };
}

const turning = /[\u202d\u202e]/gu;

function partsOf(text: string, mostBytes: number): ClippedText {
  // No character has more than three bytes for each unit of the string.
  if (text.length * 3 <= mostBytes) return { head: text, tail: '', left: 0 };
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return { head: text, tail: '', left: 0 };
  const headBytes = Math.ceil((mostBytes * 2) / 3);
  const head = bytes.toString('utf8', 0, characterStart(bytes, headBytes, -1));
  const tail = bytes.toString('utf8', characterStart(bytes, bytes.length - (mostBytes - headBytes), 1));
  return { head, tail, left: text.length - head.length - tail.length };
}

/** Returns a short text whole, and a long one with a mark at its cut. */
export function clipLine(text: string, mostBytes: number): string {
  const { head, tail, left } = clipText(text, mostBytes);
  return left === 0 ? head : `${head} […] ${tail}`;
}

/** Moves a place between bytes to the next place between characters. */
function characterStart(bytes: Buffer, place: number, step: 1 | -1): number {
  let at = place;
  while (at > 0 && at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += step;
  return at;
}

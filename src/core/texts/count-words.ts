const SPACE = 0x20;
const DELETE = 0x7f;
const NO_BREAK_SPACE = 0xa0;
const OTHER_SPACES: ReadonlySet<number> = new Set([
  NO_BREAK_SPACE,
  0x1680,
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
  0xfeff,
]);

/** Counts words as the paper does, by white space, without making them: reasoning comes by the megabyte. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = isSpaceCode(text.charCodeAt(index));
    if (!isSpace && !inWord) words += 1;
    inWord = !isSpace;
  }
  return words;
}

function isSpaceCode(code: number): boolean {
  if (code <= SPACE) return true;
  if (code <= DELETE) return false;
  return OTHER_SPACES.has(code) || (code >= 0x2000 && code <= 0x200a);
}

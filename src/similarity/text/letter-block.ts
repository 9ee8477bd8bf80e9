/**
 * Four characters of a text at a time, as one number with the first in the lowest byte: reading words is most of the
 * work of finding copies, and a step for each letter would take twice as long.
 */

/** How many ASCII letters a block begins with, 0 to 4. */
export function lettersIn(block: number): number {
  const lower = block | 0x20202020;
  // In each: the highest bit of every byte that is below "a", above "z" or beyond ASCII.
  const below = ~((lower | 0x80808080) - 0x61616161);
  const above = (lower & 0x7f7f7f7f) + 0x05050505;
  const others = (below | above | block) & 0x80808080;
  return others === 0 ? 4 : (31 - Math.clz32(others & -others)) >>> 3;
}

/**
 * The hash of a word that goes on with the first so many letters of a block, in lower case. A polynomial in the letters,
 * which comes out the same however they lie in blocks.
 */
export function withLetters(hash: number, block: number, count: number): number {
  // The letters move to the end of the block, with zeros before them.
  const letters = count === 4 ? block | 0x20202020 : ((block | 0x20202020) << (24 - 8 * count)) << 8;
  const pairs = Math.imul(letters & 0x00ff00ff, 251) + ((letters >>> 8) & 0x00ff00ff);
  const polynomial = Math.imul(pairs & 0xffff, 251 * 251) + (pairs >>> 16);
  return (Math.imul(hash, powers[count] ?? 0) + polynomial) | 0;
}

/**
 * The hash of a word that goes on with any other letter. No polynomial: scripts with more letters than its base, such as
 * Hangul, would have many pairs of words in one.
 */
export function withLetter(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

const powers: Int32Array = Int32Array.of(1, 251, 251 ** 2, 251 ** 3, 251 ** 4);

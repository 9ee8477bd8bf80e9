/** The words of a text as numbers, for comparing many of them. */
export interface ScannedWords {
  readonly count: number;
  /** A hash of each word. */
  readonly hashes: Int32Array;
  /** 1 where a word has at least three letters. */
  readonly isWordy: Uint8Array;
}

/** Longer runs are cut, so that a run of one letter has words to repeat. */
const longestWord = 32;
const firstIdeograph = 0x2e80;

/**
 * Splits a text into runs of letters and digits, and single signs; white space only separates. One pass, without a string per
 * word. Case counts.
 */
export function scanWords(text: string): ScannedWords {
  const hashes = new Int32Array(text.length);
  const isWordy = new Uint8Array(text.length);
  let count = 0;
  let hash = 0;
  let length = 0;
  let letters = 0;
  const close = (): void => {
    if (length === 0) return;
    hashes[count] = hash;
    isWordy[count] = letters >= 3 ? 1 : 0;
    count += 1;
    hash = 0;
    length = 0;
    letters = 0;
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isIdeograph = code >= firstIdeograph;
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xc0;
    const isPart = !isIdeograph && (isLetter || (code >= 48 && code <= 57));
    if (!isPart || length === longestWord) close();
    if (code <= 32 || code === 0xa0) continue;
    hash = (Math.imul(hash, 0x01000193) ^ code) + 0x9e3779b1;
    length += 1;
    letters += isIdeograph ? 3 : isLetter ? 1 : 0;
    if (!isPart) close();
  }
  close();
  return { count, hashes, isWordy };
}

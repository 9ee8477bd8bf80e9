/** From here on one character is about one word: Chinese, Japanese, Korean. */
const firstIdeograph = 0x2e80;

/**
 * Counts the words of a text: runs without white space, and each character of scripts that write none. Linear, and
 * without a copy of the text.
 */
export function wordCount(text: string): number {
  let count = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) isInWord = false;
    else if (code >= firstIdeograph && !isLowSurrogate(code)) {
      count += 1;
      isInWord = false;
    } else if (!isInWord && !isLowSurrogate(code)) {
      count += 1;
      isInWord = true;
    }
  }
  return count;
}

function isSpace(code: number): boolean {
  return (
    code <= 32 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x2028
  );
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

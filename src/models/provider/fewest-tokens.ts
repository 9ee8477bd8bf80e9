/**
 * Returns a number of tokens below which no tokenizer gets with a text, for checks of what servers report.
 *
 * Tokenizers part a text at spaces first, so that a word is at least one token; two words are allowed for one, since some
 * learn pairs such as `of the`. Where a word is long, or a script sets no spaces, a token holds at most about ten
 * letters or signs; 32 bytes are allowed. Runs of one character, such as rules and indents, count once: they may be one token.
 *
 * Counted in one pass: every reply and every prompt is counted, and expressions would take as long as all else that is done
 * with a text.
 *
 * @param enough - tokens that are known to have been taken: counting ends as soon as no rest of the text can need more, and the
 * number is then one that is not above it. @default all is counted
 */
export function fewestTokens(text: string, enough: number = Number.NEGATIVE_INFINITY): number {
  let words = 0;
  let bytes = 0;
  /** Of blanks that count only when a word follows. */
  let blankBytes = 0;
  let isInWord = false;
  let last = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (at % LOOK_EVERY === 0 && mostWith(words, bytes + blankBytes, text.length - at) <= enough)
      return Math.min(enough, tokensOf(words, bytes));
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    if (point === last) continue;
    last = point;
    if (isBlank(point)) {
      isInWord = false;
      if (words > 0) blankBytes += bytesOf(point);
      continue;
    }
    if (!isInWord) words += 1;
    isInWord = true;
    bytes += blankBytes + bytesOf(point);
    blankBytes = 0;
  }
  return tokensOf(words, bytes);
}

const LOOK_EVERY = 256;

function tokensOf(words: number, bytes: number): number {
  return words === 0 ? 0 : Math.max(1, Math.floor(words / 2), Math.floor(bytes / 32));
}

/** The same for a text of which so many units are still to be read: at most each second begins a word, and each takes three bytes. */
function mostWith(words: number, bytes: number, units: number): number {
  return Math.max(1, (words + units / 2 + 1) / 2, (bytes + units * 3) / 32);
}

/** What `\s` stands for. */
function isBlank(point: number): boolean {
  if (point < 0xa0) return point === 0x20 || (point >= 0x09 && point <= 0x0d);
  if (point < 0x2000) return point === 0xa0 || point === 0x1680;
  return (
    point <= 0x200a ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000 ||
    point === 0xfeff
  );
}

/** As UTF-8. */
function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/**
 * Returns a number of tokens below which no tokenizer gets with a text, for checks of what servers report.
 *
 * Tokenizers part a text at spaces first, so that a word is at least one token; two words are allowed for one, since some
 * learn pairs such as `of the`. Where a word is long, or a script sets no spaces, a token holds at most about ten
 * letters or signs; 32 bytes are allowed. Runs of one character, such as rules and indents, count once: they may be one token.
 */
export function fewestTokens(text: string): number {
  const squeezed = text.replace(/(.)\1+/gsu, '$1').trim();
  if (squeezed === '') return 0;
  const words = squeezed.match(/\S+/gu)?.length ?? 0;
  return Math.max(1, Math.floor(words / 2), Math.floor(Buffer.byteLength(squeezed) / 32));
}

/**
 * The same text, stored in one byte a character where its characters allow it. What is cut out of a wider text, or made by
 * replacing in one, stays wide, and each pattern that meets a wide text is compiled a second time, into three times the code.
 */
export function inOneByte(text: string): string {
  return /^[\x00-\xff]*$/.test(text) ? text.split('').join('') : text;
}

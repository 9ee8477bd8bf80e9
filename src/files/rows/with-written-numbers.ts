const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

/**
 * Puts numbers of a JSON text in quotes, as they are written, where JavaScript would change them: integers beyond 2^53,
 * decimals of many digits, exponents, `-0`. All others stay numbers. Node before 21 has no reviver that
 * sees the source.
 */
export function withWrittenNumbers(json: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < json.length; ) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOfString(json, at);
    else if (code === minus || (code >= zero && code <= nine)) {
      number.lastIndex = at;
      const written = number.exec(json)?.[0] ?? '';
      if (written !== '' && String(Number(written)) !== withoutLastZeros(written)) {
        parts.push(json.slice(from, at), `"${written}"`);
        from = at + written.length;
      }
      at += Math.max(1, written.length);
    } else at += 1;
  }
  return parts.length === 0 ? json : parts.join('') + json.slice(from);
}

/** `42.0`, as Python writes whole numbers in a column of floats, is no other number than `42`. */
function withoutLastZeros(written: string): string {
  return written.includes('.') && !/[eE]/u.test(written) ? written.replace(/\.0+$|(?<!0)0+$/u, '') : written;
}

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/** Where the string that begins at a quote has ended; the end of the text when it never does. */
function endOfString(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let before = at - 1;
    while (json.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return json.length;
}

/** Texts longer than this are not worth keeping. */
const longest = 3_000;

/**
 * Keeps what a pure function made of the last few texts: one comparison asks for the same readings many times, and a
 * reference is compared with many responses.
 */
export function rememberLast<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (text.length > longest) return made;
    const [oldest] = known.keys();
    if (known.size >= 16 && oldest !== undefined) known.delete(oldest);
    known.set(text, made);
    return made;
  };
}

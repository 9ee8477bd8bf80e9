/** A key that its object holds a second time. */
export interface RepeatedKey {
  readonly key: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Finds the keys that an object of a JSON text holds more than once: of such twins `JSON.parse` drops all but the last.
 *
 * @param text - a text that is JSON
 */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = [];
  /** The keys seen so far in each object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  let line = 1;
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]\n]/gu)) {
    const [token, raw = '', colon] = match;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === '\n') line += 1;
    else if (colon !== undefined) note(raw);
    line += (colon?.split('\n').length ?? 1) - 1;
  }
  return repeated;

  function note(raw: string): void {
    // Only a parsed key tells "a" and "\u0061" to be the same.
    const key = String(JSON.parse(`"${raw}"`));
    const keys = open.at(-1);
    if (keys?.has(key)) repeated.push({ key, line });
    keys?.add(key);
  }
}

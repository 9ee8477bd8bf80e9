/**
 * Returns the JSON of a value in letters that mean nothing to a reader of HTML: no `<`, `>` or `&`, and no line separators
 * of JavaScript. `JSON.parse` returns the same value.
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Restores commands that a JSON reader took for escapes: of `\frac` in a string that was not escaped it leaves a form feed
 * and `rac`. Form feeds and backspaces are in no answer; a tab or a line break may, so what began with one stays lost.
 */
export function mendEscapes(text: string): string {
  return text.replace(/\f(?=[a-z])/gu, '\\f').replace(/[\b](?=[a-z])/gu, '\\b');
}

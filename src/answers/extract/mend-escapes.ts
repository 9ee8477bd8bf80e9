/**
 * Restores commands that a JSON reader took for escapes: of `\frac` in a string that was not escaped it leaves a form feed
 * and `rac`. Form feeds and backspaces are in no answer; a tab or a line break may, so what began with one stays lost.
 * Letters and digits in a mathematical font, `𝑥` and `𝟓`, become plain ones, so that all that reads the text sees them.
 * Scripts in the tags of web pages become those of LaTeX.
 */
export function mendEscapes(text: string): string {
  const mended = text.replace(/\f(?=[a-z])/gu, '\\f').replace(/[\b](?=[a-z])/gu, '\\b');
  const kept = /~~|[\u0335-\u0337]|<!--|\\sout/.test(mended) ? withoutStruck(mended) : mended;
  const scripted = kept.includes('<su')
    ? kept.replace(
        /<su([pb])>([^<>]{1,40})<\/su\1>/g,
        (_, place: string, script: string) => `${place === 'p' ? '^' : '_'}{${script}}`,
      )
    : kept;
  return scripted.includes('\ud835')
    ? scripted.replace(/[\u{1d400}-\u{1d7ff}]+/gu, (run) => run.normalize('NFKC'))
    : scripted;
}

/** What is crossed out is not said: `~~5~~`, and letters under a stroke. */
function withoutStruck(text: string): string {
  return text
    .replace(/~~[^~\n]{1,80}~~|<!--(?:(?!-->).){0,200}-->|\\sout ?\{(?:[^{}]|\{[^{}]*\}){1,80}\}/gs, ' ')
    .replace(/(?:\S\u0335|\S\u0336|\S\u0337)+/gu, '\ufffd');
}

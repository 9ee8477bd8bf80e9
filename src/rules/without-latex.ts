/**
 * Leaves the prose of a text: takes out code, formulas between delimiters, and LaTeX commands. Linear: no part looks
 * beyond the next delimiter of its kind.
 */
export function withoutLatex(text: string): string {
  return text
    .replace(/```[\s\S]*?```|`[^`\n]*`|\\[\\$]/gu, ' ')
    .replace(/\\[()[\]]/gu, (delimiter) => ('\\)\\]'.includes(delimiter) ? closing : opening))
    .replace(formula, ' ')
    .replace(/\$\$[^$]*\$\$|\$[^$]*\$/gu, ' ')
    .replace(/\\(?:begin|end)\{[A-Za-z*]{0,40}\}|\\[A-Za-z]+/gu, ' ');
}

/** Stand for the delimiters of formulas, so that one character tells where a formula ends. */
const opening = '\u{e000}';
const closing = '\u{e001}';
const formula = new RegExp(`${opening}[^${opening}${closing}]*${closing}`, 'gu');

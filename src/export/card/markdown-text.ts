/**
 * Returns a text, which a model may have written, as Markdown that shows it and does nothing else: no links, no HTML, no
 * headings, one line.
 */
export function markdownText(text: string, most = 200): string {
  const line = oneLine(text, most);
  return line.replace(/[!-/:-@[-`{-~]/gu, (sign) => entities[sign] ?? `\\${sign}`);
}

/** Returns a text as code within a line, also within a table. */
export function markdownCode(text: string, most = 200): string {
  const line = oneLine(text, most).replaceAll('`', "'").replaceAll('|', '\\|');
  return line === '' ? '' : `\`${line}\``;
}

/** Returns a table; its cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const entities: { readonly [sign: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function oneLine(text: string, most: number): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line;
}

import type { Evidence } from './evidence.ts';

/** Most characters of a cell. */
const MOST_CHARACTERS = 600;

/** Writes measurements as Markdown, without their title. All text is escaped. */
export function evidenceMarkdown({ method, tables, notes }: Omit<Evidence, 'title' | 'charts'>): string {
  return [
    markdownCell(method),
    ...tables.flatMap(({ title, columns, rows }) => [
      `**${markdownCell(title)}**`,
      [columns, columns.map(() => '---'), ...rows.map((cells) => cells.map(markdownCell))]
        .map(lineOf)
        .join('\n'),
    ]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${markdownCell(note)}`).join('\n')]),
  ].join('\n\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Returns a text, which anyone may have written, as a cell that shows it and does nothing else. */
function markdownCell(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  const short = line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
  return short.replace(/[<>&]/gu, (sign) => entities[sign] ?? sign).replace(/[\\`*_[\]|~#]/gu, '\\$&');
}

const entities: { readonly [sign: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

import type { Measured } from './interval.ts';

/** Returns a table; its cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Returns a text, which anybody may have written, as a cell that shows it and does nothing else. */
export function tableText(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  const short = line.length > 80 ? `${line.slice(0, 80)}…` : line;
  return short.replace(/[<>&]/gu, (sign) => entities[sign] ?? sign).replace(/[\\`*_[\]|~#]/gu, '\\$&');
}

const entities: { readonly [sign: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Returns a share with its interval in per cent, such as `37.5 % (33.1 to 42.0)`. */
export function shownShare(share: Measured | null): string {
  if (share === null) return '-';
  return `${(100 * share.value).toFixed(1)} % (${(100 * share.low).toFixed(1)} to ${(100 * share.high).toFixed(1)})`;
}

/** Returns a figure with its interval, such as `2.67 (2.58 to 2.75)`. */
export function shownFigure(figure: Measured | null): string {
  if (figure === null) return '-';
  return `${figure.value.toFixed(2)} (${figure.low.toFixed(2)} to ${figure.high.toFixed(2)})`;
}

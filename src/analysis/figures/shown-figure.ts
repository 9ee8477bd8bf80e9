import type { Measured } from './interval.ts';

/** Returns a share with its interval in per cent, such as `37.5 % (33.1 to 42.0)`. */
export function shownShare(share: Omit<Measured, 'n'> | null): string {
  if (share === null) return '-';
  return `${(100 * share.value).toFixed(1)} % (${(100 * share.low).toFixed(1)} to ${(100 * share.high).toFixed(1)})`;
}

/** Returns a figure with its interval, such as `2.67 (2.58 to 2.75)`. */
export function shownFigure(figure: Measured | null): string {
  if (figure === null) return '-';
  return `${figure.value.toFixed(2)} (${figure.low.toFixed(2)} to ${figure.high.toFixed(2)})`;
}

/** Returns a name, which anyone may have written, short enough for a table. */
export function shownName(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

import { stripMarkup } from './strip-markup.ts';

/** Lines of a list that are looked at. */
const most = 64;

/** The items of a text that is a list with one item a line, joined in one line; null for any other text. */
export function listedItems(text: string): string | null {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > most) return null;
  const items = lines.map((line, index) => itemOf(line, index + 1));
  if (!items.every((item) => item !== null && item !== '')) return null;
  const plain = items.map((item) => stripMarkup(item ?? ''));
  return plain.join(plain.some((item) => /[,;]/u.test(item)) ? '; ' : ', ');
}

/** A list behind the words that introduce it: `The planets are:` with one planet a line. */
export function introducedItems(text: string): { readonly before: string; readonly items: string } | null {
  const [first = '', ...rest] = text.trim().split('\n');
  if (!/[:：]\W{0,4}$/u.test(first)) return null;
  const items = listedItems(rest.join('\n'));
  return items === null ? null : { before: first, items };
}

/** Three or more values, one a line, joined in one line; null for any other text, such as the steps of a calculation. */
export function valuesByLine(text: string): string | null {
  if (!text.includes('\n')) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 2 && lines.length <= most && lines.every((line) => value.test(line.trim()))
    ? lines.map((line) => stripMarkup(line)).join(', ')
    : null;
}

/** A number or formula without words, and without what relates, questions or separates. */
const value = /^(?![^\\]*[A-Za-z]{2})[-−+$(\\√\d][^=<>≈:?!,;]{0,60}$/;

/** What follows the sign or the number of an item; null where a line has none, or numbers do not count the lines. */
function itemOf(line: string, place: number): string | null {
  const [, number, rest = ''] =
    /^\s*(?:[-*•–·]|(\d{1,2})[.)]|\((\d{1,2})\))\s+(\S.*)$/.exec(line)?.filter((_, at) => at !== 2) ?? [];
  if (rest === '') return null;
  return number === undefined || Number(number) === place ? rest : null;
}

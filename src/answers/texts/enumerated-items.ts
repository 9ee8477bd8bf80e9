import { pattern } from '../tokens/pattern.ts';

/** The items of a list in one line that counts them up from one: `1. Alice 2. Bob`, `1st: Anna, 2nd: Ben`; null for any other text. */
export function enumeratedItems(text: string): readonly string[] | null {
  if (text.length > 600 || !/^\W{0,2}(?:1|first)/i.test(text)) return null;
  const marks = [...text.matchAll(mark)];
  if (marks.length < 2 || marks[0]?.index !== 0 || !marks.every((found, at) => placeOf(found) === at + 1))
    return null;
  const items = marks.map((found, at) =>
    text
      .slice(found.index + found[0].length, marks[at + 1]?.index ?? text.length)
      .trim()
      .replace(/[,;.]? and$|[,;.]$/u, ''),
  );
  return items.every((item) => pattern`^["“*_]{0,2}\p{L}`.test(item) && !/[:=]/u.test(item)) ? items : null;
}

const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

const mark =
  /(?:^|(?<=[\s,;.]))(?:\(?(\d{1,2})[.)]|#?(\d{1,2}):|(\d{1,2})(?:st|nd|rd|th)(?: place)?(?::| [–—-])|(first|second|third|fourth|fifth|sixth|seventh)(?: place)?:)\s+/gi;

function placeOf([, ...parts]: RegExpExecArray): number {
  const said = parts.find((part) => part !== undefined) ?? '';
  return /\d/u.test(said) ? Number(said) : words.indexOf(said.toLowerCase()) + 1;
}

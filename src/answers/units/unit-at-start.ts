import { lookupUnit } from './lookup-unit.ts';

/** Short words that are symbols of units as well, and between words of a sentence never are. */
const words: ReadonlySet<string> = new Set(
  'a am an as at by do if in is it me my no of on or pm so to up us we'.split(' '),
);

/** The unit that a text begins with, right behind a number: ` seconds to reach` begins with `seconds`; empty where there is none. */
export function unitAtStart(text: string): string {
  const match =
    /^\s?(?:(?:square|cubic|sq\.?|cu\.?)\s+)?([A-Za-zµμΩ]{1,16})(?:\^\{?-?\d\}?|[²³])?(?:\s?(?:\/|per|·)\s?[A-Za-zµμΩ]{1,16}(?:\^\{?-?\d\}?|[²³])?){0,2}(?=[\s.,;:)*]|$)/u.exec(
      text,
    );
  const name = match?.[1] ?? '';
  return match === null || (name !== 'A' && words.has(name.toLowerCase())) || lookupUnit(name) === null
    ? ''
    : match[0];
}

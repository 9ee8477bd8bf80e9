import { foldText } from './fold-text.ts';

/** Whether the letters occur in the words in order, the first one at the start. */
export function abbreviates(letters: string, words: string): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = words.indexOf(letter, at);
    if (found < 0 || (at === 0 && found > 0)) return false;
    at = found + 1;
  }
  return letters.length <= words.length / 2;
}

/** Whether a text in capitals may stand for the words of another: `CA`, `NYC`, `WWII`. */
export function mayAbbreviate(short: string, long: string): boolean {
  return (
    /^(?:\p{Lu}\.?){2,6}$/u.test(short) &&
    !/^(?:\p{Lu}\.?){2,6}$/u.test(long) &&
    abbreviates(foldText(short).replace(/[. ]/gu, ''), foldText(long))
  );
}

/** `Staphylococcus aureus` with its genus by the first letter, and whatever marks it as Latin. */
export function areOneSpecies(full: string, short: string): boolean {
  const [, genus = '', epithet = ''] =
    /^[*_]{0,2}([A-Z][a-z]{3,20}) ([a-z]{4,20})[*_]{0,2}$/.exec(full.trim()) ?? [];
  const [, initial = '', other = ''] =
    /^[*_]{0,2}([A-Z])\. ?([a-z]{4,20})[*_]{0,2}$/.exec(short.trim()) ?? [];
  return initial !== '' && genus[0] === initial && epithet === other;
}

import { pattern } from '../tokens/pattern.ts';
import { bareText } from './fold-text.ts';

/**
 * Whether one text is the initials of the words of the other: `GDP`, `L.R.U.`, `SOV` for `subject-object-verb`. Every
 * word that carries meaning has its letter, in order; three letters at least, since two stand for too many things.
 */
export function areInitials(reference: string, response: string): boolean {
  return (
    abridges(reference, response) ||
    abridges(response, reference) ||
    isOfBody(reference, response) ||
    isOfBody(response, reference)
  );
}

/** Letters that stand for one body only. */
function isOfBody(short: string, long: string): boolean {
  return (
    bodies.get(short.replace(/^the |\./giu, '').trim()) ===
    bareText(long)
      .replace(/^[Tt]he /u, '')
      .toLowerCase()
  );
}

const bodies: ReadonlyMap<string, string> = new Map([
  ['UN', 'united nations'],
  ['EU', 'european union'],
  ['IMF', 'international monetary fund'],
  ['ISS', 'international space station'],
  ['ICJ', 'international court of justice'],
  ['ICC', 'international criminal court'],
  ['ILO', 'international labour organization'],
  ['IOC', 'international olympic committee'],
  ['IAEA', 'international atomic energy agency'],
]);

function abridges(short: string, long: string): boolean {
  const letters = /^(?:the )?((?:\p{Lu}\.?){3,7})$/iu.test(short.trim())
    ? bareText(short).replace(/^[Tt]he |[.\s]/gu, '')
    : '';
  const phrase = withoutCommas(long);
  if (!/^\p{Lu}{3,7}$/u.test(letters) || isOtherCode(letters) || /[,;:()/\d=+?!]/u.test(phrase)) return false;
  const words = bareText(phrase).split(' ');
  return (
    words.length <= 12 &&
    words.every((word) => pattern`^[\p{L}'’]+$`.test(word) && !doubled.has(word.toLowerCase())) &&
    (areInitialsOf(letters, words) || areInitialsOf(letters, words.flatMap(counted)))
  );
}

/** A phosphate by how many there are has two letters: adenosine triphosphate is ATP. */
function counted(word: string): readonly string[] {
  const [, count, what] = /^(mono|di|tri)(phosphate)$/iu.exec(word) ?? [];
  return count === undefined || what === undefined ? [word] : [count, what];
}

/** `First In, First Out` is one phrase; single words between commas are a list. */
function withoutCommas(text: string): string {
  return text.includes(',') && text.split(/, ?/u).every((part) => /\S[ -]\S/.test(part))
    ? text.replaceAll(',', '')
    : text;
}

/** Whether the letters are the initials of all words, of which those that only join the others may have none. */
export function areInitialsOf(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === '';
  // The number of a war or a king stands as it is: `WWI` is no World War II.
  if (/^(?:I{1,3}|IV|VI{0,3}|IX|X)$/u.test(word))
    return letters.startsWith(word) && areInitialsOf(letters.slice(word.length), rest);
  const takes = word[0]?.toUpperCase() === letters[0];
  return (
    (takes && areInitialsOf(letters.slice(1), rest)) ||
    (joining.has(word.toLowerCase()) && areInitialsOf(letters, rest))
  );
}

/** Words with a rival that begins alike: `MST` is a minimum spanning tree, and `LCS` two things. */
const doubled: ReadonlySet<string> = new Set(
  `minimum maximum minimal maximal min max substring subsequence distribution density beats breaths internal international interior
  inner increase increasing decrease decreasing inflow inductive positive probability posterior prior anterior ascending ante absolute apparent
  converse contrapositive concave convex inverse injective surjective subjective`.split(/\s+/u),
);

const joining: ReadonlySet<string> = new Set(
  'of the and for in on to a an at by with de du des la le y und der die das'.split(' '),
);

/** Letters of options, a number in Roman numerals, a rhyme, or a sequence: no initials. */
function isOtherCode(letters: string): boolean {
  return (
    /^(?:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))$/u.test(letters) ||
    (/^[A-J]+$/u.test(letters) &&
      [...letters].every((letter, index) => index === 0 || letter > (letters[index - 1] ?? ''))) ||
    /^[ACGTU]+$/u.test(letters) ||
    new Set(letters).size === 1
  );
}

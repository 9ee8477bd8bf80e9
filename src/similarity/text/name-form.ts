import { foldedUnicode } from './folded-unicode.ts';

/** A name taken apart for comparison. */
export interface NameForm {
  /** The things that the name strings together with "and" or commas, each as its words in order. */
  readonly parts: readonly string[];
  /** Further ways of writing the one thing, such as the abbreviation in brackets behind it. */
  readonly aliases: readonly string[];
  /** All words of the name, sorted. */
  readonly bag: string;
  /** The words around its prepositions, which tell "history of philosophy" from "philosophy of history"; else null. */
  readonly frame: string | null;
}

/**
 * Takes a name apart: case, plurals, spelling of British and American English, articles and phrases such as
 * "introduction to" fall away; "X of Y" is read as "Y X".
 */
export function nameForm(name: string): NameForm {
  const folded = foldedUnicode(name).replace(/\s+/gu, ' ').trim();
  const { outside, inside } = bracketsApart(folded);
  const parts = partsOf(plain(outside));
  const glosses = inside.flatMap((gloss) => partsOf(plain(gloss)));
  const aliases = inside
    .filter((gloss) => isAbbreviation(gloss))
    .map((gloss) => wordsOf(plain(gloss)).join(' '));
  const words = [...parts, ...glosses].flatMap((part) => part.split(' '));
  return {
    parts: [...new Set(parts.length === 0 ? glosses : parts)],
    aliases,
    // A name without a word is compared unchanged.
    bag: words.length === 0 ? folded : [...words].sort().join(' '),
    frame: frameOf(plain(folded)),
  };
}

/**
 * Returns how alike two names are: 1 for one thing in other words or order, the share of common parts when one only adds
 * to the other, else 0. A part is whole or not there: "number theory" and "analytic number theory" have nothing in
 * common, since the one is a field of the other and deserves its own problems.
 */
export function nameSimilarity(left: NameForm, right: NameForm): number {
  if (left.bag === right.bag) {
    const bothFramed = left.frame !== null && right.frame !== null;
    return bothFramed && left.frame !== right.frame ? 0 : 1;
  }
  if (hasAlias(left, right) || hasAlias(right, left)) return 1;
  const [small, large] = left.parts.length <= right.parts.length ? [left, right] : [right, left];
  if (small.parts.length === 0 || !small.parts.every((part) => large.parts.includes(part))) return 0;
  const share = small.parts.length / large.parts.length;
  return share >= LEAST_SHARE ? share : 0;
}

/** The part of a name that another must hold to be that name and more; "Rings" is not "Groups, rings and fields". */
const LEAST_SHARE = 0.5;

function hasAlias(one: NameForm, other: NameForm): boolean {
  return other.parts.length === 1 && one.aliases.some((alias) => other.parts[0] === alias);
}

/** Brackets beside letters, as in `C[0,1]` or `f(x)`, belong to the word. */
function bracketsApart(name: string): { readonly outside: string; readonly inside: readonly string[] } {
  const inside: string[] = [];
  const outside = name.replace(/(?<=^|\s)\(([^()]*)\)/gu, (_, gloss: string) => {
    inside.push(gloss);
    return ' ';
  });
  return { outside, inside };
}

function isAbbreviation(gloss: string): boolean {
  return /^[\p{Lu}\p{N}][\p{L}\p{N}-]{0,9}$/u.test(gloss) && /\p{Lu}.*\p{Lu}/u.test(gloss);
}

/** Phrases that announce a field without narrowing it. */
const announcements =
  /^(?:(?:an? )?(?:introduction to|overview of)|(?:the )?(?:basics|fundamentals|principles|essentials) of|(?:(?:advanced|selected|special|modern|current) )?topics in) /u;

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\$|\\(?:text|mathrm|mathbf)\b|[{}"]/gu, '')
    .replace(/'s?\b|'/gu, '')
    .replace(/(?<=[\p{L}\p{N}])-(?=\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(announcements, '');
}

function partsOf(name: string): readonly string[] {
  return name
    .split(/(?:(?<!\s)\s+)?(?:[,;&]|\band\b|\bas well as\b|\bplus\b)\s*|(?<!\s)\s+\/\s+/u)
    .map((part) => inverted(part).join(' '))
    .filter((part) => part !== '');
}

/** "Theory of numbers" in the order of "number theory". */
function inverted(part: string): readonly string[] {
  const [head, ...rest] = part.split(/\bof\b/u);
  return [...rest.reverse(), head ?? ''].flatMap(wordsOf);
}

const prepositions = /\b(?:of|in|for|to|from|by|on|with|under|over|via|at|through|between|without)\b/u;
const small: ReadonlySet<string> = new Set(
  'a an the of in for to from by on with under over via at through between without its their and as well plus'.split(
    ' ',
  ),
);

function frameOf(name: string): string | null {
  const sides = name.split(prepositions).map((side) => [...wordsOf(side)].sort().join(' '));
  return sides.length === 1 ? null : sides.join(' | ');
}

/** Words with their ends folded; everything else that is not a gap is a word by itself, such as `c*` or `l^2`. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\s,;:?!()[\]]+|\.(?=\s|$)/u)
    .filter((word) => word !== '' && !small.has(word))
    .map(stemmed);
}

function stemmed(word: string): string {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
  const spelled = word
    .replace(/is(?=(?:ation|ations|ing|ed|e|es)$)/u, (found) => (word.length > 6 ? 'iz' : found))
    .replace(/our(?=$|s$|al$|ing|ed$)/u, (found) => (word.length > 4 ? 'or' : found))
    .replace(/ll(?=ing|ed)/u, 'l');
  if (/(?:ss|us|is|ics)$/u.test(spelled)) return spelled;
  if (spelled.endsWith('ies') && spelled.length > 5) return `${spelled.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/u.test(spelled)) return spelled.slice(0, -2);
  return spelled.endsWith('s') ? spelled.slice(0, -1) : spelled;
}

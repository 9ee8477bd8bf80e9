import { pattern } from '../tokens/pattern.ts';

/**
 * A word that is named as one: `the word "set"`, `the suffix -ness`, `the letter E` are the word, the suffix and the
 * letter; any other text is returned as it is.
 */
export function namedWord(written: string): string {
  const text = written.replace(chiSquare, 'chi-square');
  const quoted =
    pattern.i`^(?:the |an? )?(?:\p{L}+ )?(?:word|term|suffix|prefix|infix|affix|ending|morpheme|phoneme|letter|particle|phrase|verb|noun|adjective|adverb|pronoun|preposition|conjunction|article|string|character|sequence|name|title|root|stem) (?:["“„'‘«\`]|\*{1,2})([^"“”„'‘’«»\`*]{1,60})(?:["”“'’»\`]|\*{1,2})$`.exec(
      text.trim(),
    )?.[1];
  if (quoted !== undefined) return quoted;
  const affix = pattern.i`^(?:the )?(?:suffix|prefix|infix|affix|ending) (-?\p{L}{1,12}-?)$`.exec(
    text.trim(),
  )?.[1];
  const sound = /^(?:the )?(?:phoneme|sound|vowel|consonant) (\/[^/\s]{1,6}\/|\[[^[\]\s]{1,6}\])$/i.exec(
    text.trim(),
  )?.[1];
  return affix ?? sound ?? pattern.i`^(?:the )?letter (\p{L})$`.exec(text.trim())?.[1] ?? text;
}

/** The one statistic that is called by its letter: `$\\chi^2$ test`. */
const chiSquare = pattern`^(?:\$ ?\\chi ?\^ ?\{? ?2 ?\}? ?\$|\\chi\^\{?2\}?|χ(?:²|\^2))(?=[ -]\p{L}{4})`;

/** A word cut into its parts, in one way: `un-believ-able`, `un + believ + able`, `un·believ·able`; null for anything else. */
export function segmented(text: string): string | null {
  // Affixes with their hyphens, joined by commas or plus signs: `un-, believe, -able`.
  const parts = /\p{Ll}-(?=,|\s)|(?<=\s)-\p{Ll}/u.test(text)
    ? text
        .trim()
        .split(/,\s|\s\+\s/u)
        .map((part) => part.replace(/^-|-$/gu, ''))
    : text.trim().split(/-|\s[+|]\s|\s?[·‧]\s?/u);
  return parts.length > 1 &&
    parts.every((part) => /^\p{Ll}{1,15}$/u.test(part)) &&
    parts.some((part) => part.length > 2)
    ? parts.join('-')
    : null;
}

/** Whether words end in what names something only for what is next to it, or for how much there is of it. */
export function namesBeside(before: string): boolean {
  return beside.test(before);
}

const beside = pattern.i`(?<!\p{L})(?:(?:preceded|followed|succeeded|replaced|superseded|surrounded|unaffected|unchanged) by|(?:low|lower|poor|poorer|rich|richer|high|higher|deficient|lacking) in)(?: (?:the|an?))?[^\p{L}\p{N}]*$`;

/** What a text is for comparison with placeholders: its words that carry content. */
export interface PlaceholderForm {
  readonly words: readonly string[];
  /** Whether it holds what no placeholder does: a digit or mathematics. */
  readonly isConcrete: boolean;
}

/** Words by which a placeholder is varied without saying more. */
const fillers: ReadonlySet<string> = new Set(
  'a an the your my its this that here goes is are be of for to as insert write put enter fill give provide'.split(
    ' ',
  ),
);

const ordinals: ReadonlySet<string> = new Set(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last next another one two three four
  five six seven eight nine ten eleven twelve nth etc`.split(/\s+/u),
);

/** More words say something. */
const mostWords = 16;

/** Returns the form of a text; null for one that is too long to be a placeholder. */
export function placeholderForm(text: string): PlaceholderForm | null {
  if (text.length > 200) return null;
  const plain = text.normalize('NFKC').toLowerCase();
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.has(word)).map(singular);
  if (words.length > mostWords) return null;
  return { words, isConcrete: /[\p{N}\\$^=+]/u.test(plain) };
}

/** Returns the words without those that number the items of a list: "third name" stands where "first name" was shown. */
export function unnumbered(words: readonly string[]): readonly string[] {
  return words.filter((word) => !ordinals.has(word) && !/^(?:\p{N}+|[a-z])$/u.test(word));
}

/** Whether two texts say the same, or nearly: one word more or less, where at least two are shared. */
export function areAlike(left: readonly string[], right: readonly string[]): boolean {
  const one = new Set(left);
  const other = new Set(right);
  const shared = [...one].filter((word) => other.has(word)).length;
  const apart = one.size + other.size - 2 * shared;
  return shared > 0 && (apart === 0 || (apart === 1 && shared >= 2));
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

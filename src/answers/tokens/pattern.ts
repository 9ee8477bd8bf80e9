/**
 * A letter of any script, in a tenth of the ranges of `\p{L}`: between letters of one alphabet it takes in vowel signs and signs that
 * nothing is assigned to. Other than `\p{L}` it knows no letters beyond 16 bits, and takes digits of Thai, Khmer and Tamil for letters.
 */
const letter = String.raw`A-Za-zªµºÀ-ÖØ-öø-ˁˆ-ˑˠ-ˤ\u0370-\u037d\u0386\u0388-\u0588\u05d0-\u05f2\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u0963\u0971-\u09e3\u09f0-\u0e3e\u0e40-\u167f\u1681-\u1fff\u2071\u207f\u2090-\u209c\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2126\u2128-\u213f\u2145-\u2149\u2c00-\u2ddf\u3005-\u3006\u3031-\u3035\u3041-\u309f\u30a1-\u30fa\u30fc-\u31ff\u3400-\ud7ff\uf900-\ufb28\ufb2a-\ufdfb\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc`;

/** A digit or number sign, likewise instead of `\p{N}`. */
const numeral = String.raw`\d²³¹¼-¾\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2189\u2460-\u249b\u2776-\u2793\u3007\u3021-\u3029\uff10-\uff19`;

const classes: ReadonlyMap<string, string> = new Map([
  [String.raw`\p{L}`, letter],
  [String.raw`\p{N}`, numeral],
]);

/** Makes a regular expression of what is written between backticks, once for each place of the source. */
export type PatternTag = (parts: TemplateStringsArray, ...pieces: readonly string[]) => RegExp;

/**
 * A regular expression in which `\p{L}` costs little: ``pattern.i`(?<!\p{L})perhaps(?!\p{L})` ``. In a literal each `\p{L}` is compiled
 * to several kilobytes of machine code, and V8 stops to optimize patterns once a process holds too much of it.
 */
export const pattern: PatternTag & Readonly<Record<'i' | 'g' | 'gi' | 's' | 'is', PatternTag>> =
  Object.assign(tagOf(''), { i: tagOf('i'), g: tagOf('g'), gi: tagOf('gi'), s: tagOf('s'), is: tagOf('is') });

function tagOf(flags: string): PatternTag {
  const made = new WeakMap<TemplateStringsArray, RegExp>();
  return (parts, ...pieces) => {
    const known = pieces.length === 0 ? made.get(parts) : undefined;
    if (known !== undefined) return known;
    const source = withLetters(String.raw(parts, ...pieces));
    // Other classes of Unicode are known only to patterns that read whole code points.
    const one = new RegExp(source, source.includes(String.raw`\p{`) ? `${flags}u` : flags);
    if (pieces.length === 0) made.set(parts, one);
    return one;
  };
}

/** Writes the classes out, inside of brackets and outside. */
function withLetters(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{\w+\}|\\[\s\S]|[[\]]/g, (sign) => {
    if (sign === '[') isInClass = true;
    if (sign === ']') isInClass = false;
    const ranges = classes.get(sign);
    if (ranges === undefined) return sign;
    return isInClass ? ranges : `[${ranges}]`;
  });
}

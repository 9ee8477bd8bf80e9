import { japaneseNumber } from '../spoken/han-number.ts';
import { isRestOfNegative } from './loses-meaning.ts';

/** What two texts may say in writings that are not read as each other, with a reason for the doubt. */
const writings: readonly { readonly one: RegExp; readonly other: RegExp; readonly doubt: string }[] = [
  {
    one: /^\$?-?\d{1,6} and (?:\d{1,3}\/\d{1,3}|\\[dt]?frac ?\{? ?\d{1,3} ?\}? ?\{? ?\d{1,3} ?\}?)\$?$/u,
    other: /^[^,;\d]*\d[^,;]*$/u,
    doubt: 'a whole number and a fraction may be one mixed number',
  },
  {
    one: /^\$?[A-Z](?:_?\{?\d\}?)? ?\([^=,]{1,60},[^=]{1,60}\)\$?$/,
    other: /^\$?(?:\\left ?)?\([^=,]{1,60},[^=]{1,60}\)\$?$/,
    doubt: 'a letter before a bracket may name a point or a function',
  },
  {
    one: /^(?=[^%]*%)[^±+\\]*(?:±|\\pm|\+\/-)/u,
    other: /^(?=.*(?:±|\\pm|\+\/-))[^%]*$/u,
    doubt: 'an uncertainty may be told as a share',
  },
  {
    one: /\\(?:nabla|partial|Delta ?[a-z](?![a-z]))|[∇∂]|Δ[a-z]/u,
    other: /^(?!.*(?:\\partial|∂)).*[A-Za-z]_\{? ?[xyzrt]{1,3} ?\}?/u,
    doubt: 'derivatives are written in two ways',
  },
  {
    one: /\\(?:nabla|Delta ?[a-z](?![a-z]))|∇|Δ[a-z]/u,
    other: /\\partial|∂/u,
    doubt: 'derivatives are written in two ways',
  },
  {
    one: /\\nabla|∇/,
    other: /(?<![A-Za-z])(?:div|curl|rot|grad)[ (]/,
    doubt: 'derivatives are written in two ways',
  },
  {
    one: /(?<![A-Za-z])lg(?![A-Za-z])/,
    other: /log ?_ ?\{? ?2/,
    doubt: 'a logarithm may be binary or decimal',
  },
  {
    one: /^\$?[A-Za-z](?:, ?[A-Za-z]){2,20}\$?$/,
    other: /^\$?[A-Za-z](?: [A-Za-z]){2,20}\$?$/,
    doubt: 'letters may be listed or multiplied',
  },
  {
    one: /^\$?-?\d,-?\d\$?$/,
    other: /^\$?[a-z] ?= ?-?\d\$?(?:,| or )/,
    doubt: 'a comma may separate two values or be that of a decimal',
  },
  {
    one: /^\$?[a-z] ?= ?[^,;=]+, (?:and )?(?:so|thus|hence|then) \$?[a-z] ?=/,
    other: /^\$?[a-z] ?= ?[^,;=]+(?:,| and ) ?\$?[a-z] ?=/,
    doubt: 'one value may only lead to the other',
  },
  {
    one: /= ?[^,;=]+, (?:so|hence|thus|which (?:gives|means)|and) [^,;=]+=/,
    other: /^[^,;]{1,60}$/,
    doubt: 'one value may only lead to the other',
  },
  {
    one: / time(?:,| and) .{1,20} space$/,
    other: /^[^,;]{1,30}$/,
    doubt: 'one side also tells the space',
  },
  {
    one: /^\d{1,2}:\d\d(?::\d\d)?$/,
    other: /^\d{1,2} ?h(?:ours?|rs?)?[ ,]/,
    doubt: 'a time may be one of day or a span',
  },
  {
    one: /[A-Za-z] ?\^ ?\{? ?\*/,
    other: /^[^*]*$/,
    doubt: 'a star may only mark the value at rest or the best one',
  },
  {
    one: /^-?\d[\d.,]{0,12} ?[CF]$/,
    other: /^-?\d[\d.,]{0,12} ?(?:[CFK]|deg|°|\^? ?\{? ?\\circ)/,
    doubt: 'a letter may be that of a temperature',
  },
  {
    one: /^[-–] \S/,
    other: /^[^-–]/,
    doubt: 'a dash before a space may begin an item',
  },
  {
    one: /^\\?\$? ?\(\\?\$? ?\d[\d,.]{0,15}\)$/,
    other: /^[-−]\\?\$? ?\d/,
    doubt: 'an amount in brackets may be a loss',
  },
  {
    // `$3m` is three million dollars, unless the sign is one of two delimiters.
    one: /^\d[\d,.]{0,9} million dollars$/,
    other: /^\d[\d,.]{0,9} ?m$/,
    doubt: 'a dollar sign may be money or a delimiter',
  },
  {
    one: /^\d{1,2}[:/]\d\d(?!\d)/u,
    other: /^(?:eleven|twelve|[a-z]{3,5}teen|twenty)[ -][a-z]/iu,
    doubt: 'a time of day may be told in two numbers, as a year is',
  },
];

/** Why two texts may mean one value although their readings differ; null where nothing speaks for it. */
export function mayBeOneWriting(left: string, right: string): string | null {
  if (isRestOfNegative(left, right) || isRestOfNegative(right, left))
    return 'a remainder of a negative number is counted in two ways';
  const found = writings.find(
    ({ one, other }) => (one.test(left) && other.test(right)) || (one.test(right) && other.test(left)),
  );
  if (found !== undefined) return found.doubt;
  return isJapanese(left, right) || isJapanese(right, left)
    ? 'a last digit without its scale is read in two ways'
    : null;
}

function isJapanese(text: string, other: string): boolean {
  const number = japaneseNumber(text);
  return number !== null && other.replace(/[,$\s]/gu, '') === number;
}

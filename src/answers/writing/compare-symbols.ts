import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { pattern } from '../tokens/pattern.ts';

/** Compares texts whose signs say more than their words: as they are written, item by item, or as groups and short codes. */
export function compareSymbols(reference: string, response: string): Finding {
  // `n! = y` is a factorial, and `n != y` says that they differ.
  if (/! +=/.test(reference) !== /! +=/.test(response)) return undecided('a sign may belong to another one');
  const [left, right] = [reference, response].map(plainSymbols);
  if (left === right && isBalanced(reference) && isBalanced(response))
    return same('text', 'the answers are written alike');
  const parts = [left, right].map((side = '') =>
    /[()[\]<>]/u.test(side)
      ? []
      : side
          .split(',')
          .map((part) => part.trim())
          .sort(),
  );
  if (
    parts.every((items) => items.length > 1 && new Set(items).size === items.length) &&
    parts[0]?.join() === parts[1]?.join()
  )
    return same('text', 'the items are written alike');
  const [sum, otherSum] = [left, right].map(groupsOf);
  if (sum !== undefined && sum !== null && sum === otherSum)
    return same('text', 'the groups have the same factors');
  const [code, other] = [left, right].map(codeOf);
  if (code !== undefined && code !== null && code === other)
    return same('text', 'the codes are written alike');
  // A name in words may be that of a sign.
  const areSigns = [left, right].every((side) => /[^A-Za-z\s-]/u.test(side ?? ''));
  return areSigns && isShortWords(reference) && isShortWords(response)
    ? apart('text', 'the signs differ')
    : undecided('a side could not be read as a value');
}

/** A direct product or sum of cyclic groups, with its factors in order: `\Z_2 \oplus \Z_3`; null for anything else. */
function groupsOf(symbols = ''): string | null {
  const factors = symbols
    .replace(/\\Z ?\/ ?\(?(\d+)\)?(?! ?\d)/gu, '\\Z _{$1}')
    .split(/ ?\\(?:times|oplus) ?/u)
    .map((factor) => factor.replace(/ /gu, ''));
  return factors.length <= 8 && factors.every((factor) => /^\\Z(?:_\{\d+\}|\^\{\d+\})?$/u.test(factor))
    ? factors.sort().join()
    : null;
}

/** A short code, whose scripts may as well be on the line: `D_{3h}`, `S_N2`, `sp^3`; null for anything else. */
function codeOf(symbols = ''): string | null {
  const isCode =
    /^[A-Z][A-Za-z]?(?:_\{[A-Za-z\d]{1,4}\}|\d)?[A-Za-z\d]{0,3}$/u.test(symbols) ||
    /^(?:d(?:\^\{)?\d?\}?)?sp(?:\^\{)?\d?\}?(?:d(?:\^\{)?\d?\}?)?$/u.test(symbols);
  if (isCode) return symbols.replace(/[_^{}]/gu, '');
  const [, code = '', noun = ''] = /^(\S{1,16}) ([a-z]{5,13}(?: group)?)$/.exec(symbols) ?? [];
  const named = nouns.find(([kind]) => kind.test(noun));
  const bare = named === undefined ? null : codeOf(code);
  return bare !== null && named?.[1].test(bare) === true ? bare : null;
}

/** What a code may be called, with the codes that are called so: `S_N2 mechanism`, `D_{3h} point group`. */
const nouns: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:mechanism|reaction|pathway|process)$/u, /^(?:SN[12i]|E[12]|E1cB)$/u],
  [/^substitution$/u, /^SN[12i]$/u],
  [/^elimination$/u, /^(?:E[12]|E1cB)$/u],
  [/^(?:point group|symmetry)$/u, /^(?:[CD]\d{1,2}[hvd]?|D\d{1,2}|[CD]inf[hv]|[TOI][hd]?|C[si]|S\d{1,2})$/u],
  [/^hybridi[sz](?:ation|ed)$/u, /^sp/u],
];

/** Symbols as written, without fonts, and idle spaces, and with braces around every script. */
function plainSymbols(text: string): string {
  return (
    cleanText(text)
      .replace(/\\(?:text\w*|mathrm|mathbf|mathit|operatorname)\s*\{([^{}]*)\}/gu, ' $1 ')
      .replace(/\\(?:long)?rightarrow(?![a-z])|-{1,2}>/gu, '\\to ')
      .replace(/\{(\\[a-z]+)\}/gu, ' $1 ')
      .replace(/(?<![A-Za-z\\])(?:the|an?|we) (?=[A-Za-z$])/giu, '')
      .replace(/^\p{Lu}(?=\p{Ll}{2})/u, (letter) => letter.toLowerCase())
      .replace(/\\Z ?\/ ?(?:\(?(\w+)\)? ?\\Z)/gu, '\\Z _{$1}')
      .replace(/[$\s]+/gu, ' ')
      .replace(/([\^_]) ?([^{}\\ ])/g, '$1{$2}')
      // A sign that ends a formula is its charge: `NAD+` is `NAD^+`.
      .replace(pattern.g`(?<=[\p{L}\d)])(\+(?=[\s/,>-]|$)|-$)`, '^{$1}')
      .replace(pattern.g` ?([^\p{L}\p{N} \\]) ?`, '$1')
      .trim()
  );
}

/** Where braces do not match, something was lost, and what is left proves nothing. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text.replace(/\\[{}]/gu, '')) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A few symbols in a row, such as an electron configuration: another writing is another answer. */
function isShortWords(text: string): boolean {
  return text.length <= 60 && /^[\w\s[\]^{}.'-]+$/u.test(text);
}

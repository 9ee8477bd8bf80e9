import { pattern } from '../tokens/pattern.ts';
import { rememberLast } from '../tokens/remember-last.ts';
import { cleanText } from './clean-text.ts';

/**
 * Returns the signs of a text of words that no writing accounts for: brackets, quotes and stars without their other half,
 * and punctuation that follows no word. Folding leaves such signs out, so that a text with one of them is read in part only.
 */
export function straySigns(text: string): string {
  return /^[A-Za-z\d ]*$/.test(text) ? '' : strayIn(text);
}

const strayIn: (text: string) => string = rememberLast((text) => {
  let current = cleanText(text)
    .replace(/\\(?:text\w*|mathrm|mathbf|mathit|mathsf|operatorname|emph|mbox|ce|boxed)\s*(?=\{)/gu, ' ')
    .replace(/\\(?:([A-Za-z]+) ?|([{}]))/gu, '$1$2')
    .replace(/^[\s=:]+|^[A-Za-z\d][).](?=\s+\S)|^[A-Za-z]\)$/gu, ' ')
    .replace(pattern.g`_(?=[{\p{L}\d])`, '')
    .replace(/\.{3}/gu, ' ')
    .replace(/"([^"]*)"|`([^`]*)`/gu, ' $1$2 ')
    .replace(/\$([^$]*)\$/gu, ' $1 ')
    .replace(pattern.g`(?<![\p{L}\d*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\p{L}\d*])`, '$2')
    .replace(pattern.g`(?<![\p{L}\d)])'([^']*)'(?![\p{L}\d])`, ' $1 ')
    // An apostrophe or prime belongs to what it follows or what it is between.
    .replace(pattern.g`(?<=[\p{L}\d)])'{1,2}|(?<=\s|^)'(?=\p{Ll}|\d\d)`, '');
  for (let round = 0; round < 8; round += 1) {
    const next = current.replace(
      /\(([^()[\]{}]*)\)|\[([^()[\]{}]*)\]|\{([^()[\]{}]*)\}/g,
      (_, ...inner: readonly unknown[]) =>
        ` ${inner.slice(0, 3).find((part) => typeof part === 'string') ?? ''} `,
    );
    if (next === current) break;
    current = next;
  }
  return current
    .replace(/(?<=\d)(?::(?=\d)|,(?=\d{3}(?!\d)))|(?<=[A-Za-z]),(?=\d)/gu, ' ')
    .replace(pattern.g`(?<=[\p{L}\p{N}%°.'↑↓♯♭])\s?(?:[,;:](?=\s|$|\p{L})|\.(?=\s|,|[\p{L}\d]))`, ' ')
    .replace(/(?<![.!?])[.!?]+\s?$/u, ' ')
    .replace(
      pattern.g`(?<=[\p{L}\p{N}.])-{1,3}(?=[\p{L}\p{N}])|(?<=\p{L}{2} )-{1,3}(?= (?:\p{Lu} )?\p{L}{2})`,
      ' ',
    )
    .replace(/[^()[\]{}*'"`$!?:;,._^-]+/gu, '');
});

/** Braces without their other half, and stars that neither emphasize nor join a hydrate. */
export function strayInFormula(text: string): string {
  const plain = text
    .replace(/^\s*(\*{1,2})([^*]*)\1\s*$/u, '$2')
    .replace(/(?<=[\w)\]}])\s?\*\s?(?=\d{0,2}[A-Z])|\^ ?\{? ?\*/gu, '');
  const braces = plain.replace(/[^{}]/gu, '');
  let left = braces;
  while (left.includes('{}')) left = left.replaceAll('{}', '');
  return left + plain.replace(/[^*]/gu, '');
}

import { unifiedSigns } from './folded-unicode.ts';

/**
 * Returns the form of a text by which copies are recognised: Unicode NFKC, words folded to lower case, LaTeX wrappers
 * and spacing, prose punctuation and white space folded.
 *
 * Two texts with one form say the same; what may carry a meaning is left alone: operators, brackets, `!`, the case of
 * single letters and of letter pairs such as genotypes (`Aa`), the case of LaTeX commands (`\Delta`).
 */
export function normalizedText(text: string): string {
  return foldSpace(foldPunctuation(foldCase(foldLatex(unifiedSigns(text)))));
}

function foldLatex(text: string): string {
  return text
    .replace(/\\(?:text|textrm|textbf|textit|emph|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\\[dt]frac(?![A-Za-z])/gu, '\\frac')
    .replace(/\\(?:left|right|displaystyle|quad|qquad)(?![A-Za-z])\s*/gu, ' ')
    .replace(/\\(?:[,;:! ]|[()[\]])/gu, ' ')
    .replace(/[$~]/gu, ' ')
    .replace(/([\^_])\{([\p{L}\p{N}])\}/gu, '$1$2');
}

/** Short words that are never a symbol, a unit or a pair of alleles. */
const smallWords: ReadonlySet<string> = new Set(
  'an as at be by do if in is it no of on or so the to up us we'.split(' '),
);

function foldCase(text: string): string {
  return text.replace(/\\?\p{L}+/gu, (word) => {
    if (word.startsWith('\\')) return word;
    const lower = word.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
    if (lower.length < 3) return smallWords.has(lower) ? lower : word;
    return /^(?:(\p{L})\1)+$/u.test(lower) ? word : lower;
  });
}

function foldPunctuation(text: string): string {
  return (
    text
      .replace(/["'`\u201c\u201d\u00ab\u00bb]/gu, '')
      // Only where a run of stops begins: tried at each of them, a long run would take quadratic time.
      .replace(/(?<![.,;:?])[.,;:?]+(?=\s|$)/gu, ' ')
      .replace(/(?<=\p{L}{2})-(?=\p{L}{2})/gu, ' ')
  );
}

function foldSpace(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ ?([=+\-*/^_<>(){}[\]|]) ?/gu, '$1')
    .trim();
}

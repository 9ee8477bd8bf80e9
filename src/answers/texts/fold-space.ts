import { pattern } from '../tokens/pattern.ts';

/** Long runs of white space would make every search behind them slow, and mean nothing. */
export function foldSpace(text: string): string {
  // Words with spaces of LaTeX between them are a sentence.
  const spaced = pattern`\p{L}{2}\\ \p{L}{2,20}\\ `.test(text) ? text.replace(/\\ /gu, ' ') : text;
  return spaced
    .replace(/ [^\S\n]+|[^\S\n ][^\S\n]*/g, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n');
}

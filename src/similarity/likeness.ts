import type { ResolvedComparison, TextForm } from './comparison.ts';
import { nameForm, nameSimilarity } from './text/name-form.ts';
import { jaccard, ShingleReader } from './text/shingles.ts';
import { TokenReader } from './text/token-reader.ts';

/** How alike one text is to others, 0 to 1, or 0 when it is no copy of them. */
export type Likeness = (other: string) => number;

/**
 * Returns a function that prepares a text for comparison with others: for a handful of texts, where an index does not
 * pay.
 */
export function likenessTo(form: TextForm, comparison: ResolvedComparison): (text: string) => Likeness {
  if (form === 'names')
    return (text) => {
      const own = nameForm(text);
      return (other) => nameSimilarity(own, nameForm(other));
    };
  const { threshold, shingle, maskNumbers } = comparison;
  const reader = new ShingleReader(new TokenReader({ maskNumbers }), shingle);
  return (text) => {
    const own = read(text);
    return (other) => {
      const { whole, wholeToo, shingles } = read(other);
      if (whole === own.whole && wholeToo === own.wholeToo) return 1;
      const similarity = jaccard(own.shingles, shingles);
      return similarity >= threshold ? similarity : 0;
    };
  };

  function read(text: string): { whole: number; wholeToo: number; shingles: Int32Array } {
    reader.read(text);
    return { whole: reader.whole, wholeToo: reader.wholeToo, shingles: reader.sorted() };
  }
}

import { normalizedText } from './text/normalized-text.ts';

/** A passage that a text has in common with an item. */
export interface SharedPassage {
  /** The item, by its number. */
  readonly item: number;
  /** Words of the text that runs of n equal words cover. */
  readonly words: number;
  /** Words of the item. */
  readonly itemWords: number;
  /** The longest run of them, as it reads when case and layout are folded. */
  readonly span: string;
}

/** How like a text and an item are by their sets of n-grams. */
export interface GramOverlap {
  readonly item: number;
  readonly jaccard: number;
}

/** The words of a text, case, punctuation and layout folded. A formula without gaps is one word. */
export function wordsOf(text: string): readonly string[] {
  return normalizedText(text)
    .toLowerCase()
    .split(' ')
    .map((word) => word.replace(/^[.,;:?]+|[.,;:?]+$/gu, ''))
    .filter((word) => word !== '');
}

/**
 * The runs of n words of many items, and which items have them. Takes about 100 bytes a word of the items; their texts are
 * not kept. An item with fewer than n words is found only by a text that says just the same.
 */
export class GramIndex {
  readonly n: number;
  readonly #items = new Map<string, number[]>();
  readonly #whole = new Map<string, number>();
  readonly #lengths: number[] = [];
  readonly #sizes: number[] = [];

  constructor(n: number) {
    this.n = n;
  }

  get size(): number {
    return this.#lengths.length;
  }

  /** Adds an item under the next number. */
  add(words: readonly string[]): void {
    const number = this.#lengths.push(words.length) - 1;
    if (words.length > 0 && words.length < this.n) this.#whole.set(words.join(' '), number);
    const grams = new Set(this.#grams(words));
    this.#sizes.push(grams.size);
    for (const gram of grams) {
      const known = this.#items.get(gram);
      if (known === undefined) this.#items.set(gram, [number]);
      else known.push(number);
    }
  }

  /** What a text has in common with each item, those with most first. */
  passages(words: readonly string[]): readonly SharedPassage[] {
    const whole = this.#whole.get(words.join(' '));
    const marks = new Map<number, Mark>();
    for (const [start, gram] of this.#grams(words).entries())
      for (const item of this.#items.get(gram) ?? []) mark(marks, item, start, this.n);
    const passages = [...marks].map(([item, { covered, from, to }]) => ({
      item,
      words: covered,
      itemWords: this.#lengths[item] ?? 0,
      span: words.slice(from, to).join(' '),
    }));
    const same =
      whole === undefined
        ? []
        : [{ item: whole, words: words.length, itemWords: words.length, span: words.join(' ') }];
    return [...same, ...passages].sort((left, right) => right.words - left.words || left.item - right.item);
  }

  /** The item with which a text shares most of the n-grams of either; null when it shares none with any. */
  nearest(words: readonly string[]): GramOverlap | null {
    const grams = new Set(this.#grams(words));
    const common = new Map<number, number>();
    for (const gram of grams)
      for (const item of this.#items.get(gram) ?? []) common.set(item, (common.get(item) ?? 0) + 1);
    let nearest: GramOverlap | null = null;
    for (const [item, count] of common) {
      const jaccard = count / (grams.size + (this.#sizes[item] ?? 0) - count);
      if (isNearer({ item, jaccard }, nearest)) nearest = { item, jaccard };
    }
    return nearest;
  }

  #grams(words: readonly string[]): readonly string[] {
    return Array.from({ length: Math.max(0, words.length - this.n + 1) }, (_, start) =>
      gramKey(words, start, this.n),
    );
  }
}

/** Of equally near items the first. */
function isNearer(one: GramOverlap, other: GramOverlap | null): boolean {
  if (other === null || one.jaccard > other.jaccard) return true;
  return one.jaccard === other.jaccard && one.item < other.item;
}

interface Mark {
  covered: number;
  /** The longest run so far, and the one that goes on. */
  from: number;
  to: number;
  start: number;
  end: number;
}

function mark(marks: Map<number, Mark>, item: number, start: number, n: number): void {
  const end = start + n;
  const known = marks.get(item);
  if (known === undefined) {
    marks.set(item, { covered: n, from: start, to: end, start, end });
    return;
  }
  known.covered += end - Math.max(known.end, start);
  if (start > known.end) known.start = start;
  known.end = end;
  if (known.end - known.start <= known.to - known.from) return;
  known.from = known.start;
  known.to = end;
}

/** A run of words as 6 characters that stand for 96 bits of hash: shorter than the words, and as good as they. */
function gramKey(words: readonly string[], start: number, n: number): string {
  let one = n;
  let two = ~n;
  let three = n << 8;
  for (let index = start; index < start + n; index += 1) {
    const word = words[index] ?? '';
    for (let place = 0; place < word.length; place += 1) {
      const code = word.charCodeAt(place);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ (two >>> 15) ^ code, 0x85ebca6b | 0);
      three = Math.imul((three << 7) ^ (three >>> 25) ^ code, 0xc2b2ae35 | 0);
    }
    one = Math.imul(one ^ 32, 0x01000193);
    two = Math.imul(two ^ (two >>> 15) ^ 32, 0x85ebca6b | 0);
    three = Math.imul((three << 7) ^ (three >>> 25) ^ 32, 0xc2b2ae35 | 0);
  }
  return String.fromCharCode(
    one & 0xffff,
    one >>> 16,
    two & 0xffff,
    two >>> 16,
    three & 0xffff,
    three >>> 16,
  );
}

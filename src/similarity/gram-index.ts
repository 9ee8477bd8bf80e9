import { isUnspaced } from './text/is-unspaced.ts';
import { normalizedText } from './text/normalized-text.ts';

/** A passage that a text has in common with an item. Runs that many items share count nowhere in it. */
export interface SharedPassage {
  /** The item, by its number. */
  readonly item: number;
  /** Words of the text that runs of n equal words cover. */
  readonly words: number;
  /** Words of the text. */
  readonly textWords: number;
  /** Words of the item. */
  readonly itemWords: number;
  /** The longest run of common words, as it reads when case and layout are folded. */
  readonly span: string;
}

/** How like a text and an item are by their sets of n-grams. */
export interface GramOverlap {
  readonly item: number;
  readonly jaccard: number;
}

/**
 * The words of a text, case, punctuation and layout folded. A formula without gaps is one word, and so is each character
 * of a script that writes words without gaps.
 */
export function wordsOf(text: string): readonly string[] {
  return normalizedText(text)
    .toLowerCase()
    .split(' ')
    .flatMap(charactersApart)
    .map((word) => word.replace(outerPunctuation, ''))
    .filter((word) => word !== '');
}

const outerPunctuation = /^[.,;:?。、，；：？！]+|(?<![.,;:?。、，；：？！])[.,;:?。、，；：？！]+$/gu;

function charactersApart(word: string): readonly string[] {
  const parts: string[] = [];
  let rest = '';
  for (const character of word) {
    if (isUnspaced(character.codePointAt(0) ?? 0)) {
      parts.push(rest, character);
      rest = '';
    } else rest += character;
  }
  return [...parts, rest];
}

/**
 * The runs of n words of many items, and which items have them. Takes about 100 bytes a word of the items; their texts are
 * not kept. An item with fewer than n words is found only by a text that says just the same.
 *
 * A run that many items share, such as the instruction that a benchmark puts before each of its questions, says nothing
 * about a text that has it too. A text that says just what an item says is still found.
 */
export class GramIndex {
  readonly n: number;
  readonly #items = new Map<string, number[]>();
  readonly #whole = new Map<string, number>();
  readonly #lengths: number[] = [];
  readonly #sizes: number[] = [];
  /** How many runs of each item are common ones; null when it is to be counted again. */
  #commonRuns: Int32Array | null = null;

  constructor(n: number) {
    this.n = n;
  }

  get size(): number {
    return this.#lengths.length;
  }

  /** Adds an item under the next number. The runs of an item that repeats an earlier one are not counted twice. */
  add(words: readonly string[]): void {
    const number = this.#lengths.push(words.length) - 1;
    const whole = gramKey(words, 0, words.length);
    const isRepeated = words.length === 0 || this.#whole.has(whole);
    if (!isRepeated) this.#whole.set(whole, number);
    const grams = new Set(isRepeated ? [] : this.#grams(words));
    this.#sizes.push(grams.size);
    this.#commonRuns = null;
    for (const gram of grams) {
      const known = this.#items.get(gram);
      if (known === undefined) this.#items.set(gram, [number]);
      else known.push(number);
    }
  }

  /** What a text has in common with each item, those with most first. */
  passages(words: readonly string[]): readonly SharedPassage[] {
    const same = this.#whole.get(gramKey(words, 0, words.length));
    const holders = this.#grams(words).map((gram) => this.#items.get(gram) ?? []);
    const common = new Uint8Array(words.length);
    for (const [start, items] of holders.entries())
      if (this.#isCommon(items)) common.fill(1, start, start + this.n);
    const passages = new Map<number, Passage>();
    for (const [start, items] of holders.entries()) {
      if (this.#isCommon(items)) continue;
      for (const item of items) extend(passages, item, start, start + this.n, common);
    }
    const textWords = words.length - common.reduce((sum, mark) => sum + mark, 0);
    const found = [...passages].map(([item, { covered, from, to }]) => ({
      item,
      words: covered,
      textWords,
      itemWords: this.#ownWords(item),
      span: words.slice(from, to).join(' '),
    }));
    const size = words.length;
    const whole =
      same === undefined
        ? []
        : [{ item: same, words: size, textWords: size, itemWords: size, span: words.join(' ') }];
    return [...whole, ...found.filter(({ item }) => item !== same)].sort(
      (left, right) => right.words - left.words || left.item - right.item,
    );
  }

  /** The item with which a text shares most of the n-grams of either; null when it shares none with any. */
  nearest(words: readonly string[]): GramOverlap | null {
    const same = words.length < this.n ? undefined : this.#whole.get(gramKey(words, 0, words.length));
    if (same !== undefined) return { item: same, jaccard: 1 };
    const grams = new Set(this.#grams(words));
    const shared = new Map<number, number>();
    let size = 0;
    for (const gram of grams) {
      const items = this.#items.get(gram) ?? [];
      if (this.#isCommon(items)) continue;
      size += 1;
      for (const item of items) shared.set(item, (shared.get(item) ?? 0) + 1);
    }
    let nearest: GramOverlap | null = null;
    for (const [item, count] of shared) {
      const own = (this.#sizes[item] ?? 0) - (this.#countCommonRuns()[item] ?? 0);
      const jaccard = count / (size + own - count);
      if (isNearer({ item, jaccard }, nearest)) nearest = { item, jaccard };
    }
    return nearest;
  }

  /** One item in a hundred, but two at the least, and more than twenty never: what they share is a form of words. */
  #isCommon(items: readonly number[]): boolean {
    return items.length >= Math.min(20, Math.max(2, Math.ceil(this.size / 100)));
  }

  #countCommonRuns(): Int32Array {
    if (this.#commonRuns !== null) return this.#commonRuns;
    const counts = new Int32Array(this.size);
    for (const items of this.#items.values())
      if (this.#isCommon(items)) for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
    this.#commonRuns = counts;
    return counts;
  }

  /** Words of an item outside common runs, taken as one passage: k runs in a row cover k + n - 1 words. */
  #ownWords(item: number): number {
    const runs = this.#countCommonRuns()[item] ?? 0;
    const length = this.#lengths[item] ?? 0;
    return runs === 0 ? length : Math.max(1, length - (runs + this.n - 1));
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

interface Passage {
  /** Words that count. */
  covered: number;
  /** The longest run so far, and the one that goes on. */
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Adds the run from `start` to `end` to what is found of an item; words that `common` marks do not count. */
function extend(
  passages: Map<number, Passage>,
  item: number,
  start: number,
  end: number,
  common: Uint8Array,
): void {
  const known = passages.get(item) ?? { covered: 0, from: start, to: start, start, end: start };
  passages.set(item, known);
  for (let index = Math.max(known.end, start); index < end; index += 1)
    known.covered += 1 - (common[index] ?? 0);
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

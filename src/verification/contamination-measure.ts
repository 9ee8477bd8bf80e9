import { GramIndex } from '../similarity/gram-index.ts';

/** One length of word runs. */
export interface ContaminationMeasure {
  readonly n: number;
  /** For each question the greatest Jaccard similarity of its n-gram set to that of a benchmark item; their mean. */
  readonly meanMaxJaccard: number;
  /** Questions that share at least one n-gram with the benchmark. */
  readonly touched: number;
  /** The questions most alike to an item, the most alike first. */
  readonly matches: readonly ContaminationMatch[];
}

/** A question and the benchmark item to which it is most alike. */
export interface ContaminationMatch {
  /** The `id` of the question, else its place, from 0, after a `#`. */
  readonly question: string;
  readonly item: string;
  readonly jaccard: number;
  /** The longest passage in common, case and layout folded. */
  readonly span: string;
}

/** Compares questions with the items of a benchmark at one length of word runs. */
export class ContaminationTally {
  readonly index: GramIndex;
  readonly #mostMatches: number;
  #sum = 0;
  #touched = 0;
  #matches: ContaminationMatch[] = [];

  constructor(n: number, mostMatches: number) {
    this.index = new GramIndex(n);
    this.#mostMatches = mostMatches;
  }

  take(question: string, words: readonly string[], items: readonly string[]): void {
    const nearest = this.index.nearest(words);
    if (nearest === null) return;
    const { item, jaccard } = nearest;
    this.#sum += jaccard;
    this.#touched += 1;
    const last = this.#matches.at(-1);
    const isFull = this.#matches.length >= this.#mostMatches;
    if (isFull && last !== undefined && last.jaccard >= jaccard) return;
    const span = this.index.passages(words).find((passage) => passage.item === item)?.span ?? '';
    const match = { question, item: items[item] ?? '', jaccard, span };
    this.#matches = [...this.#matches, match]
      .sort((left, right) => right.jaccard - left.jaccard)
      .slice(0, this.#mostMatches);
  }

  measure(questions: number): ContaminationMeasure {
    return {
      n: this.index.n,
      meanMaxJaccard: questions === 0 ? 0 : this.#sum / questions,
      touched: this.#touched,
      matches: this.#matches,
    };
  }
}

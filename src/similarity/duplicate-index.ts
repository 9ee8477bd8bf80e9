import { looksLikeName, type ResolvedComparison, type TextForm } from './comparison.ts';
import type { Duplicate } from './duplicate.ts';
import { NameIndex } from './name-index.ts';
import { TextIndex } from './text-index.ts';

/** Texts and names that are not copies of one another, numbered in the order in which they came. */
export class DuplicateIndex {
  readonly #form: TextForm | 'auto';
  readonly #texts: TextIndex;
  readonly #names = new NameIndex();
  /** The common numbers of texts and of names, by the number that each has among its kind. */
  readonly #textNumbers: number[] = [];
  readonly #nameNumbers: number[] = [];
  #size = 0;
  #isName = false;

  /** @param expected - texts for which there is to be room from the start */
  constructor(form: TextForm | 'auto', comparison: ResolvedComparison, expected = 0) {
    this.#form = form;
    this.#texts = new TextIndex(comparison, form === 'names' ? 0 : expected);
  }

  /** Returns the text of which this one is a copy, the most alike of several; null when there is none. */
  find(text: string): Duplicate | null {
    this.#isName = this.#form === 'names' || (this.#form === 'auto' && looksLikeName(text));
    const duplicate = this.#isName ? this.#names.find(text) : this.#texts.find(text);
    if (duplicate === null) return null;
    const numbers = this.#isName ? this.#nameNumbers : this.#textNumbers;
    return { ...duplicate, number: numbers[duplicate.number] ?? 0 };
  }

  /** Adds the text that was sought last, and not found, under the next number. */
  addSought(): void {
    if (this.#isName) this.#names.addSought();
    else this.#texts.addSought();
    (this.#isName ? this.#nameNumbers : this.#textNumbers).push(this.#size);
    this.#size += 1;
  }
}

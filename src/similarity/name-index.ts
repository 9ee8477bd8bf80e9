import type { Duplicate } from './duplicate.ts';
import { type NameForm, nameForm, nameSimilarity } from './text/name-form.ts';

/** Most names that are found through one part: "applications" says nothing. */
const MOST_SHARING = 64;

/**
 * Names that are not copies of one another, found again by their words and parts. Takes about 1 KB a name.
 *
 * A name is a copy when it has the same words in another order, or is an earlier one and at most as much again.
 */
export class NameIndex {
  readonly #forms: NameForm[] = [];
  readonly #byBag = new Map<string, number[]>();
  readonly #byPart = new Map<string, number[]>();
  #sought: NameForm | null = null;

  /** Returns the name of which this one is a copy, the most alike of several; null when there is none. */
  find(name: string): Duplicate | null {
    const form = nameForm(name);
    this.#sought = form;
    let best: Duplicate | null = null;
    for (const number of this.#candidates(form)) {
      const other = this.#forms[number];
      const similarity = other === undefined ? 0 : nameSimilarity(form, other);
      if (similarity > (best?.similarity ?? 0)) best = { number, similarity, method: 'name' };
    }
    return best;
  }

  /** Adds the name that was sought last, and not found, under the next number. */
  addSought(): void {
    const form = this.#sought;
    if (form === null) return;
    const number = this.#forms.push(form) - 1;
    note(this.#byBag, form.bag, number);
    for (const part of [...form.parts, ...form.aliases]) note(this.#byPart, part, number);
  }

  #candidates({ bag, parts, aliases }: NameForm): readonly number[] {
    const found = new Set(this.#byBag.get(bag));
    for (const part of [...parts, ...aliases])
      for (const number of this.#byPart.get(part) ?? []) found.add(number);
    return [...found].sort((left, right) => left - right);
  }
}

function note(numbers: Map<string, number[]>, key: string, number: number): void {
  const known = numbers.get(key);
  if (known === undefined) numbers.set(key, [number]);
  else if (known.length < MOST_SHARING) known.push(number);
}

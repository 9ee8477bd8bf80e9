/** Under the `u` flag this matches only half pairs: whole ones are one character. */
const half = /\p{Surrogate}/gu;

/** Replaces lone surrogates, which UTF-8 cannot hold and other readers refuse, by U+FFFD, and counts them. */
export class WellFormed {
  replaced = 0;

  /** Returns the value itself when nothing in it is replaced. */
  of(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value !== 'object' || value === null) return value;
    const before = this.replaced;
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      const items = list.map((item) => this.of(item));
      return this.replaced === before ? value : items;
    }
    const members = Object.entries(value).map(([key, member]): [string, unknown] => [
      this.#text(key),
      this.of(member),
    ]);
    return this.replaced === before ? value : Object.fromEntries(members);
  }

  #text(text: string): string {
    // A look first: nearly every text is whole, and needs no copy.
    if (text.search(half) < 0) return text;
    return text.replace(half, () => {
      this.replaced += 1;
      return '\ufffd';
    });
  }
}

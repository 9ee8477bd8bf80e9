/** Members that are looked for one by one; with more of them a real set is quicker. */
const FEW = 8;

/** A set for what is mostly empty or has a member or two: a run holds several for every item that is open. */
export class SmallSet<Value> implements Iterable<Value> {
  #members: Value[] | Set<Value> | null = null;

  get size(): number {
    if (this.#members === null) return 0;
    return Array.isArray(this.#members) ? this.#members.length : this.#members.size;
  }

  has(value: Value): boolean {
    if (this.#members === null) return false;
    return Array.isArray(this.#members) ? this.#members.includes(value) : this.#members.has(value);
  }

  add(value: Value): void {
    if (this.#members === null) this.#members = [value];
    else if (!Array.isArray(this.#members)) this.#members.add(value);
    else if (this.#members.includes(value)) return;
    else if (this.#members.length < FEW) this.#members.push(value);
    else this.#members = new Set(this.#members).add(value);
  }

  /** Removes a value; returns whether it was there. */
  delete(value: Value): boolean {
    if (this.#members === null) return false;
    if (!Array.isArray(this.#members)) return this.#members.delete(value);
    const index = this.#members.indexOf(value);
    if (index < 0) return false;
    if (this.#members.length === 1) this.#members = null;
    else this.#members.splice(index, 1);
    return true;
  }

  clear(): void {
    this.#members = null;
  }

  /** The members in the order in which they came. */
  [Symbol.iterator](): Iterator<Value> {
    return (this.#members ?? [])[Symbol.iterator]();
  }
}

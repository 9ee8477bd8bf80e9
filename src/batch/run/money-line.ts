/** Calls that try again at once when money is free. */
const FEW = 16;

/**
 * Calls that wait until the budget has room for them. When money is free a few of them try again, and each call that need
 * not wait lets one more try: were it all of them each time, they would do their work before the call over and over.
 */
export class MoneyLine {
  readonly #name: string;
  readonly #resume: (name: string) => void;
  readonly #waiting = new Set<string>();
  #joined = 0;

  /** @param resume - lets the task that waits for a name begin again */
  constructor(name: string, resume: (name: string) => void) {
    this.#name = name;
    this.#resume = resume;
  }

  /** Takes a place at the end of the line; returns the name to wait for. */
  join(): string {
    this.#joined += 1;
    const name = `${this.#name}/${this.#joined}`;
    this.#waiting.add(name);
    return name;
  }

  /** Told that money is free, or that nothing else goes on. */
  came(): void {
    this.#letTry(FEW);
  }

  /** Told that a call did not have to wait: there may be room for one more, or for none ever. */
  tookTurn(): void {
    this.#letTry(1);
  }

  /** Empties the line; returns the names in it. */
  leave(): readonly string[] {
    const names = [...this.#waiting];
    this.#waiting.clear();
    return names;
  }

  #letTry(count: number): void {
    let left = count;
    for (const name of this.#waiting) {
      if (left === 0) return;
      left -= 1;
      this.#waiting.delete(name);
      this.#resume(name);
    }
  }
}

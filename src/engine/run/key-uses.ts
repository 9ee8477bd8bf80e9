import type { SmallSet } from '../flow/small-set.ts';

/** Counts which open tasks used the value of a key, so that it is let go only after the last of them. */
export class KeyUses {
  readonly #uses = new Map<string, number>();

  /** Notes that the task with these keys used a key; returns whether it is a further one. */
  use(keysOfTask: SmallSet<string>, key: string): boolean {
    if (keysOfTask.has(key)) return false;
    keysOfTask.add(key);
    this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
    return true;
  }

  /** Notes that a task is over, and lets go of what no other task uses. */
  release(keysOfTask: Iterable<string>, letGo: (key: string) => void): void {
    for (const key of keysOfTask) {
      const uses = (this.#uses.get(key) ?? 1) - 1;
      if (uses > 0) {
        this.#uses.set(key, uses);
      } else {
        this.#uses.delete(key);
        letGo(key);
      }
    }
  }
}

import type { Cancel, Clock } from '../../src/time/clock.ts';

interface Event {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
  isGone: boolean;
}

/** Time that jumps from one wait's end to the next: hours pass in moments, always alike. */
export class VirtualClock implements Clock {
  #now = 1_000_000;
  #order = 0;
  readonly #heap: Event[] = [];

  readonly now = (): number => this.#now;

  readonly after = (ms: number, callback: () => void): Cancel => {
    const event = this.#add(this.#now + ms, callback);
    return () => {
      event.isGone = true;
    };
  };

  /** Waits that no one can abort. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#add(this.#now + ms, resolve));
  }

  /** Waits that have not ended. */
  get pending(): number {
    return this.#heap.filter(({ isGone }) => !isGone).length;
  }

  /** Lets time pass until a condition holds, or nothing waits any more. */
  async runUntil(holds: () => boolean): Promise<void> {
    await turn();
    while (!holds()) {
      const event = this.#shift();
      if (event === undefined) return;
      if (event.isGone) continue;
      this.#now = event.at;
      event.callback();
      await turn();
    }
  }

  #add(at: number, callback: () => void): Event {
    this.#order += 1;
    const event = { at, order: this.#order, callback, isGone: false };
    const heap = this.#heap;
    heap.push(event);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap, index, parent)) break;
      swap(heap, index, parent);
      index = parent;
    }
    return event;
  }

  #shift(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && isBefore(heap, left, least)) least = left;
      if (right < heap.length && isBefore(heap, right, least)) least = right;
      if (least === index) return first;
      swap(heap, index, least);
      index = least;
    }
  }
}

function isBefore(heap: readonly Event[], one: number, other: number): boolean {
  const [left, right] = [heap[one], heap[other]];
  if (left === undefined || right === undefined) return false;
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}

function swap(heap: Event[], one: number, other: number): void {
  const [left, right] = [heap[one], heap[other]];
  if (left === undefined || right === undefined) return;
  heap[one] = right;
  heap[other] = left;
}

/** Lets everything happen that needs no time. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

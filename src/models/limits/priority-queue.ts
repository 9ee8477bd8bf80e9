/** A queue with priorities that any entry can leave. Adding and removing take constant time. */
export class PriorityQueue<Value> {
  readonly #ranks = new Map<number, Rank<Value>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a value; returns a function that removes it again. */
  add(priority: number, order: number, value: Value): () => void {
    const entry: QueueEntry<Value> = { priority, order, value, isGone: false };
    const rank = this.#ranks.get(priority) ?? { entries: [], first: 0 };
    this.#ranks.set(priority, rank);
    rank.entries.push(entry);
    this.#size += 1;
    return () => this.#remove(entry);
  }

  /** The entry that is served next: the highest priority, then the earliest. */
  peek(): QueueEntry<Value> | undefined {
    let best: QueueEntry<Value> | undefined;
    for (const [priority, rank] of this.#ranks) {
      const first = firstOf(rank);
      if (first === undefined) this.#ranks.delete(priority);
      else if (best === undefined || first.priority > best.priority) best = first;
    }
    return best;
  }

  shift(): Value | undefined {
    const entry = this.peek();
    if (entry !== undefined) this.#remove(entry);
    return entry?.value;
  }

  #remove(entry: QueueEntry<Value>): void {
    if (entry.isGone) return;
    // Left where it is and skipped later: searching for it would cost a pass over the queue.
    entry.isGone = true;
    this.#size -= 1;
  }
}

/** A value and its rank in the queue. */
export interface QueueEntry<Value> {
  readonly priority: number;
  readonly order: number;
  readonly value: Value;
  isGone: boolean;
}

interface Rank<Value> {
  entries: QueueEntry<Value>[];
  first: number;
}

function firstOf<Value>(rank: Rank<Value>): QueueEntry<Value> | undefined {
  while (rank.entries[rank.first]?.isGone === true) rank.first += 1;
  if (rank.first > 1000 && rank.first * 2 > rank.entries.length) {
    rank.entries = rank.entries.slice(rank.first);
    rank.first = 0;
  }
  return rank.entries[rank.first];
}

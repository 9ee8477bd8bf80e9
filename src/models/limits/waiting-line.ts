/** A queue with priorities from which anyone may step out. Putting in and taking out cost a constant time. */
export class WaitingLine<Value> {
  readonly #ranks = new Map<number, Rank<Value>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a value; returns a function that takes it out again. */
  join(priority: number, order: number, value: Value): () => void {
    const place: Place<Value> = { priority, order, value, isGone: false };
    const rank = this.#ranks.get(priority) ?? { places: [], first: 0 };
    this.#ranks.set(priority, rank);
    rank.places.push(place);
    this.#size += 1;
    return () => this.#remove(place);
  }

  /** The place that is served next: the highest priority, then the earliest. */
  peek(): Place<Value> | undefined {
    let best: Place<Value> | undefined;
    for (const [priority, rank] of this.#ranks) {
      const first = firstOf(rank);
      if (first === undefined) this.#ranks.delete(priority);
      else if (best === undefined || first.priority > best.priority) best = first;
    }
    return best;
  }

  shift(): Value | undefined {
    const place = this.peek();
    if (place !== undefined) this.#remove(place);
    return place?.value;
  }

  #remove(place: Place<Value>): void {
    if (place.isGone) return;
    // Left where it is and skipped later: searching for it would cost a pass over the line.
    place.isGone = true;
    this.#size -= 1;
  }
}

/** One place in the line. */
export interface Place<Value> {
  readonly priority: number;
  readonly order: number;
  readonly value: Value;
  isGone: boolean;
}

interface Rank<Value> {
  places: Place<Value>[];
  first: number;
}

function firstOf<Value>(rank: Rank<Value>): Place<Value> | undefined {
  while (rank.places[rank.first]?.isGone === true) rank.first += 1;
  if (rank.first > 1000 && rank.first * 2 > rank.places.length) {
    rank.places = rank.places.slice(rank.first);
    rank.first = 0;
  }
  return rank.places[rank.first];
}

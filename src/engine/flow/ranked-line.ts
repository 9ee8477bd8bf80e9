import type { ItemNode } from './nodes.ts';
import { precedes, type StartRank } from './start-rank.ts';

/** An item with draws that are due and wait for their turn. */
export interface WaitingItem {
  readonly node: ItemNode;
  readonly rank: StartRank;
}

/** Items that wait, by rank. */
export class RankedLine {
  readonly #items: WaitingItem[] = [];
  readonly #known = new Set<ItemNode>();

  get first(): WaitingItem | null {
    return this.#items[0] ?? null;
  }

  has(node: ItemNode): boolean {
    return this.#known.has(node);
  }

  add(waiting: WaitingItem): void {
    this.#known.add(waiting.node);
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#items[middle];
      if (other !== undefined && precedes(other.rank, waiting.rank)) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, waiting);
  }

  removeFirst(): void {
    const first = this.#items.shift();
    if (first !== undefined) this.#known.delete(first.node);
  }

  /** Draws that wait with a rank before the given one. */
  drawsBefore(limit: StartRank): number {
    let draws = 0;
    for (const { node, rank } of this.#items) {
      if (!precedes(rank, limit)) break;
      draws += node.wanted - node.started;
    }
    return draws;
  }
}

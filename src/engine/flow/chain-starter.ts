import { chainShapeOf } from './chain-shape.ts';
import type { CompiledLeaf } from './compiled-plan.ts';
import type { ItemNode, TaskNode } from './nodes.ts';
import { RankedLine, type WaitingItem } from './ranked-line.ts';
import { earliestRankFrom, inputRank, precedes, type StartRank, startRankOf } from './start-rank.ts';

/** What a chain starter works with. */
export interface ChainStarterParts {
  readonly leaves: readonly CompiledLeaf[];
  /** Rows after which nothing more is begun. */
  readonly target: number;
  /** Most chains that are open at once. */
  readonly maxOpen: number;
  /** Items of the input that take turns with each other; 1 works out each before the next. */
  readonly turnSize: number;
  /** Starts the next draw of an item. */
  readonly start: (node: ItemNode) => void;
}

/**
 * Decides which draws may start while a run has a target for its rows.
 *
 * A chain is a draw of one leaf with all that follows from it. Chains begin in an order that is given by the input: a
 * draw waits until nothing before it can bring forth an earlier one. A chain counts as the most rows that it can give
 * until it has closed. So a chain begins only when all chains before it together give too little, regardless of the order
 * in which replies arrive; and equal replies give equal rows.
 */
export class ChainStarter {
  /** The leaf whose draws begin chains. */
  readonly #depth: number;
  readonly #target: number;
  /** Most rows of one chain. */
  readonly #most: number;
  readonly #start: (node: ItemNode) => void;
  readonly #maxOpen: number;
  /** Chains that are open, with their rows. */
  readonly #open = new Map<TaskNode, number>();
  /** Items whose draws begin chains. */
  readonly #waiting = new RankedLine();
  /** Items before the chains that may still hand something on. */
  readonly #sources = new Map<ItemNode, StartRank>();
  /** Those of them with draws that wait. */
  readonly #early = new Set<ItemNode>();
  readonly #turnSize: number;
  #inputs = 0;
  #inputEnded = false;
  #earlyInFlight = 0;
  #rows = 0;
  /** Rows of closed chains, and what open ones may come to. */
  #expected = 0;
  #isPumping = false;

  constructor({ leaves, target, maxOpen, turnSize, start }: ChainStarterParts) {
    const { depth, mostRows } = chainShapeOf(leaves);
    this.#depth = depth;
    this.#most = mostRows;
    this.#target = target;
    this.#maxOpen = maxOpen;
    this.#turnSize = turnSize;
    this.#start = start;
  }

  /** Whether enough rows have left the last stage: nothing more is to begin. */
  get isMet(): boolean {
    return this.#rows >= this.#target;
  }

  /** Whether it is decided here when draws of this leaf start. */
  holds(leaf: CompiledLeaf): boolean {
    return leaf.depth <= this.#depth;
  }

  /** Whether one more item of the input is needed. */
  wantsInput(): boolean {
    const next = inputRank(this.#inputs, this.#turnSize);
    const early = this.#firstEarly();
    if (early !== null && precedes(early.rank, next)) return false;
    return this.#room() - this.#earlyInFlight - this.#waiting.drawsBefore(next) > 0;
  }

  /** Notes that there is no further item of the input. */
  inputEnded(): void {
    this.#inputEnded = true;
  }

  /** Takes an item whose draws are to be started from here. */
  arrive(node: ItemNode): void {
    if (node.parent === null) this.#inputs += 1;
    if (node.leaf.depth < this.#depth) this.#sources.set(node, startRankOf(node, this.#turnSize));
  }

  /** Notes that draws of an item are due. */
  offer(node: ItemNode): void {
    if (node.wanted <= node.started) return;
    if (node.leaf.depth < this.#depth) {
      this.#early.add(node);
    } else if (!this.#waiting.has(node)) {
      this.#waiting.add({ node, rank: startRankOf(node, this.#turnSize) });
    }
  }

  /** Notes that an item has no further draws. */
  finish(node: ItemNode): void {
    this.#sources.delete(node);
  }

  /** Notes that a task has an outcome. */
  settled(task: TaskNode): void {
    if (task.depth < this.#depth) this.#earlyInFlight -= 1;
  }

  /** Notes that nothing below a task is open any more. */
  closed(task: TaskNode): void {
    const rows = this.#open.get(task);
    if (rows === undefined) return;
    this.#open.delete(task);
    if (this.#isBounded) this.#expected -= Math.max(0, this.#most - rows);
  }

  /** Counts a row that a task of the last leaf gave. */
  row(task: TaskNode): void {
    this.#rows += 1;
    let chain: TaskNode | null = task;
    while (chain !== null && chain.depth > this.#depth) chain = chain.node.parent;
    if (chain === null) return;
    const rows = (this.#open.get(chain) ?? 0) + 1;
    this.#open.set(chain, rows);
    if (rows > this.#most) this.#expected += 1;
  }

  /** Notes a draw that was started. */
  started(task: TaskNode): void {
    if (task.depth < this.#depth) this.#earlyInFlight += 1;
    else {
      this.#open.set(task, 0);
      if (this.#isBounded) this.#expected += this.#most;
    }
  }

  /** Starts what may start by now. */
  pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#startOne());
    this.#isPumping = false;
  }

  #startOne(): boolean {
    const room = this.#room();
    if (room <= 0) return false;
    const chain = this.#waiting.first;
    if (chain !== null && !this.#isBlocked(chain.rank)) {
      this.#start(chain.node);
      if (chain.node.wanted <= chain.node.started) this.#waiting.removeFirst();
      return true;
    }
    const early = this.#firstEarly();
    if (early === null) return false;
    // What waits behind it does not count: it waits for this very item.
    if (room - this.#earlyInFlight - this.#waiting.drawsBefore(early.rank) <= 0) return false;
    this.#start(early.node);
    if (early.node.wanted <= early.node.started) this.#early.delete(early.node);
    return true;
  }

  #firstEarly(): WaitingItem | null {
    let first: WaitingItem | null = null;
    for (const node of this.#early) {
      const rank = earliestRankFrom(this.#sources.get(node) ?? startRankOf(node, this.#turnSize), node);
      if (first === null || precedes(rank, first.rank)) first = { node, rank };
    }
    return first;
  }

  get #isBounded(): boolean {
    return this.#most !== Number.POSITIVE_INFINITY;
  }

  /** Chains that may begin at once. One that may give any number of rows is waited for. */
  #room(): number {
    if (!this.#isBounded) return this.isMet || this.#open.size > 0 ? 0 : 1;
    const needed = Math.ceil((this.#target - this.#expected) / this.#most);
    return Math.min(needed, this.#maxOpen - this.#open.size);
  }

  /** Whether something may still come that belongs before this rank. */
  #isBlocked(rank: StartRank): boolean {
    if (!this.#inputEnded && precedes(inputRank(this.#inputs, this.#turnSize), rank)) return true;
    for (const [source, from] of this.#sources)
      if (precedes(earliestRankFrom(from, source), rank)) return true;
    return false;
  }
}

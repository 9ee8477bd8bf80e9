import type { CompiledLeaf } from './compiled-plan.ts';
import type { ItemNode, TaskNode } from './nodes.ts';
import { earliestFrom, inputPlace, type Place, placeOf, precedes } from './place.ts';

/** An item with draws that are due and wait for their turn. */
interface Waiting {
  readonly node: ItemNode;
  readonly place: Place;
}

export interface TapParts {
  readonly leaves: readonly CompiledLeaf[];
  readonly target: number;
  /** Most chains that are open at once. */
  readonly maxOpen: number;
  /** Items of the input that take turns with each other; 1 works out each before the next. */
  readonly turnSize: number;
  /** Starts the next draw of an item. */
  readonly start: (node: ItemNode) => void;
}

/**
 * Lets draws through while a run has a target for its rows.
 *
 * A chain is a draw of one leaf, the gate, with all that follows from it. Chains begin in an order that is given by the
 * input: a draw waits until nothing before it can bring forth an earlier one. A chain counts as the most rows that it can give until it
 * has closed. So a chain begins only when all chains before it together give too little, whatever the order in which
 * replies arrive; and equal replies give equal rows.
 */
export class Tap {
  /** The leaf whose draws begin chains: the first that refills, or else the first behind the last sequential one. */
  readonly gate: number;
  readonly #target: number;
  /** Most rows of one chain. */
  readonly #most: number;
  readonly #start: (node: ItemNode) => void;
  readonly #maxOpen: number;
  /** Chains that are open, with their rows. */
  readonly #open = new Map<TaskNode, number>();
  readonly #chains: Waiting[] = [];
  readonly #lined = new Set<ItemNode>();
  /** Items before the gate that may still hand something on. */
  readonly #sources = new Map<ItemNode, Place>();
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

  constructor({ leaves, target, maxOpen, turnSize, start }: TapParts) {
    this.#target = target;
    this.#maxOpen = maxOpen;
    this.#turnSize = turnSize;
    this.#start = start;
    this.gate = gateOf(leaves);
    this.#most = mostRows(leaves, this.gate);
  }

  /** Whether enough rows have left the last stage: nothing more is to begin. */
  get isMet(): boolean {
    return this.#rows >= this.#target;
  }

  /** Whether the tap says when draws of this leaf start. */
  holds(leaf: CompiledLeaf): boolean {
    return leaf.depth <= this.gate;
  }

  /** Whether one more item of the input is needed. */
  wantsInput(): boolean {
    const next = inputPlace(this.#inputs, this.#turnSize);
    const early = this.#firstEarly();
    if (early !== null && precedes(early.place, next)) return false;
    return this.#room() - this.#earlyInFlight - this.#waitingBefore(next) > 0;
  }

  /** Takes note that there is no further item of the input. */
  inputEnded(): void {
    this.#inputEnded = true;
  }

  /** Takes an item whose draws the tap is to start. */
  arrive(node: ItemNode): void {
    if (node.parent === null) this.#inputs += 1;
    if (node.leaf.depth < this.gate) this.#sources.set(node, placeOf(node, this.#turnSize));
  }

  /** Takes note that draws of an item are due. */
  offer(node: ItemNode): void {
    if (node.wanted <= node.started) return;
    if (node.leaf.depth < this.gate) {
      this.#early.add(node);
    } else if (!this.#lined.has(node)) {
      this.#lined.add(node);
      insert(this.#chains, { node, place: placeOf(node, this.#turnSize) });
    }
  }

  /** Takes note that an item has no further draws. */
  finish(node: ItemNode): void {
    this.#sources.delete(node);
  }

  settled(task: TaskNode): void {
    if (task.depth < this.gate) this.#earlyInFlight -= 1;
  }

  /** Takes note that nothing below a task is open any more. */
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
    while (chain !== null && chain.depth > this.gate) chain = chain.node.parent;
    if (chain === null) return;
    const rows = (this.#open.get(chain) ?? 0) + 1;
    this.#open.set(chain, rows);
    if (rows > this.#most) this.#expected += 1;
  }

  /** Takes note of a draw that was started. */
  started(task: TaskNode): void {
    if (task.depth < this.gate) this.#earlyInFlight += 1;
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
    const [chain] = this.#chains;
    if (chain !== undefined && !this.#isBlocked(chain.place)) {
      this.#start(chain.node);
      if (chain.node.wanted <= chain.node.started)
        this.#lined.delete(this.#chains.shift()?.node ?? chain.node);
      return true;
    }
    const early = this.#firstEarly();
    if (early === null) return false;
    // What waits behind it does not count: it waits for this very item.
    if (room - this.#earlyInFlight - this.#waitingBefore(early.place) <= 0) return false;
    this.#start(early.node);
    if (early.node.wanted <= early.node.started) this.#early.delete(early.node);
    return true;
  }

  #firstEarly(): Waiting | null {
    let first: Waiting | null = null;
    for (const node of this.#early) {
      const place = earliestFrom(this.#sources.get(node) ?? placeOf(node, this.#turnSize), node);
      if (first === null || precedes(place, first.place)) first = { node, place };
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

  #waitingBefore(limit: Place): number {
    let draws = 0;
    for (const { node, place } of this.#chains) {
      if (!precedes(place, limit)) break;
      draws += node.wanted - node.started;
    }
    return draws;
  }

  /** Whether something may still come that belongs before this place. */
  #isBlocked(place: Place): boolean {
    if (!this.#inputEnded && precedes(inputPlace(this.#inputs, this.#turnSize), place)) return true;
    for (const [source, from] of this.#sources) if (precedes(earliestFrom(from, source), place)) return true;
    return false;
  }
}

function gateOf(leaves: readonly CompiledLeaf[]): number {
  const refill = leaves.findIndex((leaf) => leaf.refill !== null);
  if (refill !== -1) return refill;
  const sequential = leaves.findLastIndex(({ plan }) => plan.sequential);
  return Math.min(sequential + 1, leaves.length - 1);
}

/** Most rows of one chain, each draw taken to give one output; infinite where only the draws themselves tell. */
function mostRows(leaves: readonly CompiledLeaf[], gate: number): number {
  const behind = leaves.slice(gate + 1);
  const first = leaves[gate]?.plan.sequential === true ? Number.POSITIVE_INFINITY : 1;
  const draws = behind.map(({ plan, refill }) => refill?.kept ?? plan.fixedDraws ?? Number.POSITIVE_INFINITY);
  return draws.reduce((most, count) => most * count, first);
}

function insert(line: Waiting[], waiting: Waiting): void {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = line[middle];
    if (other !== undefined && precedes(other.place, waiting.place)) low = middle + 1;
    else high = middle;
  }
  line.splice(low, 0, waiting);
}

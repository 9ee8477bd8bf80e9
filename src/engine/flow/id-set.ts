/**
 * A set of ids that never leave: 8 bytes of hash per id at no more than half full, so at most 32 bytes an id while it
 * grows, where a set of strings takes over a hundred.
 */
export class IdSet {
  #slots = new Uint32Array(2 * 1024);
  #size = 0;

  /** Bytes taken. */
  get byteLength(): number {
    return this.#slots.byteLength;
  }

  /** Adds an id; returns whether it was new. */
  add(id: string): boolean {
    if (4 * this.#size >= this.#slots.length) this.#grow();
    const [high, low] = hashOf(id);
    const slot = slotOf(this.#slots, high, low);
    if (this.#slots[slot] === high && this.#slots[slot + 1] === low) return false;
    this.#slots[slot] = high;
    this.#slots[slot + 1] = low;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#slots.length);
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const high = this.#slots[slot] ?? 0;
      const low = this.#slots[slot + 1] ?? 0;
      if (high === 0 && low === 0) continue;
      const free = slotOf(larger, high, low);
      larger[free] = high;
      larger[free + 1] = low;
    }
    this.#slots = larger;
  }
}

/** The slot that holds the hash, or the free one where it belongs. */
function slotOf(slots: Uint32Array, high: number, low: number): number {
  const last = slots.length - 2;
  let slot = (2 * low) & last;
  while ((slots[slot] !== 0 || slots[slot + 1] !== 0) && (slots[slot] !== high || slots[slot + 1] !== low)) {
    slot = (slot + 2) & last;
  }
  return slot;
}

/**
 * 64 bits of an id; two zeros mark a free slot, so none hashes to them. Two runs of multiplying and mixing, each with
 * primes of its own: most ids are content hashes already, and a cryptographic hash would cost more than the rest of an item.
 */
function hashOf(id: string): readonly [high: number, low: number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return [high >>> 0, high === 0 ? 1 : low >>> 0];
}

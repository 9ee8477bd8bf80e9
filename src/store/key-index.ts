import { contentHash } from '../core/content-hash.ts';

/** Where the line of a key lies. */
export interface EntryPlace {
  readonly segment: number;
  /** Byte at which the line begins. */
  readonly offset: number;
  /** Bytes of the line, its newline included. */
  readonly length: number;
}

/** Words of 32 bits per entry: four of the key, then segment, offset and length. */
const ENTRY_WORDS = 7;
const CHUNK_ENTRIES = 1024;
const FIRST_SLOTS = 1024;

const hexKey = /^[0-9a-f]{32}$/;

/** Tells whether a key is indexed as it is; any other is indexed by its hash. */
export function isHexKey(key: string): boolean {
  return hexKey.test(key);
}

/**
 * Finds lines by key in at most 64 bytes per key, growth included: entries lie in chunks that never move, and an
 * open-addressing table of entry numbers, at most three quarters full, doubles when it must.
 */
export class KeyIndex {
  #slots = new Uint32Array(FIRST_SLOTS);
  readonly #chunks: Uint32Array[] = [];
  readonly #words = new Uint32Array(4);
  #size = 0;

  /** Number of keys. */
  get size(): number {
    return this.#size;
  }

  /** Bytes taken. */
  get byteLength(): number {
    return this.#slots.byteLength + this.#chunks.length * CHUNK_ENTRIES * ENTRY_WORDS * 4;
  }

  find(key: string): EntryPlace | undefined {
    readWords(key, this.#words);
    const entry = this.#slots[this.#slotOf(this.#words)] ?? 0;
    return entry === 0 ? undefined : this.placeAt(entry - 1);
  }

  /** Adds a key unless it is there; tells whether it was added. */
  add(key: string, place: EntryPlace): boolean {
    readWords(key, this.#words);
    return this.addWords(this.#words, place.segment, place.offset, place.length);
  }

  /** Adds a key given as four words. */
  addWords(words: Uint32Array, segment: number, offset: number, length: number): boolean {
    const slot = this.#slotOf(words);
    if (this.#slots[slot] !== 0) return false;
    const at = (this.#size % CHUNK_ENTRIES) * ENTRY_WORDS;
    if (at === 0) this.#chunks.push(new Uint32Array(CHUNK_ENTRIES * ENTRY_WORDS));
    const chunk = this.#chunkOf(this.#size);
    chunk.set(words, at);
    chunk[at + 4] = segment;
    chunk[at + 5] = offset;
    chunk[at + 6] = length;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size * 4 >= this.#slots.length * 3) this.#grow();
    return true;
  }

  /** The place of an entry by its number; entries are numbered in the order they came. */
  placeAt(entry: number): EntryPlace {
    const chunk = this.#chunkOf(entry);
    const at = (entry % CHUNK_ENTRIES) * ENTRY_WORDS;
    return { segment: chunk[at + 4] ?? 0, offset: chunk[at + 5] ?? 0, length: chunk[at + 6] ?? 0 };
  }

  /** The key of an entry, as four words; valid until the index grows no further than this. */
  wordsAt(entry: number): Uint32Array {
    const at = (entry % CHUNK_ENTRIES) * ENTRY_WORDS;
    return this.#chunkOf(entry).subarray(at, at + 4);
  }

  /** Returns the slot that holds the key, or the free one where it belongs. */
  #slotOf(words: Uint32Array): number {
    const mask = this.#slots.length - 1;
    const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words;
    for (let slot = mix(w0, w1, w2, w3) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return slot;
      const chunk = this.#chunkOf(entry - 1);
      const at = ((entry - 1) % CHUNK_ENTRIES) * ENTRY_WORDS;
      if (chunk[at] === w0 && chunk[at + 1] === w1 && chunk[at + 2] === w2 && chunk[at + 3] === w3) {
        return slot;
      }
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#size; entry += 1) {
      this.#slots[this.#slotOf(this.wordsAt(entry))] = entry + 1;
    }
  }

  #chunkOf(entry: number): Uint32Array {
    const chunk = this.#chunks[Math.floor(entry / CHUNK_ENTRIES)];
    if (chunk === undefined)
      throw new RangeError(`entry ${entry} is not among the ${this.#size} of the index`);
    return chunk;
  }
}

/** Writes a key as four words: the one place where it becomes 128 bits. */
export function readWords(key: string, words: Uint32Array): void {
  const hex = isHexKey(key) ? key : contentHash('key', key);
  for (let word = 0; word < 4; word += 1) {
    words[word] = Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16);
  }
}

/** Keys of other makers may differ in a few digits only, so that all of them must count. */
function mix(w0: number, w1: number, w2: number, w3: number): number {
  let hash = w0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ w1;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ w2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ w3;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

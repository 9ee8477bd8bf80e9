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
 * open-addressing table of entry numbers, at most three quarters full, doubles when it must. Each slot has a byte of its
 * key's hash beside it: most keys that are asked for are not there, and are told by these bytes, which lie close together.
 */
export class KeyIndex {
  #slots = new Uint32Array(FIRST_SLOTS);
  /** 0 for a free slot. */
  #tags = new Uint8Array(FIRST_SLOTS);
  readonly #chunks: Uint32Array[] = [];
  readonly #words = new Uint32Array(4);
  #size = 0;

  /** Number of keys. */
  get size(): number {
    return this.#size;
  }

  /** Bytes taken. */
  get byteLength(): number {
    const table = this.#slots.byteLength + this.#tags.byteLength;
    return table + this.#chunks.length * CHUNK_ENTRIES * ENTRY_WORDS * 4;
  }

  find(key: string): EntryPlace | undefined {
    readWords(key, this.#words);
    const entry = this.#slots[this.#slotOf(this.#words, 0)] ?? 0;
    return entry === 0 ? undefined : this.placeAt(entry - 1);
  }

  /** Adds a key unless it is there; tells whether it was added. */
  add(key: string, place: EntryPlace): boolean {
    readWords(key, this.#words);
    return this.addWords(this.#words, place.segment, place.offset, place.length);
  }

  /** Adds a key given as four words, which begin at `from`. */
  addWords(words: Uint32Array, segment: number, offset: number, length: number, from = 0): boolean {
    const slot = this.#slotOf(words, from);
    if (this.#slots[slot] !== 0) return false;
    const at = (this.#size % CHUNK_ENTRIES) * ENTRY_WORDS;
    if (at === 0) this.#chunks.push(new Uint32Array(CHUNK_ENTRIES * ENTRY_WORDS));
    const chunk = this.#chunkOf(this.#size);
    for (let word = 0; word < 4; word += 1) chunk[at + word] = words[from + word] ?? 0;
    chunk[at + 4] = segment;
    chunk[at + 5] = offset;
    chunk[at + 6] = length;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    this.#tags[slot] = tagOf(mix(words, from));
    this.makeRoom(0);
    return true;
  }

  /** Makes room for so many further keys: for many at once the table is made again once, and not each time that it doubles. */
  makeRoom(keys: number): void {
    let slots = this.#slots.length;
    while ((this.#size + keys) * 4 >= slots * 3) slots *= 2;
    if (slots > this.#slots.length) this.#resize(slots);
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
  #slotOf(words: Uint32Array, from: number): number {
    const hash = mix(words, from);
    const tag = tagOf(hash);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#tags[slot];
      if (found === 0 || (found === tag && this.#holds(slot, words, from))) return slot;
    }
  }

  #holds(slot: number, words: Uint32Array, from: number): boolean {
    const entry = (this.#slots[slot] ?? 0) - 1;
    const chunk = this.#chunkOf(entry);
    const at = (entry % CHUNK_ENTRIES) * ENTRY_WORDS;
    return (
      chunk[at] === words[from] &&
      chunk[at + 1] === words[from + 1] &&
      chunk[at + 2] === words[from + 2] &&
      chunk[at + 3] === words[from + 3]
    );
  }

  /** Each key is there once: none needs to be compared. */
  #resize(slots: number): void {
    const mask = slots - 1;
    this.#slots = new Uint32Array(slots);
    this.#tags = new Uint8Array(slots);
    for (let entry = 0; entry < this.#size; entry += 1) {
      const hash = mix(this.#chunkOf(entry), (entry % CHUNK_ENTRIES) * ENTRY_WORDS);
      let slot = hash & mask;
      while (this.#tags[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry + 1;
      this.#tags[slot] = tagOf(hash);
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
  if (!readHex(key, words)) readHex(contentHash('key', key), words);
}

/** Reads 32 hexadecimal digits, as `isHexKey` knows them; false when the key is something else. */
function readHex(key: string, words: Uint32Array): boolean {
  if (key.length !== 32) return false;
  for (let word = 0; word < 4; word += 1) {
    let bits = 0;
    for (let at = word * 8; at < word * 8 + 8; at += 1) {
      const digit = digits[key.charCodeAt(at)] ?? NO_DIGIT;
      if (digit === NO_DIGIT) return false;
      bits = (bits << 4) | digit;
    }
    words[word] = bits;
  }
  return true;
}

const NO_DIGIT = 16;

/** What each unit of text is worth as a hexadecimal digit. */
const digits = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 16; digit += 1) digits[digit.toString(16).charCodeAt(0)] = digit;

/** Keys of other makers may differ in a few digits only, so that all of them must count. */
function mix(words: Uint32Array, from: number): number {
  let hash = words[from] ?? 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ (words[from + 1] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ (words[from + 2] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ (words[from + 3] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The highest bits of a hash, of which the slot takes the lowest; never 0. */
function tagOf(hash: number): number {
  return (hash >>> 24) | 1;
}

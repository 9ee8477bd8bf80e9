import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { type EntryPlace, KeyIndex } from '../../src/store/key-index.ts';

describe('KeyIndex', () => {
  it('answers as a Map would, regardless of the keys and however often it grows', () => {
    const hexKey = fc.nat(0xffff).map((number) => number.toString(16).padStart(32, '0'));
    const anyKey = fc.oneof(
      hexKey,
      fc.string({ maxLength: 5 }),
      fc.nat(5_000).map((seed) => contentHash(seed)),
    );
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 4_000, size: 'max' }), (keys) => {
        const index = new KeyIndex();
        const expected = new Map<string, EntryPlace>();
        for (const [number, key] of keys.entries()) {
          const place = { segment: number % 7, offset: number * 3, length: number };
          expect(index.add(key, place)).toBe(!expected.has(key));
          if (!expected.has(key)) expected.set(key, place);
        }
        expect(index.size).toBe(expected.size);
        for (const [key, place] of expected) expect(index.find(key)).toEqual(place);
        expect(index.find('absent key')).toBeUndefined();
      }),
      { seed: 11, numRuns: 30 },
    );
  });

  it('keeps to 64 bytes per key at every size from 4,000 on', () => {
    const index = new KeyIndex();
    const words = new Uint32Array(4);
    let most = 0;
    for (let number = 0; number < 300_000; number += 1) {
      words[0] = number;
      index.addWords(words, 1, number, 1);
      if (number >= 4_000) most = Math.max(most, index.byteLength / index.size);
    }

    expect(most).toBeLessThanOrEqual(64);
  });

  it('finds keys fast that differ in their last digits only', () => {
    const index = new KeyIndex();
    const words = new Uint32Array(4);
    // A table that clusters such keys would take minutes.
    for (let number = 0; number < 200_000; number += 1) {
      words[3] = number;
      index.addWords(words, 1, number, 1);
    }

    expect(index.find('3'.padStart(32, '0'))).toEqual({ segment: 1, offset: 3, length: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { BandTable } from '../../../src/similarity/bands/band-table.ts';
import { BINS } from '../../../src/similarity/bands/min-hash.ts';

const COUNT = 3_000;

/** A signature that has no value in common with those of other numbers. */
function signatureOf(number: number): Int32Array {
  return Int32Array.from(
    { length: BINS },
    (_, bin) => Math.imul(number * BINS + bin + 1, 0x9e3779b1 | 0) >>> 7,
  );
}

function filled(expected: number): BandTable {
  const table = new BandTable(0.7, expected);
  for (let number = 0; number < COUNT; number += 1) {
    table.find(signatureOf(number));
    table.add(number);
  }
  return table;
}

describe('BandTable', () => {
  it.each([0, 1_000, COUNT])(
    'finds all again, and next to nothing else, with room for %i at first',
    (expected) => {
      const table = filled(expected);
      let others = 0;
      for (let number = 0; number < COUNT; number += 1) {
        const found = table.find(signatureOf(number));
        expect(found?.has(number)).toBe(true);
        others += (found?.size ?? 0) - 1;
      }

      expect(others).toBeLessThan(COUNT / 100);
    },
  );

  it('finds a text by a single band', () => {
    const table = filled(0);
    const changed = signatureOf(7).map((value, bin) => (bin % 25 === 3 ? value : value + 1));

    expect(table.find(changed)?.has(7)).toBe(true);
  });

  it('returns a few of the texts for a band that all share, the same ones whether it has grown or not', () => {
    const [grown, roomy] = [0, 2_000].map((expected) => {
      const table = new BandTable(0.7, expected);
      for (let number = 0; number < 1_000; number += 1) {
        table.find(signatureOf(1));
        table.add(number);
      }
      return table.find(signatureOf(1));
    });

    expect(grown).toEqual(roomy);
    expect(grown?.has(0)).toBe(true);
    expect(grown?.size).toBeLessThan(100);
  });
});

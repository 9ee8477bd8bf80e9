import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandPlan } from '../../src/similarity/bands/band-plan.ts';
import { BINS, estimatedJaccard, MinHash } from '../../src/similarity/bands/min-hash.ts';
import { resolveComparison } from '../../src/similarity/comparison.ts';
import { distinct, jaccard, MAX_SHINGLES } from '../../src/similarity/text/shingles.ts';
import { TextIndex } from '../../src/similarity/text-index.ts';

/** Sets with a known overlap, spread over all hashes. */
function overlapping(common: number, apart: number, seed = 0): readonly [Int32Array, Int32Array] {
  const hash = (value: number): number => {
    let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad) + 0x1234567;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  const shared = Array.from({ length: common }, (_, index) => hash(seed + index));
  const own = (from: number): readonly number[] =>
    Array.from({ length: apart }, (_, index) => hash(seed + from + index));
  return [Int32Array.from([...shared, ...own(1e6)]), Int32Array.from([...shared, ...own(2e6)])];
}

function signatureOf(hashes: Int32Array): Int32Array {
  const minHash = new MinHash();
  minHash.read(hashes, hashes.length);
  return minHash.signature;
}

describe('MinHash', () => {
  it('estimates the share of common members', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 2_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (common, apart) => {
          const [left, right] = overlapping(common, apart);
          const exact = common / (common + 2 * apart);

          expect(Math.abs(estimatedJaccard(signatureOf(left), signatureOf(right)) - exact)).toBeLessThan(
            0.25,
          );
        },
      ),
      { seed: 20260303, numRuns: 200 },
    );
  });

  it('errs by little on average', () => {
    let error = 0;
    for (let common = 40; common < 140; common += 1) {
      const [left, right] = overlapping(common, 30, common * 10_000);
      error += estimatedJaccard(signatureOf(left), signatureOf(right)) - common / (common + 60);
    }

    expect(Math.abs(error / 100)).toBeLessThan(0.02);
  });

  it('comes to an end for a single member', () => {
    for (let value = 0; value < 128; value += 1) {
      const signature = signatureOf(Int32Array.of(value));
      expect(new Set(signature).size).toBeLessThanOrEqual(2);
      expect(Math.max(...signature)).toBeLessThan(2 ** 25);
    }
  });
});

describe('jaccard', () => {
  it('is exact for sets that are kept whole', () => {
    const [left, right] = overlapping(30, 10);

    expect(jaccard(distinct(Int32Array.from(left).sort()), distinct(Int32Array.from(right).sort()))).toBe(
      0.6,
    );
    expect(jaccard(new Int32Array(), new Int32Array())).toBe(0);
  });

  it('is near for sets of which a sample is kept', () => {
    const [left, right] = overlapping(6_000, 1_000);
    const samples = [left, right].map((set) => distinct(Int32Array.from(set).sort()));

    expect(samples.map((sample) => sample.length)).toEqual([MAX_SHINGLES, MAX_SHINGLES]);
    expect(jaccard(samples[0] ?? left, samples[1] ?? right)).toBeCloseTo(0.75, 1);
  });
});

describe('bandPlan', () => {
  it('never loses more than a hair at the threshold, and cuts longer bands where it may', () => {
    for (let threshold = 0.2; threshold <= 1; threshold += 0.05) {
      const { bands, rows } = bandPlan(threshold);
      expect(bands * rows).toBeLessThanOrEqual(BINS);
      expect(1 - (1 - threshold ** rows) ** bands).toBeGreaterThan(0.92);
    }
    expect(bandPlan(0.9).rows).toBeGreaterThan(bandPlan(0.7).rows);
  });
});

const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 });

describe('TextIndex', () => {
  it('never loses an exact copy, of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 60 }), { minLength: 1, maxLength: 60 }), (texts) => {
        const index = new TextIndex(resolveComparison({}));
        for (const words of texts) if (index.find(words.join(' ')) === null) index.addSought();
        for (const words of texts) expect(index.find(`  ${words.join('\n')}.`)).not.toBeNull();
      }),
      { seed: 20260303, numRuns: 150 },
    );
  });

  it('finds what a comparison of all with all finds, and says how alike they are', () => {
    const edits = fc.record({ of: fc.nat(), at: fc.array(fc.nat(), { maxLength: 4 }), word });
    const starts = fc.array(fc.array(word, { minLength: 30, maxLength: 60 }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(starts, fc.array(edits, { maxLength: 60 }), (texts, changes) => {
        const all: (readonly string[])[] = [...texts];
        for (const change of changes) all.push(changed(all[change.of % all.length] ?? [], change));
        const index = new TextIndex(resolveComparison({}));
        const kept: ReadonlySet<string>[] = [];
        for (const words of all) {
          const shingles = triplesOf(words);
          const nearest = Math.max(0, ...kept.map((other) => shareOf(shingles, other)));
          const found = index.find(words.join(' '));
          if (found === null) {
            // Surely found is only what lies well above the threshold of 0.7.
            expect(nearest).toBeLessThan(0.9);
            index.addSought();
            kept.push(shingles);
          } else {
            expect(found.similarity).toBeCloseTo(shareOf(shingles, kept[found.number] ?? new Set()), 12);
            expect(found.similarity).toBeGreaterThanOrEqual(nearest >= 0.9 ? nearest - 1e-12 : 0.7);
          }
        }
      }),
      { seed: 20260303, numRuns: 60 },
    );
  });

  it('returns nothing that is less alike than the threshold', () => {
    const index = new TextIndex(resolveComparison({ threshold: 0.8 }));
    const base = Array.from(
      { length: 60 },
      (_, place) => `word${'abcdefghij'[place % 10]}${'klmnop'[Math.floor(place / 10)]}`,
    );
    index.find(base.join(' '));
    index.addSought();

    const oneChanged = base.with(30, 'other');
    const manyChanged = base.map((one, place) => (place % 6 === 0 ? 'other' : one));

    expect(index.find(oneChanged.join(' '))).toEqual({ number: 0, similarity: 55 / 61, method: 'shingles' });
    expect(index.find(manyChanged.join(' '))).toBeNull();
  });

  it('stays quick where thousands share a passage', () => {
    const index = new TextIndex(resolveComparison({ threshold: 0.9 }));
    const passage = Array.from(
      { length: 40 },
      (_, place) => `passage${String.fromCharCode(97 + place)}`,
    ).join(' ');
    let found = 0;
    for (let item = 0; item < 3_000; item += 1) {
      const own = Array.from({ length: 12 }, (_, place) => `own${item * 12 + place}`).join(' ');
      if (index.find(`${passage} ${own}`) === null) index.addSought();
      else found += 1;
    }

    expect(found).toBe(0);
  });
});

function changed(
  words: readonly string[],
  { at, word }: { readonly at: readonly number[]; readonly word: string },
): readonly string[] {
  return at.reduce<readonly string[]>((edited, place) => edited.with(place % edited.length, word), words);
}

function triplesOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(2).map((last, place) => `${words[place]} ${words[place + 1]} ${last}`));
}

function shareOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((one) => right.has(one)).length;
  return common / (left.size + right.size - common);
}

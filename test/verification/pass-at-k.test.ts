import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passAtK } from '../../src/verification/pass-at-k.ts';

describe('passAtK', () => {
  it.each([
    [8, 0, 4, 0],
    [8, 8, 1, 1],
    [8, 2, 4, 1 - 15 / 70],
    [2, 1, 1, 0.5],
    [2, 1, 2, 1],
  ])('of %i attempts with %i right gives for k = %i: %d', (attempts, correct, k, expected) => {
    expect(passAtK({ attempts, correct, k })).toBeCloseTo(expected, 12);
  });

  it('equals the share of k-subsets that hold a right attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (attempts, some, size) => {
          const correct = Math.min(some, attempts);
          const k = Math.min(size, attempts);
          let hit = 0;
          let all = 0;
          for (let subset = 0; subset < 2 ** attempts; subset += 1) {
            if (ones(subset) !== k) continue;
            all += 1;
            if ((subset & (2 ** correct - 1)) !== 0) hit += 1;
          }
          expect(passAtK({ attempts, correct, k })).toBeCloseTo(hit / all, 9);
        },
      ),
      { seed: 20260305 },
    );
  });

  it('does not overflow on many attempts', () => {
    expect(passAtK({ attempts: 100_000, correct: 1000, k: 100 })).toBeCloseTo(1 - 0.99 ** 100, 3);
  });

  it.each([
    [0, 0, 1],
    [4, 5, 1],
    [4, 1, 5],
    [4, 1, 0],
    [4.5, 1, 1],
    [4, Number.NaN, 1],
  ])('refuses %d, %d, %d', (attempts, correct, k) => {
    expect(() => passAtK({ attempts, correct, k })).toThrow('must be a whole number');
  });

  it('names all that is missing or unknown, and judges nothing by it', () => {
    const options = { correct: 1, tries: 4 } as unknown as Parameters<typeof passAtK>[0];
    expect(() => passAtK(options)).toThrow(
      expect.objectContaining({
        issues: [
          { option: 'passAtK.attempts', message: 'must be a whole number of at least 1, got undefined' },
          { option: 'passAtK.k', message: 'must be a whole number of at least 1, got undefined' },
          { option: 'passAtK.tries', message: expect.stringContaining('is an unknown option') },
        ],
      }),
    );
  });
});

function ones(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + ones(bits >>> 1);
}

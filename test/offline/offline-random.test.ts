import { describe, expect, it } from 'vitest';
import { chanceOf, correlatedChance, randomOf } from '../../src/offline/offline-random.ts';

describe('randomOf', () => {
  it('returns equal streams for equal parts and others for others', () => {
    const drawn = (seed: number): number[] => {
      const random = randomOf('stream', seed);
      return Array.from({ length: 5 }, () => random.next());
    };

    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('spreads whole numbers evenly between both bounds', () => {
    const random = randomOf('even');
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 8000; index += 1) {
      const drawn = random.integer(3, 6) - 3;
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }

    expect(counts).toHaveLength(4);
    for (const count of counts) expect(count / 8000).toBeCloseTo(0.25, 1);
  });

  it('shuffles without loss', () => {
    expect(randomOf('shuffle').shuffle([1, 2, 3, 4, 5, 6]).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('chanceOf', () => {
  it('has the mean of a uniform draw', () => {
    const mean =
      Array.from({ length: 5000 }, (_, index) => chanceOf('mean', index)).reduce((a, b) => a + b) / 5000;

    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
  });
});

describe('correlatedChance', () => {
  it.each([0, 0.5, 1])('gives the errors of two models the correlation %d at the set rate', (correlation) => {
    const rate = 0.2;
    const errs = (model: string, problem: number): number =>
      correlatedChance({ correlation, shared: ['kind', problem], own: [model] }) < rate ? 1 : 0;
    const pairs = Array.from(
      { length: 8000 },
      (_, problem) => [errs('a', problem), errs('b', problem)] as const,
    );
    const mean = (value: (pair: readonly [number, number]) => number): number =>
      pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length;
    const [first, second, both] = [mean(([a]) => a), mean(([, b]) => b), mean(([a, b]) => a * b)];
    const measured = (both - first * second) / Math.sqrt(first * (1 - first) * second * (1 - second));

    expect(Math.abs(first - rate)).toBeLessThan(0.02);
    expect(Math.abs(second - rate)).toBeLessThan(0.02);
    expect(Math.abs(measured - correlation)).toBeLessThan(0.05);
  });
});

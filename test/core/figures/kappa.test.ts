import { describe, expect, it } from 'vitest';
import { cohensKappa, fleissKappa } from '../../../src/core/figures/kappa.ts';

describe("Cohen's kappa", () => {
  it('is that of the textbook: 50 papers, of which two readers accept 20 together and refuse 15', () => {
    expect(cohensKappa({ bothYes: 20, onlyFirst: 5, onlySecond: 10, bothNo: 15 })).toBeCloseTo(0.4, 10);
  });

  it('is 1 for raters who agree, 0 for chance, below it for those who contradict each other', () => {
    expect(cohensKappa({ bothYes: 3, onlyFirst: 0, onlySecond: 0, bothNo: 5 })).toBe(1);
    expect(cohensKappa({ bothYes: 1, onlyFirst: 1, onlySecond: 1, bothNo: 1 })).toBe(0);
    expect(cohensKappa({ bothYes: 0, onlyFirst: 4, onlySecond: 4, bothNo: 0 })).toBe(-1);
  });

  it('is not defined without ratings, or when both said the same of all', () => {
    expect(cohensKappa({ bothYes: 0, onlyFirst: 0, onlySecond: 0, bothNo: 0 })).toBeNull();
    expect(cohensKappa({ bothYes: 7, onlyFirst: 0, onlySecond: 0, bothNo: 0 })).toBeNull();
    expect(cohensKappa({ bothYes: 0, onlyFirst: 0, onlySecond: 0, bothNo: 7 })).toBeNull();
  });
});

describe("Fleiss' kappa", () => {
  it('counts agreeing pairs of raters of each thing against what their shares would give', () => {
    // Three raters: 4 things with no yes, 1 with one, 1 with two, 4 with three; half of all ratings are yes.
    const agreed = (8 + 2 / 3) / 10;
    expect(fleissKappa(3, [4, 1, 1, 4])).toBeCloseTo((agreed - 0.5) / 0.5, 10);
  });

  it('is 1 for raters who agree throughout, and not defined where nothing differs', () => {
    expect(fleissKappa(3, [2, 0, 0, 5])).toBe(1);
    expect(fleissKappa(3, [0, 0, 0, 5])).toBeNull();
    expect(fleissKappa(3, [0, 0, 0, 0])).toBeNull();
    expect(fleissKappa(1, [2, 3])).toBeNull();
  });
});

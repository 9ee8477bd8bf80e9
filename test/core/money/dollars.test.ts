import { describe, expect, it } from 'vitest';
import { dollarsOf, nanodollarsOf } from '../../../src/core/money/dollars.ts';

describe('nanodollarsOf', () => {
  it('rounds up, so that no sum of prices is less than what was paid', () => {
    expect([1e-9, 1.2e-9, 0.3e-9, 0].map(nanodollarsOf)).toEqual([1, 2, 1, 0]);
  });

  it('takes the noise of floating point for what it is', () => {
    expect(nanodollarsOf(0.1 + 0.2)).toBe(300_000_000);
    expect(dollarsOf(nanodollarsOf(0.1 + 0.2))).toBe(0.3);
  });
});

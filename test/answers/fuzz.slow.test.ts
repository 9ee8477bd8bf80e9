import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers, extractFinalAnswer } from '../../src/answers/index.ts';
import { anyAnswer, plainAnswer } from './answer-arbitrary.ts';

describe('compareAnswers', () => {
  it('never throws, and says unknown or a verdict', () => {
    fc.assert(
      fc.property(anyAnswer, anyAnswer, (reference, response) => {
        expect(['equal', 'different', 'unknown']).toContain(compareAnswers(reference, response).verdict);
      }),
      { seed: 20260401, numRuns: 3000 },
    );
  });

  it('finds no answer different from itself, and what it parses equal to itself', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        expect(compareAnswers(answer, answer).verdict).not.toBe('different');
      }),
      { seed: 20260402, numRuns: 3000 },
    );
    fc.assert(
      fc.property(plainAnswer, (answer) => {
        expect(compareAnswers(answer, answer).verdict).toBe('equal');
      }),
      { seed: 20260403, numRuns: 2000 },
    );
  });

  it('is symmetric where the policy is', () => {
    // What is not symmetric by policy is left out: units of the reference, chains, what a response may add around a value.
    const symmetric = { units: 'both', intervals: 'either-way', tolerance: { absolute: 0 } } as const;
    fc.assert(
      fc.property(plainAnswer, plainAnswer, (left, right) => {
        const there = compareAnswers(left, right, symmetric).verdict;
        const back = compareAnswers(right, left, symmetric).verdict;
        expect([there, back].sort().join()).not.toBe('different,equal');
      }),
      { seed: 20260404, numRuns: 3000 },
    );
  });
});

describe('extractFinalAnswer', () => {
  it('never throws, and returns a short answer unchanged', () => {
    fc.assert(
      fc.property(anyAnswer, (text) => {
        const found = extractFinalAnswer(text);
        expect(found === null || typeof found === 'string').toBe(true);
      }),
      { seed: 20260405, numRuns: 3000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readOwnPairs } from '../../bench/answer-pairs.ts';
import { makeProseMutants } from '../../bench/answers-prose.ts';
import { compareAnswers } from '../../src/answers/index.ts';

const seen = new Set<string>();
const answers = readOwnPairs().flatMap(({ id, reference }) => {
  if (seen.has(reference) || reference.length > 40) return [];
  seen.add(reference);
  return [{ id, text: reference }];
});

describe('prose that says something else than the answer in it', () => {
  const mutants = makeProseMutants(answers);

  it('is made of every reference in many ways', () => {
    expect(mutants.length).toBeGreaterThan(10_000);
  });

  it('is never accepted, as a response or as a reference', { timeout: 180_000 }, () => {
    const sample = mutants.filter((_mutant, index) => index % 3 === 0);
    const accepted = sample.filter(
      ({ reference, mutant }) => compareAnswers(reference, mutant).verdict === 'equal',
    );

    expect(sample.length).toBeGreaterThan(5_000);
    expect(accepted).toEqual([]);
  });
});

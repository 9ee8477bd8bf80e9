import { describe, expect, it } from 'vitest';
import { crossReferences, readAdjudicated } from '../../bench/answers-cross.ts';
import { makeReferences } from '../../bench/answers-references.ts';

describe('distinct references compared with each other', () => {
  it('are made distinct, of every kind, and the same for the same seed', () => {
    const made = makeReferences(600, 1);

    expect(new Set(made.map(({ text }) => text)).size).toBe(600);
    expect(makeReferences(600, 1)).toEqual(made);
  });

  it('are never equal, except pairs that were looked at', { timeout: 120_000 }, () => {
    const known = new Set(readAdjudicated().map((pair) => `${pair.reference}\n${pair.response}`));
    const { accepted } = crossReferences(makeReferences(130, 1));

    expect(accepted.filter(({ reference, response }) => !known.has(`${reference}\n${response}`))).toEqual([]);
  });
});

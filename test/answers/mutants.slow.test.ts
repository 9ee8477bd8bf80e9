import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeMutants } from '../../bench/answer-mutants.ts';
import { readOwnPairs } from '../../bench/answer-pairs.ts';
import { compareAnswers } from '../../src/answers/index.ts';

const listed: readonly { readonly id: string; readonly reason: string }[] = JSON.parse(
  readFileSync(new URL('mutants/accepted.json', import.meta.url), 'utf8'),
);

describe('changed answers', () => {
  const seen = new Set<string>();
  const references = readOwnPairs().flatMap(({ id, reference }) => {
    if (seen.has(reference)) return [];
    seen.add(reference);
    return [{ id, text: reference }];
  });
  const mutants = makeMutants(references, 20_261_122);

  it('are many, and the same for the same seed', () => {
    expect(mutants.length).toBeGreaterThan(1_000);
    expect(makeMutants(references, 20_261_122)).toEqual(mutants);
    expect(makeMutants(references, 7)).not.toEqual(mutants);
  });

  it('are accepted only where the change says nothing', () => {
    const accepted = mutants.filter(
      ({ reference, mutant }) =>
        compareAnswers(reference, mutant, { tolerance: { absolute: 0 } }).verdict === 'equal',
    );

    expect(accepted.map(({ id }) => id).filter((id) => !listed.some((entry) => entry.id === id))).toEqual([]);
  });

  it('are each judged with a reason', () => {
    for (const { reason } of listed) expect(reason).toMatch(/^(?:equal|policy): .{20}/u);
  });
});

import { describe, expect, it } from 'vitest';
import { minimumReasoning } from '../../../src/rules/builtin/index.ts';
import { trajectoryCode } from '../rule-code.ts';

describe('minimumReasoning', () => {
  it.each([
    [null, 'no-reasoning'],
    [' \n', 'no-reasoning'],
    ['Thought process:', 'short-reasoning'],
    ['one two three four', 'short-reasoning'],
    ['one two  three\nfour five', 'kept'],
    ['先算二加二得四', 'kept'],
    ['𝔸 𝔹 ℂ', 'short-reasoning'],
  ])('with a limit of five words, it says of %j: %s', async (reasoning, code) => {
    expect(await trajectoryCode(minimumReasoning({ words: 5 }), { reasoning })).toBe(code);
  });

  it.each([0, -3, 1.5, Number.NaN, '9'])('does not take %j as a limit', (words) => {
    // @ts-expect-error some of these are not numbers
    expect(() => minimumReasoning({ words })).toThrow(/minimumReasoning\.words: .*at least 1/);
  });
});

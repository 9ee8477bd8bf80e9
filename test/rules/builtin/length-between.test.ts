import { describe, expect, it } from 'vitest';
import { lengthBetween } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

describe('lengthBetween', () => {
  it.each([
    ['Compute 2 + 2.', 'short-problem'],
    ['Compute the sum of two and two.', 'kept'],
    [`Compute ${'very '.repeat(20)}much.`, 'long-problem'],
    ['求二加二的和是多少', 'kept'],
    ['求和', 'short-problem'],
  ])('between 5 and 20 words, it says of %j: %s', async (problem, code) => {
    expect(await problemCode(lengthBetween({ minWords: 5, maxWords: 20 }), { problem })).toBe(code);
  });

  it('leaves open the bound that is not given', async () => {
    expect(await problemCode(lengthBetween({ maxWords: 3 }), { problem: 'x' })).toBe('kept');
    expect(await problemCode(lengthBetween({ minWords: 3 }), { problem: 'x '.repeat(5000) })).toBe('kept');
  });

  it.each([
    [{}, /lengthBetween: needs minWords, maxWords or both/],
    [{ minWords: 0 }, /lengthBetween\.minWords: .*at least 1, got 0/],
    [{ maxWords: 2.5 }, /lengthBetween\.maxWords: .*got 2\.5/],
    [{ minWords: 9, maxWords: 3 }, /lengthBetween\.minWords: must not be above maxWords \(3\), got 9/],
  ])('does not take %j', (options, message) => {
    expect(() => lengthBetween(options)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { endsWithFinalAnswer } from '../../../src/rules/builtin/index.ts';
import { trajectoryCode } from '../rule-code.ts';

const remarks = 'and so it goes on with one more remark '.repeat(20);

describe('endsWithFinalAnswer', () => {
  it.each([
    ['cut', { truncated: true, solution: 'Final answer: 4', finalAnswer: '4' }, 'truncated'],
    ['without an answer', { solution: 'We think about it.', finalAnswer: null }, 'no-final-answer'],
    ['with a colon for an answer', { solution: 'The answer is :', finalAnswer: ':' }, 'no-final-answer'],
    ['with a blank answer', { solution: 'The answer is', finalAnswer: ' ' }, 'no-final-answer'],
    [
      'that goes on',
      { solution: `The answer is 47. Wait, ${remarks}`, finalAnswer: '47' },
      'answer-not-at-end',
    ],
  ])('refuses a trajectory %s', async (_, fields, code) => {
    expect(await trajectoryCode(endsWithFinalAnswer(), fields)).toBe(code);
  });

  it.each([
    ['that ends with it', { solution: `${remarks} Final answer: 47`, finalAnswer: '47' }],
    [
      'with a remark after it',
      { solution: 'The answer is 47, as a check by hand confirms.', finalAnswer: '47' },
    ],
    ['that comes back to it', { solution: `It is 47. ${remarks} So 47.`, finalAnswer: '47' }],
    ['whose answer was found in another form', { solution: `It is forty. ${remarks}`, finalAnswer: '40' }],
    ['with the empty set', { solution: 'The set is ∅', finalAnswer: '∅' }],
  ])('keeps a trajectory %s', async (_, fields) => {
    expect(await trajectoryCode(endsWithFinalAnswer(), fields)).toBe('kept');
  });

  it('takes another limit, and no limit below one', async () => {
    const fields = { solution: 'It is 47, as a check confirms.', finalAnswer: '47' };

    expect(await trajectoryCode(endsWithFinalAnswer({ maxWordsAfter: 2 }), fields)).toBe('answer-not-at-end');
    expect(() => endsWithFinalAnswer({ maxWordsAfter: 0 })).toThrow(/endsWithFinalAnswer\.maxWordsAfter: /);
  });
});

import { describe, expect, it } from 'vitest';
import { answerCheckable } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

const essay =
  'The market clears because arbitrage between gold and silver moves coins until the mint ratio meets the world ratio, after which both metals circulate side by side and neither is driven out by the other for long.';

describe('answerCheckable', () => {
  it.each([
    ['It depends on the choice of basis.', 'hedged-answer'],
    ['The result depends on how one counts.', 'hedged-answer'],
    ['Answers may vary.', 'hedged-answer'],
    ['There is no single answer', 'hedged-answer'],
    ['It cannot be determined.', 'hedged-answer'],
    ['Probably 12', 'hedged-answer'],
    ['Perhaps Lothar, the elder', 'hedged-answer'],
    ['copper, zinc, etc.', 'hedged-answer'],
    ['See solution above', 'hedged-answer'],
    ['N/A', 'hedged-answer'],
    ['either 3 or 4', 'alternative-answers'],
    ['12; alternatively 15', 'alternative-answers'],
    ['Option 1: 5 km. Option 2: 7 km.', 'alternative-answers'],
    ['2 or 3, depending on the parity of n', 'alternative-answers'],
    ['The claim holds.', 'claim-answer'],
    ['The theorem is proved', 'claim-answer'],
    ['G is solvable, as was to be shown', 'claim-answer'],
    ['Proof.', 'claim-answer'],
    [essay, 'essay-answer'],
  ])('refuses %j as %s', async (answer, code) => {
    expect(await problemCode(answerCheckable(), { answer })).toBe(code);
  });

  it.each([
    '4',
    'x = 2 or x = 3',
    '2 or 3',
    'approximately 0.82123',
    '-37.78 Hz',
    String.raw`\frac{\pi^2}{6}`,
    '{A, B, C}',
    'maximum likelihood',
    'Frankenstein; or, The Modern Prometheus',
    'Twelfth Night, or What You Will',
    'Either/Or',
    'Perhaps',
    'fight or flight response',
    'the identity holds for n = 4',
    'no such n exists',
    '229 pounds 13 shillings 7 pence',
    'Convention on the Law of the Sea',
    `{${Array.from({ length: 60 }, (_, index) => index).join(', ')}}`,
  ])('keeps %j', async (answer) => {
    expect(await problemCode(answerCheckable(), { answer })).toBe('kept');
  });

  it('counts words against a limit of the caller', async () => {
    const answer = 'the treaty of Verdun';

    expect(await problemCode(answerCheckable({ maxWords: 4 }), { answer })).toBe('kept');
    expect(await problemCode(answerCheckable({ maxWords: 3 }), { answer })).toBe('essay-answer');
    expect(() => answerCheckable({ maxWords: 0 })).toThrow(/answerCheckable\.maxWords: .*at least 1, got 0/);
  });
});

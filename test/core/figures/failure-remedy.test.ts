import { describe, expect, it } from 'vitest';
import { failureRemedy, nextRunOf } from '../../../src/core/figures/failure-remedy.ts';

describe('nextRunOf', () => {
  it('says that a call of which nothing is stored is asked again by itself', () => {
    expect(nextRunOf({ kind: 'transport', code: 'timed-out' })).toBe(
      'The next run in the same directory asks again, since nothing is stored of this call.',
    );
    expect(nextRunOf({ kind: 'transport', code: 'overlong-prompt' })).toContain('a longer context');
  });

  it('says that a stored reply is not asked for again without retry, and which', () => {
    const said = nextRunOf({ kind: 'reply', code: 'unusable-reply' });

    expect(said).toContain('does not ask again by itself, since the reply is stored');
    expect(said).toContain("retry: { code: 'unusable-reply' }");
    expect(said).toContain('Use a stronger model');
    expect(nextRunOf({ kind: 'reply', code: 'not a "code"' })).toContain("retry: 'failed'");
  });

  it('says that code is run again on the stored replies', () => {
    expect(nextRunOf({ kind: 'code', code: 'threw' })).toContain(
      'with the stored replies, and repeats no call',
    );
  });

  it('returns the remedies of the warnings in their words', () => {
    expect(failureRemedy({ kind: 'reply', code: 'refused-reply' })).toBe(
      "use other subjects, another prompt or another model; the replies are stored and final, so run again with retry: 'failed' to ask again",
    );
    expect(failureRemedy({ kind: 'transport', code: 'timed-out' })).toContain(
      'nothing is stored of these calls',
    );
  });
});

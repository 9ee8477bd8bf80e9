import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/models/failures/redact.ts';

describe('redact', () => {
  it.each([
    [
      'Incorrect API key provided: sk-abcdef123456. See the docs',
      'Incorrect API key provided: [redacted] See the docs',
    ],
    ['API key: hunter2, sorry', 'API key: [redacted], sorry'],
    ['header authorization: Bearer abc.def-ghi', 'header authorization: [redacted] [redacted]'],
    ['key sk-proj-AbC_123 is bad', 'key [redacted] is bad'],
    ['request 0123456789abcdef01234567 failed', 'request [redacted] failed'],
    ['could not reach https://user:pass@host/v1', 'could not reach https://[redacted]@host/v1'],
  ])('hides the secret of %j', (given, safe) => {
    expect(redact(given)).toBe(safe);
  });

  it('keeps ordinary words', () => {
    const message = 'The model `gpt-5` does not support temperature 3; counterrevolutionaries may';

    expect(redact(message)).toBe(message);
  });

  it('returns one line without colors or control characters', () => {
    expect(redact('\u001b[31mno\u001b[0m\r\n\tkey\u0007 here')).toBe('no key here');
  });

  it('cuts what is long', () => {
    const cut = redact('so it goes '.repeat(100));

    expect(cut).toHaveLength(203);
    expect(cut.endsWith('...')).toBe(true);
  });

  it('says nothing when the message quotes what was asked', () => {
    const prompt = 'Write a hard problem\nabout prime numbers in arithmetic progressions.';

    expect(redact('bad input: "a hard problem about prime numbers"', [prompt])).toBe('');
    expect(redact('bad input: Who is it?', ['Who is it?'])).toBe('');
    expect(redact('bad input: a hard one', [prompt, 'a'])).toBe('bad input: a hard one');
  });
});

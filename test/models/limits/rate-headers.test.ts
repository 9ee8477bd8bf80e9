import { describe, expect, it } from 'vitest';
import { ratesInHeaders } from '../../../src/models/limits/rate-headers.ts';

const now = Date.UTC(2026, 0, 1);

describe('ratesInHeaders', () => {
  it.each<[string, Record<string, string> | null]>([
    ['no headers', null],
    ['headers of other kinds', { 'content-type': 'application/json' }],
    [
      'a limit of which much is left',
      {
        'x-ratelimit-limit-requests': '500',
        'x-ratelimit-remaining-requests': '250',
        'x-ratelimit-reset-requests': '30s',
      },
    ],
    ['a limit that is not told', { 'x-ratelimit-reset-requests': '30s' }],
    [
      'nonsense',
      {
        'x-ratelimit-limit-requests': 'many',
        'x-ratelimit-remaining-requests': '-',
        'x-ratelimit-reset-requests': 'soon',
      },
    ],
  ])('says nothing for %s', (_, headers) => {
    expect(ratesInHeaders(headers, now)).toBeNull();
  });

  it.each<[string, string, number]>([
    ['seconds', '60', 60],
    ['a duration', '1m0s', 60],
    ['milliseconds', '500ms', 0.5],
    ['parts', '1m30.5s', 90.5],
    ['a date', new Date(now + 20_000).toISOString(), 20],
    ['seconds since 1970', String(now / 1000 + 5), 5],
    ['milliseconds since 1970', String(now + 5000), 5],
  ])('reads a reset as %s', (_, reset, seconds) => {
    const headers = {
      'x-ratelimit-limit-requests': '600',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': reset,
    };

    const rates = ratesInHeaders(headers, now);
    expect(rates?.requestsPerSecond).toBeCloseTo(600 / seconds, 6);
    expect(rates?.tokensPerSecond).toBeNull();
    // Something is free again long before the limit is whole.
    expect(rates?.pauseMs).toBeGreaterThan(0);
    expect(rates?.pauseMs).toBeLessThan(seconds * 500);
  });

  it('reads the tokens of Anthropic, and its retry-after', () => {
    const headers = {
      'anthropic-ratelimit-output-tokens-limit': '8000',
      'anthropic-ratelimit-output-tokens-remaining': '100',
      'anthropic-ratelimit-output-tokens-reset': new Date(now + 59_000).toISOString(),
      'retry-after': '7',
    };

    const rates = ratesInHeaders(headers, now);
    expect(rates?.tokensPerSecond).toBeCloseTo(7900 / 59, 6);
    expect(rates?.pauseMs).toBe(7000);
  });

  it('waits for the reset when the size of the limit is not told, at most a minute', () => {
    const headers = { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '2h' };

    expect(ratesInHeaders(headers, now)).toEqual({
      pauseMs: 60_000,
      requestsPerSecond: null,
      tokensPerSecond: null,
    });
  });
});

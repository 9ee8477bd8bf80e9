import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/models/failures/waits/retry-after.ts';

const now = Date.UTC(2030, 0, 1, 12, 0, 0);

describe('retryAfterMs', () => {
  it.each([
    ['milliseconds before seconds', { 'retry-after-ms': '120', 'retry-after': '9' }, 120],
    ['seconds', { 'retry-after': '2' }, 2000],
    ['fractions of a second', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Tue, 01 Jan 2030 12:00:07 GMT' }, 7000],
    [
      'a date that has passed as no request to wait',
      { 'retry-after': 'Tue, 01 Jan 2030 11:00:00 GMT' },
      null,
    ],
    ['zero as no request to wait', { 'retry-after': '0' }, null],
    ['zero milliseconds as no request to wait', { 'retry-after-ms': '0', 'retry-after': '9' }, null],
    ['nonsense', { 'retry-after': 'soon', 'retry-after-ms': '-1' }, null],
    ['other headers', { date: 'x' }, null],
    ['no headers', undefined, null],
  ])('reads %s', (_, headers, ms) => {
    expect(retryAfterMs(headers, now)).toBe(ms);
  });
});

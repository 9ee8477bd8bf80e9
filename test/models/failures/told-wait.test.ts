import { expect, it } from 'vitest';
import { waitInWords } from '../../../src/models/failures/waits/told-wait.ts';

const now = Date.parse('2031-01-01T00:00:00Z');
const hour = 3_600_000;

it.each([
  ['Please try again in 1h3m.', 63 * 60_000],
  ['Your limit will reset at 2031-01-01 05:00:00', 5 * hour],
  ['您的限额将在 2031-01-01 05:00:00 重置。', 5 * hour],
  ['上限です。2031-01-01T02:00:00Z に回復します', 2 * hour],
  // A date by itself may be any.
  ['2031-01-01T05:00:00Z', null],
  ['您的限额已在 2030-12-31 05:00:00 重置。', null],
  ['The request of 2031-01-01 was refused.', null],
])('reads the wait in %j', (words, wait) => {
  expect(waitInWords(words, now)).toBe(wait);
});

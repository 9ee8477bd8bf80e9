import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../src/time/steady-clock.ts';
import { ManualClock } from '../support/manual-clock.ts';

describe('steadyClock', () => {
  it('has reached the end of a wait even where the time stands still', async () => {
    const timers = new ManualClock();
    const clock = steadyClock({ now: () => 0, after: timers.after });
    const seen: number[] = [];
    clock.after(1000, () => {
      seen.push(clock.now());
      clock.after(500, () => seen.push(clock.now()));
    });
    await timers.advance(1000);
    await timers.advance(500);

    expect(seen).toEqual([1000, 1500]);
  });

  it('is otherwise as late as the clock below it', async () => {
    const below = new ManualClock({ now: 5 });
    const clock = steadyClock(below);
    clock.after(1000, () => {})();
    await below.advance(20);

    expect([clock.now(), below.pending]).toEqual([25, 0]);
  });
});

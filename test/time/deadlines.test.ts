import { describe, expect, it } from 'vitest';
import { Deadlines } from '../../src/time/deadlines.ts';
import { ManualClock } from '../support/manual-clock.ts';

function timed(): { readonly clock: ManualClock; readonly deadlines: Deadlines; readonly due: string[] } {
  const clock = new ManualClock();
  return { clock, deadlines: new Deadlines(clock), due: [] };
}

describe('Deadlines', () => {
  it('calls back when the time of each is up, not before', async () => {
    const { clock, deadlines, due } = timed();
    deadlines.after(1000, () => due.push('first'));
    await clock.advance(400);
    deadlines.after(1000, () => due.push('second'));
    deadlines.after(500, () => due.push('short'));
    await clock.advance(499);
    expect(due).toEqual([]);
    await clock.advance(1);
    expect(due).toEqual(['short']);
    await clock.advance(100);
    expect(due).toEqual(['short', 'first']);
    await clock.advance(399);
    expect(due).toEqual(['short', 'first']);
    await clock.advance(1);

    expect(due).toEqual(['short', 'first', 'second']);
    expect(clock.pending).toBe(0);
  });

  it('holds one timer for all of a length, and none when nothing is waited for', async () => {
    const { clock, deadlines, due } = timed();
    const takeBack = Array.from({ length: 1000 }, (_, index) =>
      deadlines.after(1000, () => due.push(`${index}`)),
    );
    expect(clock.pending).toBe(1);
    for (const take of takeBack.slice(0, 999)) take();
    expect(clock.pending).toBe(1);
    await clock.advance(1000);
    expect(due).toEqual(['999']);
    takeBack[999]?.();
    expect(clock.pending).toBe(0);

    deadlines.after(1000, () => {})();
    expect(clock.pending).toBe(0);
  });

  it('does not call back for what was taken back, whoever comes after it', async () => {
    const { clock, deadlines, due } = timed();
    const takeBack = deadlines.after(1000, () => due.push('first'));
    await clock.advance(900);
    deadlines.after(1000, () => due.push('second'));
    takeBack();
    await clock.advance(100);
    expect(due).toEqual([]);
    await clock.advance(900);

    expect(due).toEqual(['second']);
  });

  it('ends a wait that has ended even where the clock stands still', async () => {
    const due: string[] = [];
    const waits: (() => void)[] = [];
    const deadlines = new Deadlines({
      now: () => 0,
      wait: () => new Promise<void>((resolve) => waits.push(resolve)),
    });
    deadlines.after(1000, () => due.push('first'));
    deadlines.after(1000, () => due.push('second'));
    for (const end of waits) {
      end();
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(due).toEqual(['first', 'second']);
  });

  it('lets a deadline be set from within another', async () => {
    const { clock, deadlines, due } = timed();
    deadlines.after(1000, () => {
      due.push('first');
      deadlines.after(1000, () => due.push('next'));
    });
    await clock.advance(1000);
    await clock.advance(1000);

    expect(due).toEqual(['first', 'next']);
    expect(clock.pending).toBe(0);
  });
});

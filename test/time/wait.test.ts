import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { wait } from '../../src/time/wait.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

describe('wait', () => {
  it('ends when the time is up, and leaves no listener behind', async () => {
    const clock = new ManualClock();
    const { signal } = new AbortController();
    let isOver = false;
    const waiting = wait(clock, 1000, signal).then(() => {
      isOver = true;
    });
    await clock.advance(999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    await waiting;

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('rejects with the reason of the first signal that aborts, and leaves nothing on the others or the clock', async () => {
    const clock = new ManualClock();
    const first = new AbortController();
    const second = new AbortController();
    const waiting = wait(clock, 1000, first.signal, second.signal);
    await settled();
    second.abort('why');

    await expect(waiting).rejects.toBe('why');
    expect(clock.pending).toBe(0);
    expect(getEventListeners(first.signal, 'abort')).toHaveLength(0);
  });

  it('sets no timer when a signal has aborted already', async () => {
    const clock = new ManualClock();

    await expect(wait(clock, 1000, new AbortController().signal, AbortSignal.abort('no'))).rejects.toBe('no');
    expect(clock.pending).toBe(0);
  });

  it('bears a clock that calls back at once', async () => {
    const { signal } = new AbortController();
    const after = (_: number, callback: () => void): (() => void) => {
      callback();
      return () => {};
    };
    await wait({ after }, 1000, signal);

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { onAbort } from '../../src/time/on-abort.ts';

describe('onAbort', () => {
  it('keeps one listener on a signal however many listen, and none once they have all stopped', () => {
    const { signal } = new AbortController();
    const cancels = Array.from({ length: 1000 }, () => onAbort(signal, () => {}));

    expect(getEventListeners(signal, 'abort')).toHaveLength(1);

    for (const cancel of cancels) cancel();
    for (const cancel of cancels) cancel();

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('calls back all that listen, but not those that have stopped', () => {
    const controller = new AbortController();
    const called: string[] = [];
    onAbort(controller.signal, () => called.push('first'));
    onAbort(controller.signal, () => called.push('gone'))();
    onAbort(controller.signal, () => called.push('second'));
    controller.abort();

    expect(called).toEqual(['first', 'second']);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('calls back at once when the signal has aborted', () => {
    let calls = 0;
    onAbort(AbortSignal.abort(), () => {
      calls += 1;
    })();

    expect(calls).toBe(1);
  });

  it('listens again after all had stopped', () => {
    const controller = new AbortController();
    let calls = 0;
    onAbort(controller.signal, () => {})();
    onAbort(controller.signal, () => {
      calls += 1;
    });
    controller.abort();

    expect(calls).toBe(1);
  });
});

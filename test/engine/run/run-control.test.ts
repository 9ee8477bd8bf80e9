import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { RunControl } from '../../../src/engine/run/run-control.ts';

describe('many runs under one signal', () => {
  it('share one listener, are all told, and leave nothing behind', () => {
    const caller = new AbortController();
    const controls = Array.from({ length: 40 }, () => new RunControl());
    const letGo = controls.map((control) => control.follow(caller.signal));
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(1);
    for (const leave of letGo.slice(0, 20)) leave();

    caller.abort(new Error('enough'));

    expect(controls.map(({ reason }) => reason?.end ?? null)).toEqual([
      ...Array.from({ length: 20 }, () => null),
      ...Array.from({ length: 20 }, () => 'aborted'),
    ]);
    for (const leave of letGo) leave();
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
    const late = new RunControl();
    late.follow(caller.signal)();
    expect(late.reason?.end).toBe('aborted');
  });
});

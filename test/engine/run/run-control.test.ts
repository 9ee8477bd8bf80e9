import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { grown, latch, step, token } from '../../support/number-stages.ts';

describe('many runs under one signal', () => {
  it('share one listener, are all told, and leave nothing behind', async () => {
    const caller = new AbortController();
    const { signal } = caller;
    const [everyoneWorks, isOver] = [latch(), latch()];
    let working = 0;
    const waits = step('waits', async (item, { draw }) => {
      working += 1;
      if (working === 20) everyoneWorks.open();
      await isOver.opened;
      return grown(item, 'waits', draw);
    });
    const ofForty = Array.from({ length: 40 }, (_, index) => (index < 20 ? step('takes') : waits));
    const summaries = ofForty.map((stage) => stage.run([token('a')], { abortSignal: signal }).summary());
    await Promise.all([everyoneWorks.opened, ...summaries.slice(0, 20)]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);

    caller.abort(new Error('enough'));
    const ends = (await Promise.all(summaries)).map(({ end }) => end);
    isOver.open();

    expect(new Set(ends.slice(0, 20))).toEqual(new Set(['completed']));
    expect(new Set(ends.slice(20))).toEqual(new Set(['aborted']));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    const late = await step('takes')
      .run([token('a')], { abortSignal: signal })
      .summary();
    expect(late.end).toBe('aborted');
  });
});

describe('one run with many tasks', () => {
  it('lets each of them pass its signal on, without a warning about a leak', async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', onWarning);
    const everyoneWorks = latch();
    let working = 0;
    const passes = step('passes', async (item, { draw, signal }) => {
      signal.addEventListener('abort', () => undefined, { once: true });
      working += 1;
      if (working === 40) everyoneWorks.open();
      await everyoneWorks.opened;
      return grown(item, 'passes', draw);
    });
    const items = Array.from({ length: 40 }, (_, index) => token(`item${index}`));

    const { end } = await passes.run(items, { maxConcurrency: 40 }).summary();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);

    expect({ end, warnings }).toEqual({ end: 'completed', warnings: [] });
  });
});

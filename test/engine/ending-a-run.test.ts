import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../src/core/stage.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { grown, latch, step, type Token, token } from '../support/number-stages.ts';

const items = Array.from({ length: 20 }, (_, index) => token(`item${index}`));

interface Gate {
  readonly stage: Stage<Token, Token>;
  readonly open: () => void;
  /** Resolves when so many tasks are at work. */
  readonly entered: Promise<void>;
}

/** A stage whose tasks end only when they are let go. */
function gate(tasks = 1): Gate {
  const { open, opened } = latch();
  const { open: enter, opened: entered } = latch();
  let inside = 0;
  const stage = step('gate', async (item, { draw }) => {
    inside += 1;
    if (inside === tasks) enter();
    await opened;
    return grown(item, 'gate', draw);
  });
  return { stage, open, entered };
}

describe('stop', () => {
  it('finishes what is at work, starts nothing new and keeps the books straight', async () => {
    const { stage, open, entered } = gate(4);
    const run = watched(compose(stage, step('after')).run(items, { maxConcurrency: 2 }));
    const summary = run.summary();
    await entered;

    const stopped = run.stop();
    open();
    await stopped;

    const { end, stages, error } = await summary;
    expect({ end, error }).toEqual({ end: 'stopped', error: null });
    expectConservation(await summary);
    expect(stages.map(({ kept, pending }) => ({ kept, pending }))).toEqual([
      { kept: 4, pending: 16 },
      { kept: 0, pending: 4 },
    ]);
  });

  it('is what leaving the loop does', async () => {
    const run = step('take').run(items);
    for await (const row of run) {
      expect(row.id).toContain('item');
      break;
    }

    expect((await run.summary()).end).toBe('stopped');
  });

  it('leaves a run that has nothing left to do completed', async () => {
    const run = step('take').run(items);
    const { end } = await run.summary();
    await run.stop();

    expect(end).toBe('completed');
  });

  it('before the start ends the run at once', async () => {
    const run = watched(step('take').run(items));
    await run.stop();

    const summary = await run.summary();
    expectConservation(summary);
    expect(summary).toMatchObject({ end: 'stopped', rows: 0 });
  });

  it('does not wait for a source that is busy', async () => {
    async function* source(): AsyncGenerator<Token> {
      yield token('a');
      await new Promise<never>(() => undefined);
    }
    const run = step('take').run(source());
    for await (const row of run) {
      expect(row.id).toBe('a.0');
      break;
    }

    expect((await run.summary()).end).toBe('stopped');
  });

  it('happens when the run is disposed of', async () => {
    const { stage, open, entered } = gate();
    let ended: Promise<{ readonly end: string }> | null = null;
    {
      await using run = stage.run(items, { maxConcurrency: 1 });
      ended = run.summary();
      await entered;
      open();
    }

    expect((await ended).end).toBe('stopped');
  });
});

describe('abort', () => {
  it('ends the run and its iteration with an error that says how to go on', async () => {
    const controller = new AbortController();
    const { stage, open, entered } = gate();
    const run = watched(stage.run(items, { abortSignal: controller.signal, maxConcurrency: 1 }));
    const rows = run.toArray();
    await entered;

    controller.abort(new Error('enough'));
    open();

    await expect(rows).rejects.toThrow('run it again with the same directory');
    const summary = await run.summary();
    expect(summary).toMatchObject({ end: 'aborted', error: { code: 'aborted' } });
    expectConservation(summary);
  });

  it('before the start makes no task', async () => {
    let processed = 0;
    const run = step('take', (item) => {
      processed += 1;
      return item;
    }).run(items, { abortSignal: AbortSignal.abort() });

    expect((await run.summary()).end).toBe('aborted');
    expect(processed).toBe(0);
  });

  it('reaches the signal of the tasks and lets go of the one that the caller gave', async () => {
    const controller = new AbortController();
    const { open: enter, opened: entered } = latch();
    const waits = step('waits', async (_, { signal }) => {
      enter();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      throw new Error('cut');
    });
    const summary = watched(waits.run([token('a')], { abortSignal: controller.signal })).summary();
    await entered;
    controller.abort();

    expectConservation(await summary);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('lets go of the signal of a run that completes', async () => {
    const { signal } = new AbortController();
    await step('take').run(items, { abortSignal: signal }).summary();

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends a run whose stage does not heed its signal', async () => {
    const controller = new AbortController();
    const { open: enter, opened: entered } = latch();
    const deaf = step('deaf', () => {
      enter();
      return new Promise<never>(() => undefined);
    });
    const summary = deaf.run([token('a')], { abortSignal: controller.signal }).summary();
    await entered;
    controller.abort();

    expect(await summary).toMatchObject({ end: 'aborted', stages: [{ pending: 1 }] });
  });
});

describe('failureLimit', () => {
  it('gives the run up when so many items have failed', async () => {
    const breaks = step('breaks', () => {
      throw new Error('always');
    });
    const run = watched(breaks.run(items, { failureLimit: 3, maxConcurrency: 1 }));

    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'failure-limit' } });
    expect(summary.error?.message).toContain('the last said: Error: always');
    expectConservation(summary);
  });

  it('has nothing to give up when the last task of all was the one too many', async () => {
    const breaks = step('breaks', async (item, { draw }) => {
      if (item.id !== 'a') await new Promise(setImmediate);
      if (item.id !== 'a') throw new Error('not this one');
      return grown(item, 'breaks', draw);
    });

    const summary = await watched(breaks.run([token('a'), token('b')], { failureLimit: 1 })).summary();

    expect(summary).toMatchObject({ end: 'completed', error: null });
    expectConservation(summary);
  });
});

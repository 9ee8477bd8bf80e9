import { describe, expect, it } from 'vitest';
import { compose } from '../../src/pipeline/compose.ts';
import { refill } from '../../src/pipeline/refill.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { grown, step, type Token, token } from '../support/number-stages.ts';

const tokens = (count: number): readonly Token[] =>
  Array.from({ length: count }, (_, index) => token(`item${index}`));
const breaks = step('breaks', () => {
  throw new Error('always');
});

describe('a run in which everything fails', () => {
  it('fails when all tasks of a stage have failed, be it one, and says what to do', async () => {
    const run = watched(compose(step('first'), breaks, step('last')).run([token('a')]));

    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'failed', rows: 0, error: { code: 'failure-limit' } });
    expect(summary.error?.message).toBe(
      'breaks: its only task failed with threw; the last said: Error: always; correct the rule, prompt or stage that threw, and run again: stored replies are used again; failureLimit: Infinity goes on regardless',
    );
    expect(summary.warnings).toEqual([
      'breaks: 1 of 1 task failed with threw; correct the rule, prompt or stage that threw, and run again: stored replies are used again',
    ]);
    expectConservation(summary);
  });

  it('throws from iteration', async () => {
    await expect(breaks.run(tokens(2)).toArray()).rejects.toMatchObject({
      name: 'FailureLimitError',
      stage: 'breaks',
      failed: 2,
    });
  });

  it('ends early once the first 20 tasks of a stage have failed with one code', async () => {
    const run = watched(breaks.run(tokens(500), { maxConcurrency: 1 }));

    const summary = await run.summary();

    expect(summary.end).toBe('failed');
    expect(summary.error?.message).toMatch(/^breaks: the first 20 tasks all failed with threw; /u);
    expect(summary.stages[0]?.pending).toBeGreaterThan(400);
    expectConservation(summary);
  });

  it('ends early inside a refill, which would try for long', async () => {
    const pipeline = refill(compose(step('draft'), breaks), {
      kept: 100,
      maxAttempts: 1000,
    });

    const { end, stages } = await pipeline.run(tokens(3), { maxConcurrency: 1 }).summary();

    expect(end).toBe('failed');
    expect(stages[1]?.failed).toBe(20);
  });

  it('goes on where something is kept or rejected, or fails in another way', async () => {
    const mixed = step('mixed', (item, { draw }) => {
      if (item.id !== 'item3') throw new Error('not this one');
      return grown(item, 'mixed', draw);
    });

    const summary = await watched(mixed.run(tokens(60), { maxConcurrency: 1 })).summary();

    expect(summary).toMatchObject({ end: 'completed', error: null, stages: [{ kept: 1, failed: 59 }] });
    expect(summary.warnings[0]).toMatch(/^mixed: 59 of 60 tasks failed with threw; /u);
    expectConservation(summary);
  });

  it('goes on regardless with failureLimit: Infinity, and warns', async () => {
    const options = { failureLimit: Number.POSITIVE_INFINITY };

    const summary = await watched(breaks.run(tokens(30), options)).summary();

    expect(summary).toMatchObject({ end: 'completed', error: null, stages: [{ failed: 30 }] });
    expect(summary.warnings).toHaveLength(1);
    expectConservation(summary);
  });

  it('fails also where failureLimit was reached with the last task', async () => {
    const summary = await watched(breaks.run(tokens(2), { failureLimit: 2 })).summary();

    expect(summary.error?.message).toMatch(/^breaks: all 2 tasks failed with threw; /u);
    expectConservation(summary);
  });

  it('can be resumed', async () => {
    let isMended = false;
    const store = memoryStore({ keep: 'all' });
    const stage = step('mended', (item, { draw }) => {
      if (!isMended) throw new Error('not yet');
      return grown(item, 'mended', draw);
    });

    const first = await stage.run(tokens(40), { store }).summary();
    isMended = true;
    const second = await stage.run(tokens(40), { store }).summary();

    expect([first.end, second.end, second.rows]).toEqual(['failed', 'completed', 40]);
  });
});

import { describe, expect, it } from 'vitest';
import { step, token } from '../../support/number-stages.ts';

describe('a clock that is set back while a run is at work', () => {
  it('reports no seconds below zero, in any summary or event', async () => {
    let time = Date.UTC(2026, 0, 1);
    const run = step('ask').run([token('a'), token('b')], { now: () => (time -= 3_600_000) });
    const seconds: unknown[] = [];
    run.on('progress', ({ elapsedMs, secondsLeft }) => void seconds.push(elapsedMs, secondsLeft));
    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 2 });
    const told = [...seconds, summary.seconds, ...summary.stages.map((stage) => stage.seconds)];
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter((value) => typeof value === 'number' && !(value >= 0))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { progressLine } from '../../../src/engine/books/progress-line.ts';
import { type StagePace, secondsLeft } from '../../../src/engine/books/time-left.ts';
import { compilePlan } from '../../../src/engine/flow/compiled-plan.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { refill } from '../../../src/pipeline/refill.ts';
import { step } from '../../support/number-stages.ts';

const fanOut = compilePlan(compose(step('fan', undefined, { draws: 4 }), step('turn')).plan);
const refilled = compilePlan(
  compose(step('topic'), refill(compose(step('draft'), step('check')), { kept: 4, maxAttempts: 16 })).plan,
);

function pace(all: number, settled: number, outputs: number, seconds: number): StagePace {
  return { in: all, pending: all - settled, outputs, seconds };
}

describe('secondsLeft', () => {
  it('says nothing before each stage has shown its pace', () => {
    expect(secondsLeft([pace(40, 2, 2, 1), pace(2, 0, 0, 0)], fanOut)).toBeNull();
    expect(secondsLeft([pace(40, 20, 20, 10), pace(20, 0, 0, 0)], fanOut)).toBeNull();
  });

  it('counts on what the stages before will still hand on', () => {
    // 20 of 40 draws in 10 s; the second stage has done 10 of 20, and 20 more will come: 30 tasks at 1 a second.
    expect(secondsLeft([pace(40, 20, 20, 10), pace(20, 10, 10, 10)], fanOut)).toBeCloseTo(30);
  });

  it('counts on the draws that a refill will still make at the share kept so far', () => {
    // 10 topics, all known; half of the drafts pass, so 80 drafts in all: 60 more at 2 a second.
    const left = secondsLeft([pace(10, 10, 10, 1), pace(40, 20, 20, 10), pace(20, 20, 10, 10)], refilled);

    expect(left).toBeCloseTo(30);
  });

  it('expects no more draws than maxAttempts when nothing passes', () => {
    const left = secondsLeft([pace(10, 10, 10, 1), pace(40, 20, 20, 10), pace(20, 20, 0, 10)], refilled);

    expect(left).toBeCloseTo((160 - 20) / 2);
  });

  it('is zero when nothing is left', () => {
    expect(secondsLeft([pace(4, 4, 16, 1), pace(16, 16, 16, 4)], fanOut)).toBe(0);
  });

  it('stays near the truth all the way through a steady run', () => {
    // Two stages side by side: 400 draws at 4 a second, each handed on and settled at once at the same pace.
    for (let second = 5; second < 100; second += 5) {
      const done = second * 4;
      const left = secondsLeft(
        [pace(400, done, done, second), pace(done, done - 2, done - 2, second)],
        fanOut,
      );
      expect(Math.abs((left ?? 0) - (100 - second))).toBeLessThan(0.2 * (100 - second) + 2);
    }
  });
});

describe('progressLine', () => {
  it('reads well at a glance', () => {
    const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
    const unpriced = { calls: 312, inputTokens: 9000, outputTokens: 70_000, usd: null };
    const stages = [
      { stage: 'expand', in: 8, kept: 8, rejected: 0, failed: 0, pending: 0 },
      { stage: 'generate', in: 160, kept: 117, rejected: 2, failed: 1, pending: 40 },
      { stage: 'validate', in: 0, kept: 0, rejected: 0, failed: 0, pending: 0 },
    ];

    expect(
      progressLine(stages, {
        rows: 14,
        calls: 310,
        streamedTokens: 0,
        spent: { ...unpriced, usd: 0.42 },
        elapsedMs: 12_400,
        secondsLeft: 4000,
      }),
    ).toBe(
      'expand 8/8 | generate 120/160 (2 rejected, 1 failed) | 14 rows, 310 calls, $0.42, 12 s, about 1 h 7 min left',
    );
    expect(
      progressLine([], {
        rows: 0,
        calls: 0,
        streamedTokens: 0,
        spent: nothing,
        elapsedMs: 250_000,
        secondsLeft: null,
      }),
    ).toBe('0 rows, 0 calls, 4 min 10 s');
    expect(
      progressLine([], {
        rows: 1,
        calls: 3,
        streamedTokens: 0,
        spent: unpriced,
        elapsedMs: 1000,
        secondsLeft: null,
      }),
    ).toBe('1 row, 3 calls, 1 s');
  });
});

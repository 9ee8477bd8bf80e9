import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RateLimiter } from '../../../src/core/rate-limiter.ts';
import { laneBench } from '../../support/lane-bench.ts';
import { ManualClock, settled } from '../../support/manual-clock.ts';

const free: RateLimiter = { reserve: () => 0, settle: () => {}, pause: () => {} };
const down = (): never => {
  throw new Error('ECONNREFUSED redis://user:hunter2@cache');
};

describe('a limiter of the caller that fails', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);

  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => {
    process.off('unhandledRejection', note);
  });

  it.each<[string, RateLimiter['reserve']]>([
    ['throws', down],
    ['rejects', async () => down()],
  ])('ends a call with an error that names it and hides its secrets when reserve %s', async (_, reserve) => {
    const { run } = laneBench({ limiter: { ...free, reserve } });

    await expect(run({}, async () => 'reply')).rejects.toMatchObject({
      name: 'ConfigurationError',
      issues: [
        {
          option: 'run.limiter',
          message:
            'could not reserve a place in lane a: "ECONNREFUSED redis://[redacted]@cache"; check the limiter, then run again in the same directory to go on',
        },
      ],
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'ends a call when reserve returns %s instead of milliseconds',
    async (waitMs) => {
      const { run } = laneBench({ limiter: { ...free, reserve: () => waitMs } });

      await expect(run({}, async () => 'reply')).rejects.toThrow(
        /^run\.limiter: returned (NaN|Infinity) for lane a/,
      );
    },
  );

  it('refuses all who wait when it fails in the middle of a run, and no one else is told', async () => {
    const clock = new ManualClock();
    let asked = 0;
    const reserve = (): number => {
      asked += 1;
      return asked > 1 ? down() : 10;
    };
    const { run } = laneBench({ clock, limiter: { ...free, reserve } });
    const first = run({}, async () => 'reply');
    const others = [1, 2].map(() => run({}, async () => 'reply').catch((error: unknown) => String(error)));
    await clock.advance(10);

    expect(await first).toBe('reply');
    for (const other of others) expect(await other).toContain('could not reserve a place');
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });

  it.each<[string, () => void | Promise<void>]>([
    ['throw', down],
    ['reject', async () => down()],
  ])('goes on when settle and pause %s', async (_, fail) => {
    const { run } = laneBench({ limiter: { ...free, settle: fail, pause: fail } });
    const replies = [1, 2, 3].map(() =>
      run({}, async (reported) => {
        const usage = { inputTokens: 5, outputTokens: 5, reasoningTokens: null, cachedInputTokens: null };
        reported({ usage, headers: { 'retry-after-ms': '0' } });
        return 'reply';
      }),
    );

    expect(await Promise.all(replies)).toEqual(['reply', 'reply', 'reply']);
    await settled();
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { isChimeraError } from '../../src/errors/index.ts';
import { failed, type LaneBench, laneBench } from '../support/lane-bench.ts';
import { simulate } from '../support/lane-simulation.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';
import { SimulatedProvider } from '../support/simulated-provider.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** Has a try of a lane refused; returns what it fails with, and whether that counts against its call. */
async function refusal(
  { run, lanes }: LaneBench,
  clock: ManualClock,
): Promise<{ readonly counts: boolean; readonly error: unknown }> {
  const refused = run({ settings: {} }, () => Promise.reject(failed('rate-limited', { statusCode: 429 })));
  const caught = refused.catch((error: unknown) => error);
  await clock.advance(16_000);
  const error = await caught;
  return { counts: !lanes.isSpared(error), error };
}

describe('a call that is turned away for a limit', () => {
  it('is not to blame, whether its provider ever took one or not', async () => {
    const clock = new ManualClock();
    const bench = laneBench({ clock });

    expect(await refusal(bench, clock)).toMatchObject({ counts: false, error: { scope: 'call' } });

    await clock.advance(2000);
    await bench.run({ settings: {} }, async () => 'answer');

    expect(await refusal(bench, clock)).toMatchObject({ counts: false, error: { scope: 'call' } });
  });

  it('is one of the last when nothing was taken for five minutes', async () => {
    const clock = new ManualClock();
    const bench = laneBench({ clock });
    const minutes = async (): Promise<number> => {
      const startedAt = clock.now();
      for (;;) {
        const { error } = await refusal(bench, clock);
        if (isChimeraError(error) && error.name === 'TransportError' && error.scope === 'model')
          return (clock.now() - startedAt) / 60_000;
      }
    };
    await bench.run({ settings: {} }, async () => 'answer');
    await refusal(bench, clock);
    await clock.advance(240_000);
    await bench.run({ settings: {} }, async () => 'answer');
    const taken = await minutes();

    expect(taken).toBeGreaterThanOrEqual(5);
    expect(taken).toBeLessThan(6);
    await expect(bench.run({ settings: {} }, async () => 'answer')).rejects.toMatchObject({
      code: 'rate-limited',
      scope: 'model',
    });
  });

  it('does not end the run while another is at work, which must have been taken', async () => {
    const clock = new ManualClock();
    const bench = laneBench({ clock });
    let answer = (): void => {};
    const working = bench.run(
      { settings: {} },
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    await settled();
    await clock.advance(5000);
    for (let count = 0; count < 30; count += 1)
      expect(await refusal(bench, clock)).toMatchObject({ counts: false, error: { scope: 'call' } });
    answer();
    await working;
  });

  it.each([
    ['few at a time, for long', { maxConcurrency: 4, latencyMs: 60_000 }],
    ['one a second', { requestsPerSecond: 1, latencyMs: 1000 }],
  ])('is not lost where the provider takes %s', async (_, limits) => {
    const clock = new VirtualClock();
    const provider = new SimulatedProvider(clock, limits);
    const { lost, answered } = await simulate({ clock, provider, ms: 1_800_000, callers: 100 });

    expect(answered).toBeGreaterThan(90);
    expect(lost).toEqual([]);
  });
});

describe('the pause of a lane after a refusal', () => {
  /** How long the next call waits after so many refusals in a row. */
  async function pausesOf(refusals: readonly (number | null)[]): Promise<readonly number[]> {
    const clock = new VirtualClock();
    const { run } = laneBench({ clock });
    const pauses: number[] = [];
    let isDone = false;
    const askOn = async (): Promise<void> => {
      for (const retryAfterMs of refusals) {
        const refusal = failed('rate-limited', { statusCode: 429, retryAfterMs });
        await run({}, () => Promise.reject(refusal)).catch(() => undefined);
        const refusedAt = clock.now();
        await run({}, async () => pauses.push(clock.now() - refusedAt));
      }
      isDone = true;
    };
    void askOn();
    await clock.runUntil(() => isDone);
    return pauses;
  }

  it('is what the provider asks for, and a minute at most', async () => {
    expect(await pausesOf([3000])).toEqual([3000]);
    expect(await pausesOf([3_600_000])).toEqual([60_000]);
  });

  it('is 400 ms when it asks for none, twice as long while refusals go on, and never long', async () => {
    const pauses = await pausesOf([null, null, null, null, null, null, null, null]);

    expect(pauses.slice(0, 3)).toEqual([400, 800, 1600]);
    expect(pauses).toEqual(pauses.toSorted((left, right) => left - right));
    expect(pauses.at(-1)).toBeLessThan(5000);
  });
});

describe('a limiter that several runs share', () => {
  it('hears of the pause that a refusal asks for', async () => {
    const clock = new ManualClock();
    const pauses: unknown[] = [];
    const pause = (lane: string, until: number): void => void pauses.push([lane, until - clock.now()]);
    const { run } = laneBench({ clock, limiter: { reserve: () => 0, settle: () => {}, pause } });
    const refusal = failed('rate-limited', { statusCode: 429, retryAfterMs: 3000 });
    const refused = run({ lane: 'a' }, () => Promise.reject(refusal)).catch(() => undefined);
    await settled();
    await refused;

    expect(pauses).toEqual([['a', 3000]]);
  });
});

describe('a wait for a place', () => {
  it('longer than a timer takes is not over at once', async () => {
    const clock = new VirtualClock();
    const limiter = { reserve: () => 5_000_000_000, settle: () => {}, pause: () => {} };
    const { run } = laneBench({ clock, limiter });
    const from = clock.now();
    let startedAt = 0;
    void run({}, async () => {
      startedAt = clock.now();
    });
    await clock.runUntil(() => startedAt > 0);

    expect(startedAt - from).toBe(5_000_000_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateCost, RateLimiter, RateLimits } from '../../../src/core/rate-limiter.ts';
import { memoryLimiter } from '../../../src/models/limits/memory-limiter.ts';

const noLimits: RateLimits = {
  requestsPerMinute: null,
  tokensPerMinute: null,
  inputTokensPerMinute: null,
  outputTokensPerMinute: null,
};
const minuteMs = 60_000;

interface Start {
  readonly at: number;
  readonly cost: RateCost;
}

/** A limiter with a clock in the hand, whose callers do what it says. */
function heldLimiter(burstMs = 50): {
  readonly limiter: RateLimiter;
  readonly start: (limits: RateLimits, cost?: Partial<RateCost>, lane?: string) => number;
  readonly clock: { now: number };
} {
  const clock = { now: 1_000_000 };
  const limiter = memoryLimiter({ now: () => clock.now, burstMs });
  return {
    limiter,
    clock,
    start: (limits, cost = {}, lane = 'a') => {
      const waitMs = limiter.reserve(lane, limits, { inputTokens: 0, outputTokens: 0, ...cost });
      if (typeof waitMs !== 'number') throw new Error('the memory limiter answers at once');
      return clock.now + waitMs;
    },
  };
}

/** The most that started in any minute, by some measure. */
function mostInAMinute(starts: readonly Start[], of: (cost: RateCost) => number): number {
  const sorted = starts.toSorted((left, right) => left.at - right.at);
  let [from, sum, most] = [0, 0, 0];
  for (const { at, cost } of sorted) {
    sum += of(cost);
    for (let first = sorted[from]; first !== undefined && at - first.at >= minuteMs; first = sorted[from]) {
      sum -= of(first.cost);
      from += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

describe('memoryLimiter', () => {
  it('spreads starts evenly, with 50 ms of play', () => {
    const clock = { now: 1_000_000 };
    const limiter = memoryLimiter({ now: () => clock.now });
    const cost = { inputTokens: 0, outputTokens: 0 };
    const waits = Array.from({ length: 4 }, () =>
      Number(limiter.reserve('a', { ...noLimits, requestsPerMinute: 600 }, cost)),
    );

    expect(waits.map((ms) => Math.round(ms))).toEqual([0, 50, 150, 250]);
  });

  it('lets no minute see more than the limits, regardless of the load', () => {
    const load = fc.array(
      fc.record({
        gapMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
        inputTokens: fc.integer({ min: 0, max: 2000 }),
        outputTokens: fc.integer({ min: 0, max: 5000 }),
      }),
      { minLength: 50, maxLength: 400 },
    );
    const limit = fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null });
    const tokenLimit = fc.option(fc.integer({ min: 100, max: 300_000 }), { nil: null });
    fc.assert(
      fc.property(
        load,
        fc.record({
          requestsPerMinute: limit,
          tokensPerMinute: tokenLimit,
          inputTokensPerMinute: tokenLimit,
          outputTokensPerMinute: tokenLimit,
        }),
        fc.constantFrom(0, 50, 500),
        (calls, limits, burstMs) => {
          const { start, clock } = heldLimiter(burstMs);
          const starts = calls.map(({ gapMs, ...cost }): Start => {
            clock.now += gapMs;
            const at = start(limits, cost);
            // A caller that waits for its turn before it comes again, like a lane.
            clock.now = at;
            return { at, cost };
          });
          const largest = (of: (cost: RateCost) => number): number =>
            Math.max(...starts.map(({ cost }) => of(cost)));
          const { requestsPerMinute, tokensPerMinute, inputTokensPerMinute, outputTokensPerMinute } = limits;
          if (requestsPerMinute !== null)
            expect(mostInAMinute(starts, () => 1)).toBeLessThanOrEqual(requestsPerMinute);
          for (const [most, of] of [
            [tokensPerMinute, (cost: RateCost) => cost.inputTokens + cost.outputTokens],
            [inputTokensPerMinute, (cost: RateCost) => cost.inputTokens],
            [outputTokensPerMinute, (cost: RateCost) => cost.outputTokens],
          ] as const)
            if (most !== null)
              expect(mostInAMinute(starts, of)).toBeLessThanOrEqual(most + largest(of) + 1e-6);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  it('uses what it may: a full load starts all but as many as the limit allows', () => {
    const { start, clock } = heldLimiter();
    const limits = { ...noLimits, requestsPerMinute: 600, tokensPerMinute: 60_000 };
    let [requests, tokens] = [0, 0];
    const until = clock.now + 10 * minuteMs;
    for (;;) {
      const cost = { inputTokens: 20, outputTokens: requests % 2 === 0 ? 10 : 130 };
      clock.now = start(limits, cost);
      if (clock.now >= until) break;
      requests += 1;
      tokens += cost.inputTokens + cost.outputTokens;
    }

    expect(requests).toBeGreaterThan(0.99 * 6000);
    expect(tokens).toBeGreaterThan(0.89 * 600_000);
  });

  it('spreads starts evenly instead of filling windows', () => {
    const { start } = heldLimiter();
    const limits = { ...noLimits, requestsPerMinute: 60 };
    const starts = Array.from({ length: 10 }, () => start(limits));
    const gaps = starts.slice(2).map((at, index) => at - (starts[index + 1] ?? 0));

    expect(Math.min(...gaps)).toBeGreaterThan(990);
    expect(Math.max(...gaps)).toBeLessThan(1010);
  });

  it('starts a call that is larger than a minute allows, and lets the next ones wait for it', () => {
    const { start, clock } = heldLimiter();
    const limits = { ...noLimits, tokensPerMinute: 1000 };

    expect(start(limits, { inputTokens: 5000 })).toBe(clock.now);

    const next = start(limits, { inputTokens: 10 });
    expect(next - clock.now).toBeGreaterThan(4.9 * minuteMs);
    expect(next - clock.now).toBeLessThan(5.1 * minuteMs);
  });

  it('returns what a try did not use, and takes what it used beyond', () => {
    const limits = { ...noLimits, tokensPerMinute: 60_000 };
    const waitAfter = (used: number): number => {
      const { limiter, start, clock } = heldLimiter();
      const reserved = { inputTokens: 0, outputTokens: 1000 };
      start(limits, reserved);
      void limiter.settle('a', limits, reserved, { inputTokens: 0, outputTokens: used });
      return start(limits, { outputTokens: 1 }) - clock.now;
    };

    expect(waitAfter(1000)).toBeCloseTo(950, -1);
    expect(waitAfter(100)).toBeCloseTo(50, -1);
    expect(waitAfter(3000)).toBeCloseTo(2950, -1);
  });

  it('starts nothing in a paused lane before its time, and no burst after it', () => {
    const { limiter, start, clock } = heldLimiter();
    const limits = { ...noLimits, requestsPerMinute: 600 };
    void limiter.pause('a', clock.now + 30_000);
    void limiter.pause('a', clock.now + 10_000);

    expect(start(limits)).toBe(clock.now + 30_000);
    expect(start(limits)).toBeGreaterThan(clock.now + 30_000);
    expect(start(limits, {}, 'b')).toBe(clock.now);
    expect(start(noLimits, {}, 'c')).toBe(clock.now);
  });

  it('goes on when the clock is put back', () => {
    const { start, clock } = heldLimiter();
    const limits = { ...noLimits, requestsPerMinute: 60 };
    start(limits);
    clock.now -= 3_600_000;

    expect(start(limits) - clock.now).toBeLessThan(1100);
  });

  it.each([
    [{ burstMs: -1 }, /^memoryLimiter\.burstMs: must be milliseconds, 0 or more, got -1$/],
    [{ burstMs: Number.NaN }, /^memoryLimiter\.burstMs: .*got NaN$/],
    [{ now: 3 }, /^memoryLimiter\.now: must be a function, got 3$/],
    [
      { burst: 50 },
      /^memoryLimiter\.burst: is an unknown option; the options are now, burstMs; did you mean burstMs\?$/,
    ],
    [7, /^memoryLimiter: must be an object of options, got 7$/],
  ])('refuses %j, which would let everything through or change nothing', (options, message) => {
    expect(() => Reflect.apply(memoryLimiter, undefined, [options])).toThrow(message);
  });
});

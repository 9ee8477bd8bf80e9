import { describe, expect, it } from 'vitest';
import { memoryLimiter } from '../../src/models/limits/memory-limiter.ts';
import { simulate } from '../support/lane-simulation.ts';
import { type SimulatedLimits, SimulatedProvider } from '../support/simulated-provider.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const minuteMs = 60_000;

/** What a lane at full load gets from a provider: after a minute, and at all. */
async function outcomeOf(
  limits: SimulatedLimits,
  ms = 2 * minuteMs,
): Promise<{
  readonly refused: number;
  readonly requestsPerSecond: number;
  readonly tokensPerSecond: number;
  readonly lost: number;
  readonly reasons: readonly string[];
  readonly mostActive: number;
}> {
  const clock = new VirtualClock();
  const provider = new SimulatedProvider(clock, limits);
  const startedAt = clock.now();
  const { events, lost } = await simulate({ clock, provider, ms });
  const late = provider.seen.filter(({ at }) => at - startedAt >= minuteMs);
  const answered = late.filter(({ outcome }) => outcome === 'answered');
  // The last replies are still on their way when time is up.
  const seconds = (ms - minuteMs - limits.latencyMs) / 1000;
  return {
    refused: late.filter(({ outcome }) => outcome === 'refused').length / late.length,
    requestsPerSecond: answered.length / seconds,
    tokensPerSecond: answered.reduce((sum, { tokens }) => sum + tokens, 0) / seconds,
    lost: lost.length,
    reasons: events.flatMap((event) => (event.kind === 'limit-change' ? [event.reason] : [])),
    mostActive: provider.mostActive,
  };
}

describe('a hidden limit', () => {
  it('of requests is found and used within a minute', async () => {
    const found = await outcomeOf({ requestsPerSecond: 50, latencyMs: 1000 });

    expect(found.refused).toBeLessThan(0.01);
    expect(found.requestsPerSecond).toBeGreaterThan(0.9 * 50);
    expect(found.lost).toBe(0);
    expect(found.reasons).toContain('rate-limited');
  });

  it('of tokens is found and used within a minute', async () => {
    const found = await outcomeOf({ tokensPerSecond: 100_000, latencyMs: 1000, replyTokens: 4000 });

    expect(found.refused).toBeLessThan(0.01);
    expect(found.tokensPerSecond).toBeGreaterThan(0.9 * 100_000);
    expect(found.lost).toBe(0);
  });

  it('is found although replies are of very different lengths', async () => {
    const found = await outcomeOf(
      { tokensPerSecond: 100_000, latencyMs: 1000, replyTokens: 3000, sigma: 0.7 },
      3 * minuteMs,
    );

    expect(found.refused).toBeLessThan(0.02);
    expect(found.tokensPerSecond).toBeGreaterThan(0.8 * 100_000);
    expect(found.lost).toBe(0);
  });

  it('of requests in flight is found, and used', async () => {
    const found = await outcomeOf({ maxConcurrency: 10, latencyMs: 500, sigma: 0.7 });

    expect(found.refused).toBeLessThan(0.01);
    expect(found.requestsPerSecond).toBeGreaterThan((0.9 * 10) / 0.639);
    expect(found.lost).toBe(0);
  });

  it('that the provider tells by retry-after causes no storm', async () => {
    const found = await outcomeOf({ requestsPerSecond: 20, latencyMs: 400, retryAfterMs: 2000 });

    expect(found.refused).toBeLessThan(0.01);
    expect(found.requestsPerSecond).toBeGreaterThan(0.85 * 20);
    expect(found.lost).toBe(0);
  });
});

describe('a provider without limits', () => {
  it('is given as many calls as the run allows', async () => {
    const found = await outcomeOf({ latencyMs: 1000, sigma: 0.7 });

    expect(found.mostActive).toBe(256);
    expect(found.refused).toBe(0);
  });

  it('that slows down under load keeps all of its throughput', async () => {
    const found = await outcomeOf({ latencyMs: 500, sigma: 0.7, capacity: 40 });

    expect(found.requestsPerSecond).toBeGreaterThan((0.9 * 40) / 0.639);
  });
});

describe('set limits', () => {
  it('are kept by tries that wait for them, together and over two runs that share a limiter', async () => {
    const clock = new VirtualClock();
    const limiter = memoryLimiter({ now: clock.now });
    const provider = new SimulatedProvider(clock, { latencyMs: 300, sigma: 0.5, replyTokens: 200 });
    const settings = { requestsPerMinute: 600, tokensPerMinute: { output: 60_000 } };
    const options = { clock, provider, ms: 3 * minuteMs, callers: 60, settings, limiter };
    const other = simulate(options);
    await Promise.all([simulate(options), other]);

    const times = provider.seen.map(({ at }) => at).toSorted((left, right) => left - right);
    const inMinute = times.map((from) => times.filter((at) => at >= from && at < from + minuteMs).length);
    expect(Math.max(...inMinute)).toBeLessThanOrEqual(601);
    const tokens = provider.seen.reduce((sum, seen) => sum + seen.tokens, 0);
    expect(tokens / 3).toBeLessThan(60_000 * 1.1);
    expect(tokens / 3).toBeGreaterThan(60_000 * 0.85);
  });
});

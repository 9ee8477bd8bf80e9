import { describe, expect, it } from 'vitest';
import type { RateCost, RateLimiter } from '../../src/core/rate-limiter.ts';
import type { RunOptions } from '../../src/core/run.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { memoryLimiter } from '../../src/models/limits/memory-limiter.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { ManualClock } from '../support/manual-clock.ts';

const subjects = ['Chemistry'];

/** A limiter that answers later, as one on a server does, and notes what it was told. */
function remoteLimiter(): RateLimiter & {
  readonly reserved: string[];
  readonly settled: { readonly lane: string; readonly used: RateCost }[];
} {
  const inner = memoryLimiter();
  const reserved: string[] = [];
  const settled: { readonly lane: string; readonly used: RateCost }[] = [];
  return {
    reserved,
    settled,
    reserve: async (lane, limits, cost) => {
      reserved.push(lane);
      return inner.reserve(lane, limits, cost);
    },
    settle: async (lane, limits, cost, used) => {
      settled.push({ lane, used });
      await inner.settle(lane, limits, cost, used);
    },
    pause: async (lane, until) => inner.pause(lane, until),
  };
}

describe('a limiter of the caller', () => {
  it('is asked for every try of all runs that share it, and told what each used', async () => {
    const limiter = remoteLimiter();
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 2 } });
    const runs = ['Chemistry', 'History'].map((subject) => chimera.run([subject], { limiter }).summary());
    const [first, second] = await Promise.all(runs);

    expect(first?.end).toBe('completed');
    expect(second?.end).toBe('completed');
    const calls = (first?.calls ?? 0) + (second?.calls ?? 0);
    expect(limiter.reserved.length).toBeGreaterThanOrEqual(calls);
    expect(limiter.settled.filter(({ used }) => used.outputTokens > 0).length).toBeGreaterThanOrEqual(calls);
  });

  it('that breaks ends the run by name, and not the process', async () => {
    const broken: RateLimiter = {
      ...remoteLimiter(),
      reserve: () => Promise.reject(new Error('no limiter today')),
    };
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 2 } });
    const summary = await chimera.run(subjects, { limiter: broken }).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'invalid-configuration' } });
    expect(summary.error?.message).toMatch(/^run\.limiter: .*no limiter today/);
  });

  it('must be one', () => {
    const chimera = buildChimera({ models: offlineModels() });
    // As JavaScript may call it.
    const options = { limiter: { reserve: 1 } } as unknown as RunOptions;

    expect(() => chimera.run(subjects, options)).toThrow(ConfigurationError);
    expect(() => chimera.run(subjects, options)).toThrow(
      /run\.limiter: must be something like memoryLimiter\(\)/,
    );
  });
});

describe('a provider that tells its limits in headers', () => {
  it('refuses few calls, and none is lost', async () => {
    const clock = new ManualClock({ skips: true });
    const { now, after } = clock;
    await using provider = await startProvider({
      now,
      limits: { '*': { requestsPerSecond: 4, retryAfterSeconds: 1 } },
    });
    const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
    const summary = await chimera.run(subjects, { now, after }).summary();

    expect(summary.end).toBe('completed');
    expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
  });
});

describe('limits that are set', () => {
  it('hold for a model wherever it is used', async () => {
    const clock = new ManualClock({ skips: true });
    const { now, after } = clock;
    await using provider = await startProvider({ now });
    const { generate } = httpModels(provider.url);
    const startedAt = now();
    const model = withSettings(generate, { requestsPerMinute: 60 });
    const chimera = buildChimera({ model, expand: { topicsPerSubject: 3 } });
    const summary = await chimera.run(subjects, { now, after }).summary();

    expect(summary.end).toBe('completed');
    expect(now() - startedAt).toBeGreaterThan((summary.calls - 2) * 1000);
    const times = provider.requests.map(({ at }) => at);
    const inAnyMinute = times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length);
    expect(Math.max(...inAnyMinute)).toBeLessThanOrEqual(60);
  });
});

import { MockLanguageModelV3 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { LaneLimits } from '../../src/models/limits/lane-limits.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { laneBench } from '../support/lane-bench.ts';

function issuesOf(settings: ModelSettings): readonly { readonly option: string; readonly message: string }[] {
  try {
    withSettings(new MockLanguageModelV3(), settings);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues;
    throw error;
  }
}

describe('limits that contradict one another', () => {
  it.each<[ModelSettings, string, RegExp]>([
    [{ tokensPerMinute: 1000, maxOutputTokens: 4000 }, 'tokensPerMinute', /allows 4000 tokens, got 1000/],
    [
      { tokensPerMinute: { input: 9, output: 1000 }, maxOutputTokens: 4000 },
      'tokensPerMinute.output',
      /got 1000/,
    ],
    [
      { maxConcurrency: 64, requestsPerMinute: 30, timeoutMs: 60_000 },
      'maxConcurrency',
      /no more than 30 are in flight, got 64; lower it, or raise requestsPerMinute/,
    ],
    [
      { stream: false, idleTimeoutMs: 5000 },
      'idleTimeoutMs',
      /but stream is false, got 5000; leave it out and set timeoutMs, or leave stream out/,
    ],
    [{ stream: false, firstTokenTimeoutMs: 5000 }, 'firstTokenTimeoutMs', /but stream is false, got 5000/],
    [
      { timeoutMs: 10, firstTokenTimeoutMs: 50 },
      'firstTokenTimeoutMs',
      /timeoutMs ends the whole try after 10 ms, got 50; lower it, or raise timeoutMs/,
    ],
    [{ stream: false, maxReplyMs: 5000 }, 'maxReplyMs', /but stream is false, got 5000/],
    [{ timeoutMs: 10, maxReplyMs: 11 }, 'maxReplyMs', /timeoutMs ends the whole try after 10 ms, got 11/],
    [{ timeoutMs: 10, idleTimeoutMs: 11, stream: true }, 'idleTimeoutMs', /after 10 ms, got 11; lower it/],
  ])('%o are refused before any call, by name', (settings, option, message) => {
    const issues = issuesOf(settings);

    expect(issues.map((issue) => issue.option)).toEqual([`withSettings.${option}`]);
    expect(issues[0]?.message).toMatch(message);
  });

  it.each<ModelSettings>([
    { tokensPerMinute: 4000, maxOutputTokens: 4000 },
    { tokensPerMinute: { input: 100 }, maxOutputTokens: 4000 },
    { maxConcurrency: 64, requestsPerMinute: 30 },
    { maxConcurrency: 1, requestsPerMinute: 0.001, timeoutMs: 1000 },
    { maxConcurrency: 2, tokensPerMinute: 1, requestsPerMinute: 1 },
    { timeoutMs: 10, firstTokenTimeoutMs: 10, idleTimeoutMs: 10, maxReplyMs: 10 },
    { firstTokenTimeoutMs: 3_000_000, idleTimeoutMs: 3_000_000, stream: 'auto' },
    { timeoutMs: 10, stream: false },
  ])('%o are none', (settings) => {
    expect(issuesOf(settings)).toEqual([]);
  });

  it('are all told at once', () => {
    const issues = issuesOf({ stream: false, firstTokenTimeoutMs: 1, idleTimeoutMs: 1 });

    expect(issues.map(({ option }) => option)).toEqual([
      'withSettings.firstTokenTimeoutMs',
      'withSettings.idleTimeoutMs',
    ]);
  });

  it('names the limit that a prompt alone exceeds, before the call goes out', async () => {
    const { run } = laneBench();
    const demand = { model: 'test:a', provider: 'test', modelId: 'a', outputTokens: null, price: null };
    const asked = (settings: ModelSettings, bytes: number): Promise<string> =>
      run(
        { lane: JSON.stringify(settings), settings, demand: { ...demand, inputTokens: bytes } },
        async () => 'sent',
      );

    await expect(asked({ tokensPerMinute: 1000 }, 16_000)).rejects.toMatchObject({
      name: 'ConfigurationError',
      issues: [
        {
          option: 'withSettings.tokensPerMinute',
          message: expect.stringMatching(/at least 2000 tokens, got 1000/),
        },
      ],
    });
    await expect(asked({ tokensPerMinute: { input: 1000 } }, 16_000)).rejects.toMatchObject({
      issues: [{ option: 'withSettings.tokensPerMinute.input' }],
    });
    expect(await asked({ tokensPerMinute: { input: 1000, output: 1 } }, 8000)).toBe('sent');
  });
});

describe('LaneLimits', () => {
  it('takes the smallest of each limit that settings of one model name', () => {
    const limits = new LaneLimits();
    limits.admit({ maxConcurrency: 8, tokensPerMinute: 5000 });
    limits.admit({});
    limits.admit({ maxConcurrency: 12, requestsPerMinute: 90, tokensPerMinute: { input: 700, output: 40 } });
    limits.admit({ requestsPerMinute: 60, tokensPerMinute: { output: 50 } });

    expect(limits.maxConcurrency).toBe(8);
    expect(limits.rates).toEqual({
      requestsPerMinute: 60,
      tokensPerMinute: 5000,
      inputTokensPerMinute: 700,
      outputTokensPerMinute: 40,
    });
  });

  it('expects replies like those before of the same kind, and none above their cap', () => {
    const limits = new LaneLimits();
    const unseen = limits.estimate(400, 2, null);

    expect(limits.estimate(400, 1, 100).inputTokens).toBe(100);
    expect(limits.estimate(400, 1, 100).outputTokens).toBeLessThanOrEqual(100);

    for (let reply = 0; reply < 500; reply += 1) limits.learn(1, reply % 2 === 0 ? 2000 : 4000);

    expect(limits.estimate(400, 1, null).outputTokens).toBeGreaterThan(2800);
    expect(limits.estimate(400, 1, null).outputTokens).toBeLessThan(3200);
    expect(limits.estimate(400, 1, 1000).outputTokens).toBe(1000);
    expect(limits.estimate(400, 2, null)).toEqual(unseen);
    expect(unseen.outputTokens).toBeGreaterThan(0);
  });
});

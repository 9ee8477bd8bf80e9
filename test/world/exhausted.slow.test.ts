import { describe, expect, it } from 'vitest';
import type { WorldClient } from './world-clients.ts';
import { aProblemReply, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

interface Case {
  readonly name: string;
  readonly client: WorldClient;
  readonly answer: WorldAnswer;
  readonly code: string;
  /** What the message says beside it. */
  readonly words: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'a quota of the day, with the wait in the details',
    client: 'google',
    answer: {
      status: 429,
      body: {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: 'Quota exceeded.',
          details: [
            { violations: [{ quotaId: 'InputTokensPerDayPerModel' }] },
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7200s' },
          ],
        },
      },
    },
    code: 'quota-exhausted',
    words: /run again after 19\d\d-/,
  },
  {
    name: 'a wait of hours in a header',
    client: 'anthropic',
    answer: {
      status: 429,
      headers: { 'retry-after': '14400' },
      body: { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } },
    },
    code: 'quota-exhausted',
    words: /run again after /,
  },
  {
    name: 'a limit of the day in the words of Groq',
    client: 'groq',
    answer: {
      status: 429,
      body: {
        error: {
          message:
            'Rate limit reached on tokens per day (TPD): Limit 100000, Used 99900. Please try again in 1h3m.',
          code: 'rate_limit_exceeded',
        },
      },
    },
    code: 'quota-exhausted',
    words: /run again after /,
  },
  {
    name: 'a reset that a gateway passes on',
    client: 'openai-compatible',
    answer: {
      status: 429,
      body: {
        error: {
          message: 'Rate limit exceeded: free-models-per-day',
          code: 429,
          metadata: { headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1741305600000' } },
        },
      },
    },
    code: 'quota-exhausted',
    words: /run again after 2025-03-07/,
  },
  {
    name: 'an empty account under 429, nested',
    client: 'openai-compatible',
    answer: {
      status: 429,
      body: {
        error: {
          message: 'Provider error',
          metadata: { raw: '{"error":{"message":"Insufficient balance","code":"1113"}}' },
        },
      },
    },
    code: 'quota-exhausted',
    words: /add credit/,
  },
  {
    name: 'an empty account under 403, in Chinese',
    client: 'deepseek',
    answer: {
      status: 403,
      body: { error: { message: '账户余额不足，请充值后再试', code: 'AccountOverdue' } },
    },
    code: 'quota-exhausted',
    words: /add credit/,
  },
  {
    name: 'nothing but 429',
    client: 'openai-compatible',
    answer: { status: 429, body: '' },
    code: 'rate-limited',
    words: /nothing was accepted for [56] minutes/,
  },
  {
    name: 'words in a language that is not known',
    client: 'openai chat',
    answer: { status: 429, body: { error: { message: 'Przekroczono limit', code: 'limit' } } },
    code: 'rate-limited',
    words: /Przekroczono limit/,
  },
  {
    name: 'the same minute over and over',
    client: 'openai-compatible',
    answer: { status: 429, headers: { 'retry-after': '60' }, body: { error: { message: 'Too many' } } },
    code: 'rate-limited',
    words: /nothing was accepted for [5-9] minutes/,
  },
];

describe.each(cases)('exhausted for long, told as $name', ({ client, answer, code, words }) => {
  it.each([0, 10])('ends the run resumably after %i replies', async (after) => {
    await using world = await startWorld(({ order }) => (order > after ? answer : aProblemReply));
    const { summary, ms, store } = await worldRun(world.url, { client });

    expect(summary).toMatchObject({ end: 'failed', rows: after, error: { code } });
    expect(summary.error?.message).toMatch(words);
    expect(summary.stages[0]?.failed).toBe(0);
    expect(world.requests.length - after).toBeLessThanOrEqual(code === 'rate-limited' ? 40 : 8);
    expect(ms).toBeLessThanOrEqual(600_000);
    if (code === 'rate-limited') expect(ms).toBeGreaterThanOrEqual(300_000);

    world.play(() => aProblemReply);
    expect((await worldRun(world.url, { client, store })).summary).toMatchObject({
      end: 'completed',
      rows: 20,
      reused: after,
    });
  });
});

describe('a limit of the minute that is used up when a run begins', () => {
  it('is waited for', async () => {
    let freeAt = Number.POSITIVE_INFINITY;
    const { ManualClock } = await import('../support/manual-clock.ts');
    const clock = new ManualClock({ skips: true });
    freeAt = clock.now() + 60_000;
    await using world = await startWorld(() =>
      clock.now() < freeAt ? { status: 429, body: '' } : aProblemReply,
    );
    const { summary } = await worldRun(world.url, { clock });

    expect(summary).toMatchObject({ end: 'completed', rows: 20 });
    expect(world.requests.length).toBeLessThan(50);
  });
});

describe('responses that cannot be read', () => {
  it.each<[string, WorldAnswer]>([
    [
      'cut',
      {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"choices": [{"message": {"con',
      },
    ],
    ['empty', { status: 200, body: '' }],
    ['a page', { status: 200, body: '<html><body>Welcome to nginx!</body></html>' }],
    ['without choices', { status: 200, body: { id: 'a', choices: [] } }],
  ])('and are %s cost no item at one in five, and end the run when nothing else comes', async (_, answer) => {
    let dice = 7;
    await using world = await startWorld(() => {
      dice = (dice * 48_271) % 2_147_483_647;
      return dice % 5 === 0 ? answer : aProblemReply;
    });

    expect((await worldRun(world.url, { items: 100 })).summary).toMatchObject({
      end: 'completed',
      rows: 100,
    });

    world.play(() => answer);
    const { summary } = await worldRun(world.url, { items: 40 });
    expect(summary).toMatchObject({ end: 'failed', rows: 0 });
  });
});

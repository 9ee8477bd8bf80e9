import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany, generateText, streamText } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { truthOf } from '../../src/offline/index.ts';
import { flawless, generatePrompt, sectionOf } from '../offline/ask-offline.ts';
import type { Fault } from './fault.ts';
import { clientNames, modelOf } from './provider-clients.ts';
import { type Provider, startProvider } from './start-provider.ts';

const prompt = generatePrompt('Biology', 'Tetrad analysis');
const headers = { 'x-chimera-sample': 'generator:0:0:0' };
const settings = { faults: () => null, faultRates: { rates: {} }, limits: {} };

let provider: Provider;

beforeAll(async () => {
  provider = await startProvider({ offline: flawless });
});

afterAll(() => provider.close());

beforeEach(() => {
  provider.configure(settings);
  provider.reset();
});

/** What a call throws. */
async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  return null;
}

describe.each(clientNames)('the loopback provider by way of %s', (client) => {
  const model = (name: string): ReturnType<typeof modelOf> => modelOf(client, provider.url, name);
  const ask = (name = 'offline-generator', text = prompt): ReturnType<typeof generateText> =>
    generateText({ model: model(name), prompt: text, headers, maxRetries: 0 });
  const play = (fault: Fault): void => provider.configure({ faults: () => fault });

  it('answers as the offline models do', async () => {
    const { text, usage, finishReason } = await ask();

    expect(truthOf(sectionOf(text, 'Problem'))?.answer).toBe(sectionOf(text, 'Answer'));
    expect(finishReason).toBe('stop');
    expect(usage.outputTokens).toBe(Math.ceil(text.length / 4));
    expect(usage.inputTokens).toBe(Math.ceil(prompt.length / 4));
  });

  it('tells samples of one prompt apart by their header', async () => {
    const first = await ask();
    const again = await ask();
    const other = await generateText({
      model: model('offline-generator'),
      prompt,
      headers: { 'x-chimera-sample': 'generator:1:0:0' },
      maxRetries: 0,
    });

    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  it('streams the same text, reasoning and usage', async () => {
    const problem = sectionOf((await ask()).text, 'Problem');
    const whole = await ask('offline-reasoner', problem);
    const stream = streamText({ model: model('offline-reasoner'), prompt: problem, headers, maxRetries: 0 });

    expect(await stream.text).toBe(whole.text);
    expect(await stream.reasoningText).toBe(whole.reasoningText);
    expect(await stream.finishReason).toBe('stop');
    expect((await stream.usage).outputTokens).toBe(whole.usage.outputTokens);
    expect((await stream.usage).outputTokenDetails.reasoningTokens).toBeGreaterThan(100);
  });

  // `openai.chat` has no place for the reasoning of open-weight servers.
  it.skipIf(client === 'openai chat')('hands the reasoning over apart from the text', async () => {
    const problem = sectionOf((await ask()).text, 'Problem');
    const { reasoningText, text } = await ask('offline-reasoner', problem);

    expect(reasoningText).toContain('The task says');
    expect(text).not.toContain('The task says');
  });

  it('keeps to the cap on output tokens', async () => {
    const { finishReason, usage } = await generateText({
      model: model('offline-generator'),
      prompt,
      maxOutputTokens: 20,
      maxRetries: 0,
    });

    expect(finishReason).toBe('length');
    expect(usage.outputTokens).toBe(20);
  });

  it.each<[Fault, number]>([
    [{ kind: 'rate-limit', retryAfterSeconds: 3 }, 429],
    [{ kind: 'rate-limit', retryAfterSeconds: null }, 429],
    [{ kind: 'rate-limit-ms', retryAfterMs: 30 }, 429],
    [{ kind: 'quota' }, 429],
    [{ kind: 'invalid-key' }, 401],
    [{ kind: 'bad-request' }, 400],
    [{ kind: 'unknown-model' }, 404],
    [{ kind: 'server-error' }, 500],
    [{ kind: 'unavailable' }, 503],
    [{ kind: 'cut' }, 200],
    [{ kind: 'invalid-json' }, 200],
    [{ kind: 'empty-body' }, 200],
  ])('plays the fault %o with status %d', async (fault, status) => {
    play(fault);
    const error = await failureOf(ask());

    expect(APICallError.isInstance(error) && error.statusCode).toBe(status);
    expect(provider.requests.at(-1)).toMatchObject({ fault: fault.kind, status, isAnswered: false });
  });

  it('resets the connection', async () => {
    play({ kind: 'reset' });
    const error = await failureOf(ask());

    expect(APICallError.isInstance(error) && error.isRetryable && error.statusCode === undefined).toBe(true);
    expect(provider.requests.at(-1)).toMatchObject({ fault: 'reset', status: null });
  });

  it('sends the hints of a rate limit', async () => {
    play({ kind: 'rate-limit', retryAfterSeconds: 3 });
    const withHint = await failureOf(ask());
    play({ kind: 'rate-limit', retryAfterSeconds: null });
    const without = await failureOf(ask());
    play({ kind: 'quota' });
    const quota = await failureOf(ask());

    expect(APICallError.isInstance(withHint) && withHint.responseHeaders?.['retry-after']).toBe('3');
    expect(APICallError.isInstance(without) && without.responseHeaders?.['retry-after']).toBeUndefined();
    expect(APICallError.isInstance(quota) && quota.responseBody).toContain('insufficient_quota');
  });

  it('answers with nothing', async () => {
    play({ kind: 'no-choices' });
    const error = await failureOf(
      ask().then(({ text }) => (text === '' ? Promise.reject(new Error('empty')) : text)),
    );

    expect(error).toBeInstanceOf(Error);
    expect(provider.requests.at(-1)?.fault).toBe('no-choices');
  });

  it('stops half way for want of tokens, and refuses', async () => {
    const whole = await ask();
    play({ kind: 'length' });
    const cut = await ask();
    play({ kind: 'refusal' });
    const refused = await ask();

    expect(cut.finishReason).toBe('length');
    expect(whole.text.startsWith(cut.text)).toBe(true);
    expect(refused.finishReason).toBe('content-filter');
  });

  it('cuts a stream in the middle', async () => {
    play({ kind: 'cut' });
    const errors: unknown[] = [];
    const stream = streamText({
      model: model('offline-generator'),
      prompt,
      maxRetries: 0,
      onError: ({ error }) => void errors.push(error),
    });
    let text = '';
    const read = async (): Promise<void> => {
      for await (const delta of stream.textStream) text += delta;
    };
    errors.push(await failureOf(read()));
    provider.configure(settings);
    const whole = await generateText({ model: model('offline-generator'), prompt, maxRetries: 0 });

    expect(text.length).toBeLessThan(whole.text.length);
    expect(errors.some((error) => APICallError.isInstance(error) || error instanceof TypeError)).toBe(true);
  });
});

describe('startProvider', () => {
  const ask = (name = 'offline-generator', sample = 'generator:0:0:0'): ReturnType<typeof generateText> =>
    generateText({
      model: modelOf('openai chat', provider.url, name),
      prompt,
      headers: { 'x-chimera-sample': sample },
      maxRetries: 0,
    });

  it('logs who asked what, and knows equal questions', async () => {
    await ask();
    await ask();
    await ask('offline-generator', 'generator:1:0:0');

    const [first, second, third] = provider.requests;
    expect(first).toMatchObject({
      order: 1,
      path: '/v1/chat/completions',
      model: 'offline-generator',
      key: 'Bearer test-key',
      sample: 'generator:0:0:0',
      fault: null,
      status: 200,
      isAnswered: true,
    });
    expect(second?.identity).toBe(first?.identity);
    expect(third?.promptHash).toBe(first?.promptHash);
    expect(third?.identity).not.toBe(first?.identity);
    expect(provider.counters()).toMatchObject({ requests: 3, answered: 3, distinct: 2, active: 0 });
  });

  it('tells a script how often a request came before', async () => {
    provider.configure({ faults: (_, count) => (count === 0 ? { kind: 'server-error' } : null) });

    expect(await failureOf(ask())).not.toBeNull();
    expect(await failureOf(ask())).toBeNull();
  });

  it('plays faults at the set rates, the same for the same seed', async () => {
    const faultsSeen = async (seed: number): Promise<(string | null)[]> => {
      provider.configure({ faultRates: { seed, rates: { 'server-error': 0.3, quota: 0.2 } } });
      provider.reset();
      for (let draw = 0; draw < 60; draw += 1)
        await failureOf(ask('offline-generator', `generator:${draw}:0:0`));
      return provider.requests.map(({ fault }) => fault);
    };
    const first = await faultsSeen(1);

    expect(await faultsSeen(1)).toEqual(first);
    expect(await faultsSeen(2)).not.toEqual(first);
    expect(first.filter((fault) => fault === 'server-error').length).toBeGreaterThan(8);
    expect(first.filter((fault) => fault === null).length).toBeGreaterThan(18);
  });

  it('answers 429 over its limit of requests per second, and says what is left', async () => {
    let now = 0;
    provider.configure({
      now: () => now,
      limits: { 'offline-judge': { requestsPerSecond: 2, retryAfterSeconds: 7 } },
    });
    const first = await ask('offline-judge');
    await ask('offline-judge');
    const refused = await failureOf(ask('offline-judge'));
    await ask('offline-generator');
    now = 1000;
    await ask('offline-judge');

    expect(first.response.headers?.['x-ratelimit-remaining-requests']).toBe('1');
    expect(APICallError.isInstance(refused) && refused.statusCode).toBe(429);
    expect(APICallError.isInstance(refused) && refused.responseHeaders?.['retry-after']).toBe('7');
    expect(provider.counters().faults).toEqual({ limit: 1 });
  });

  it('answers 429 once its tokens of a second are spent', async () => {
    let now = 0;
    const limits = { '*': { tokensPerSecond: 100, retryAfterSeconds: null, sendsHeaders: false } };
    await using other = await startProvider({ offline: flawless, now: () => now, limits });
    const model = modelOf('openai chat', other.url, 'any');
    const call = (): Promise<unknown> => failureOf(generateText({ model, prompt, maxRetries: 0 }));

    expect(await call()).toBeNull();
    const refused = await call();
    now = 60_000;
    expect(await call()).toBeNull();
    expect(APICallError.isInstance(refused) && refused.responseHeaders?.['retry-after']).toBeUndefined();
    expect(other.counters().faults).toEqual({ limit: 1 });
  });

  it('answers 429 to one request too many at once', async () => {
    await using other = await startProvider({
      offline: flawless,
      latency: { medianMs: 60_000, sigma: 0 },
      limits: { '*': { maxConcurrency: 2 } },
    });
    const controller = new AbortController();
    const model = modelOf('openai chat', other.url, 'any');
    const call = (): Promise<unknown> =>
      failureOf(generateText({ model, prompt, abortSignal: controller.signal, maxRetries: 0 }));
    const calls = [call(), call(), call()];
    const refused = await Promise.race(calls);
    controller.abort();
    await Promise.all(calls);

    expect(APICallError.isInstance(refused) && refused.statusCode).toBe(429);
    expect(other.counters().peakActive).toEqual({ any: 2 });
  });

  it('embeds texts, similar ones close together', async () => {
    const model = createOpenAICompatible({ name: 'loopback', baseURL: provider.url }).embeddingModel('any');
    const values = ['the river runs to the sea', 'the river runs to a lake', 'prime numbers'];
    const { embeddings } = await embedMany({ model, values });
    const product = (left: number, right: number): number =>
      (embeddings[left] ?? []).reduce(
        (sum, value, index) => sum + value * (embeddings[right]?.[index] ?? 0),
        0,
      );

    expect(product(0, 0)).toBeCloseTo(1);
    expect(product(0, 1)).toBeGreaterThan(product(0, 2));
  });

  it('lists its models and refuses what it cannot read', async () => {
    const models = await (await fetch(`${provider.url}/models`)).json();
    const unreadable = await fetch(`${provider.url}/chat/completions`, {
      method: 'POST',
      body: '{"model": 3}',
    });

    expect(JSON.stringify(models)).toContain('offline-judge');
    expect(unreadable.status).toBe(400);
    expect((await fetch(`${provider.url}/nothing`)).status).toBe(404);
  });
});

import { createOpenAI } from '@ai-sdk/openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AbortedError, ProviderError, TransportError } from '../../../src/errors/index.ts';
import { isUnbilled } from '../../../src/models/failures/unbilled-failure.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { impatient } from '../../support/impatient.ts';
import { apiKey } from '../../support/model-bench.ts';
import { grown, step, token } from '../../support/number-stages.ts';
import { chat, failure, ScriptedServer } from '../../support/scripted-server.ts';

const model = 'maker:model';

describe('a failed try is billed by no one', () => {
  it.each([
    ['too many requests', new TransportError('', { code: 'rate-limited', model, statusCode: 429 })],
    ['a refused prompt', new TransportError('', { code: 'refused-prompt', model, statusCode: 400 })],
    ['an overlong prompt', new TransportError('', { code: 'overlong-prompt', model, statusCode: 413 })],
    [
      'a server that is not there',
      new TransportError('', { code: 'connection-failed', model, systemCode: 'ECONNREFUSED' }),
    ],
    ['a wrong key', new ProviderError('', { code: 'invalid-key', model, statusCode: 401 })],
    ['no key', new ProviderError('', { code: 'invalid-key', model })],
    ['no credit', new ProviderError('', { code: 'quota-exhausted', model, statusCode: 429 })],
    ['no such model', new ProviderError('', { code: 'model-not-found', model, statusCode: 404 })],
  ])('after %s', (_, error) => {
    expect(isUnbilled(error)).toBe(true);
  });
});

describe('a failed try may be billed', () => {
  it.each([
    ['a server error', new TransportError('', { code: 'server-error', model, statusCode: 500 })],
    ['a time-out', new TransportError('', { code: 'timed-out', model })],
    ['a time-out of the server', new TransportError('', { code: 'timed-out', model, statusCode: 408 })],
    [
      'a broken connection',
      new TransportError('', { code: 'connection-failed', model, systemCode: 'ECONNRESET' }),
    ],
    ['a connection that broke without a word', new TransportError('', { code: 'connection-failed', model })],
    ['an unreadable reply', new TransportError('', { code: 'malformed-response', model, statusCode: 200 })],
    ['a filter in the middle of a reply', new TransportError('', { code: 'refused-prompt', model })],
    [
      'credit that ran out in the middle of a reply',
      new ProviderError('', { code: 'quota-exhausted', model }),
    ],
    ['an abort', new AbortedError()],
    ['anything else', new Error('what')],
  ])('after %s', (_, error) => {
    expect(isUnbilled(error)).toBe(false);
  });
});

describe('over HTTP', () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await ScriptedServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  /** Tokens charged for one call, tried once unless nothing shows yet whether its provider takes any. */
  async function charged(url: string, isUndecided = false): Promise<number> {
    const chat = createOpenAI({ baseURL: url, apiKey }).chat('model');
    const asked = withSettings(chat, { maxOutputTokens: 1000, maxAttempts: 1 });
    const run = askingStage('ask', asked).run([token('a')], { budget: { tokens: 5000 }, ...impatient });
    const { spent } = await run.summary();
    expect(spent.calls > 1).toBe(isUndecided);
    return spent.outputTokens;
  }

  it.each([
    [429, 0, true],
    [400, 0, true],
    [401, 0, false],
    [404, 0, true],
    [500, 1000, false],
    [503, 1000, false],
  ])('status %i charges %i tokens of a reply', async (status, tokens, isUndecided) => {
    server.play(() => failure(status));
    expect(await charged(server.url, isUndecided)).toBe(tokens);
  });

  it('a response format that a server refuses is a separate request, and counted as one', async () => {
    server.play(({ body }) =>
      JSON.stringify(body).includes('"response_format":')
        ? failure(400, { message: 'response_format is not supported' })
        : chat('{"answer": "7"}'),
    );
    const openai = createOpenAI({ baseURL: server.url, apiKey }).chat('model');
    const model = withSettings(openai, { structuredOutput: 'auto', maxOutputTokens: 1000, maxAttempts: 1 });
    const part = { kind: 'line', label: 'Answer', description: 'the answer' } as const;
    const stage = step('ask', async (item, { call, draw }) => {
      const structure = { name: 'answer', parts: [part] };
      await call({ model, prompt: 'What is 3 + 4?', slot: 'ask', structure, parse: ({ text }) => text });
      return grown(item, 'ask', draw);
    });

    const cut = await stage.run([token('a')], { budget: { calls: 1 } }).summary();
    expect(cut).toMatchObject({ end: 'budget', spent: { calls: 1, outputTokens: 0 } });
    expect(server.requests).toHaveLength(1);
    const whole = await stage.run([token('a')], { budget: { calls: 2 } }).summary();
    expect(whole).toMatchObject({ end: 'completed', spent: { calls: 2 } });
    expect(server.requests).toHaveLength(3);
  });

  it('a port that no one listens on charges none', async () => {
    const gone = await ScriptedServer.start();
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    expect(await charged(url)).toBe(0);
  });
});

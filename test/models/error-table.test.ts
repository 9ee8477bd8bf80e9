import { createOpenAI } from '@ai-sdk/openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyChimeraError, isChimeraError } from '../../src/errors/index.ts';
import { modelName } from '../../src/models/provider/resolve-model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { carryTry } from '../support/carry-try.ts';
import { ManualClock, until } from '../support/manual-clock.ts';
import { apiKey, modelsOf } from '../support/model-bench.ts';
import { type Answer, chat, failure, responses, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

const kinds = ['chat', 'responses', 'compatible'] as const;
type Kind = (typeof kinds)[number];

const prompt = 'Tell me about the seven bridges of Koenigsberg, at length.';
const messages = [{ role: 'user' as const, content: prompt }];

async function errorOf(answer: Answer, kind: Kind): Promise<AnyChimeraError> {
  server.play([answer]);
  const model = modelsOf(server.url)[kind];
  const error: unknown = await carryTry(model, { messages }).catch((thrown: unknown) => thrown);
  if (!isChimeraError(error)) throw new Error(`not one of ours: ${String(error)}`);
  expect(server.requests).toHaveLength(1);
  expect(error.cause).toBeUndefined();
  expect(JSON.stringify(error) + error.message + error.stack).not.toMatch(/bridges|SECRET/);
  return error;
}

const quota = {
  message: 'You exceeded your current quota',
  code: 'insufficient_quota',
  type: 'insufficient_quota',
};

/** What the server does; code, status, pause asked for, words of the message. */
const rows: readonly (readonly [string, Answer, object, string])[] = [
  [
    '429 with retry-after',
    failure(429, { message: 'slow down' }, { 'retry-after': '7' }),
    { code: 'rate-limited', statusCode: 429, retryAfterMs: 7000, retryable: true },
    'answered 429 (too many requests): "slow down"',
  ],
  [
    '429 with retry-after-ms',
    failure(429, {}, { 'retry-after-ms': '40', 'retry-after': '7' }),
    { code: 'rate-limited', retryAfterMs: 40 },
    'answered 429',
  ],
  ['429 without a pause', failure(429), { code: 'rate-limited', retryAfterMs: null }, 'answered 429'],
  [
    'exhausted quota',
    failure(429, quota, { 'retry-after': '1' }),
    { code: 'quota-exhausted', statusCode: 429, retryable: false },
    '(quota exhausted): "You exceeded your current quota"; add credit or raise the limit at provider "',
  ],
  [
    'an empty account in other words',
    failure(400, { message: 'Your credit balance is too low to access the API' }),
    { code: 'quota-exhausted' },
    'add credit',
  ],
  ['402', failure(402), { code: 'quota-exhausted', statusCode: 402 }, 'add credit'],
  [
    'a bad key',
    failure(401, { message: `Incorrect API key provided: ${apiKey}.`, code: 'invalid_api_key' }),
    { code: 'invalid-key', statusCode: 401, retryable: false },
    '(key refused): "Incorrect API key provided: [redacted]"; set a valid API key for provider "',
  ],
  [
    '403 about the key',
    failure(403, { message: 'API key disabled' }),
    { code: 'invalid-key', statusCode: 403 },
    'set a valid API key',
  ],
  [
    '403 without a word',
    failure(403),
    { code: 'bad-request', statusCode: 403 },
    'check the rights of the key',
  ],
  [
    'an error inside a 200',
    { kind: 'json', status: 200, body: { error: { message: 'Provider returned error', code: 429 } } },
    { code: 'rate-limited', retryable: true },
    'too many requests',
  ],
  [
    'a quota that comes back tomorrow',
    {
      kind: 'json',
      status: 429,
      body: { error: { message: 'Quota reached', details: [{ retryDelay: '36000s' }] } },
    },
    { code: 'quota-exhausted', retryable: false },
    'run again after ',
  ],
  [
    'a generation that failed',
    failure(400, { message: 'Failed to call a function', code: 'tool_use_failed' }),
    { code: 'malformed-response', retryable: true },
    'generation failed',
  ],
  ['404', failure(404), { code: 'model-not-found', statusCode: 404 }, 'check the model id and the base URL'],
  [
    '400',
    failure(400, { message: 'temperature must be below 2' }),
    { code: 'bad-request', statusCode: 400, retryable: false },
    '(request refused): "temperature must be below 2"; change the prompt, the settings or the model',
  ],
  [
    '400 that quotes the prompt',
    failure(400, { message: `invalid input: ${prompt}` }),
    { code: 'bad-request' },
    'answered 400 (request refused); change',
  ],
  [
    '400 by a content filter',
    failure(400, { message: 'The response was filtered', code: 'content_filter' }),
    { code: 'refused-prompt', statusCode: 400, retryable: false },
    '(prompt refused by a content filter): "The response was filtered"; change the subject or the prompt',
  ],
  [
    '400 by a content filter that quotes the prompt',
    failure(400, { message: `flagged: ${prompt}`, code: 'content_policy_violation' }),
    { code: 'refused-prompt' },
    '(prompt refused by a content filter); change',
  ],
  [
    '400 for the length of the prompt',
    failure(400, { message: 'too much', code: 'context_length_exceeded', type: 'invalid_request_error' }),
    { code: 'overlong-prompt', statusCode: 400, retryable: false },
    '(prompt too long): "too much"; use a model with a longer context',
  ],
  [
    '400 for the length of one text',
    failure(400, { code: 'string_above_max_length' }),
    { code: 'overlong-prompt' },
    'prompt too long',
  ],
  [
    '400 for the length of the prompt from a server without such codes',
    failure(400, {
      message: "This model's maximum context length is 32768 tokens. However, your prompt has 40000",
      type: 'BadRequestError',
    }),
    { code: 'overlong-prompt' },
    'prompt too long',
  ],
  [
    '429 for a prompt that alone is above the limit of a minute',
    failure(429, {
      message:
        'Request too large for gpt-x in organization o on tokens per min (TPM): Limit 30000, Requested 31058.',
      type: 'tokens',
      code: 'rate_limit_exceeded',
    }),
    { code: 'overlong-prompt', statusCode: 429, retryable: false },
    'prompt too long',
  ],
  [
    '500 with the code of a prompt fault',
    failure(500, { code: 'content_filter' }),
    { code: 'server-error', retryable: true },
    'server error',
  ],
  [
    '400 that only mentions the length of a context',
    failure(400, { message: 'max_tokens must be below the maximum context length', code: 'invalid_value' }),
    { code: 'bad-request' },
    'request refused',
  ],
  [
    '400 for the stream that was asked for',
    {
      kind: 'json',
      status: 400,
      body: {
        error: { message: 'Your organization must be verified.', param: 'stream', code: 'unsupported_value' },
      },
    },
    { code: 'bad-request', statusCode: 400 },
    '(streaming refused): "Your organization must be verified."; set stream to false with withSettings',
  ],
  ['422', failure(422), { code: 'bad-request', statusCode: 422 }, 'request refused'],
  ['413', failure(413), { code: 'overlong-prompt', statusCode: 413 }, 'prompt too long'],
  ['408', failure(408), { code: 'timed-out', statusCode: 408, retryable: true }, 'request timed out'],
  ['409', failure(409), { code: 'server-error', statusCode: 409 }, 'server error'],
  ['425', failure(425), { code: 'server-error', statusCode: 425 }, 'server error'],
  ['500', failure(500), { code: 'server-error', statusCode: 500, retryable: true }, 'run again'],
  [
    '503 as a page, with a pause',
    { kind: 'text', status: 503, headers: { 'retry-after': '2' }, body: `<html>${prompt}</html>` },
    { code: 'server-error', statusCode: 503, retryAfterMs: 2000 },
    'answered 503 (server error); run again to ask it once more',
  ],
  ['a reset', { kind: 'reset' }, { code: 'connection-failed', statusCode: null }, 'could not be reached'],
  ['a body that is cut', { kind: 'cut' }, { code: 'connection-failed' }, 'the connection broke'],
  [
    'a body that is no JSON',
    { kind: 'text', body: '<html>' },
    { code: 'malformed-response' },
    'cannot be read',
  ],
  ['an empty body', { kind: 'text', body: '' }, { code: 'malformed-response' }, 'cannot be read'],
];

describe.each(kinds)('an error of the %s model', (kind) => {
  it.each(rows)('is told apart: %s', async (_, answer, expected, words) => {
    const error = await errorOf(answer, kind);
    const name = modelName(modelsOf(server.url)[kind]);

    expect(error).toMatchObject({ ...expected, model: name });
    expect(error.message).toContain(words);
    expect(error.message.startsWith(`${name} `)).toBe(true);
  });

  it('is a connection failure when no one listens', async () => {
    const closed = await ScriptedServer.start();
    const model = modelsOf(closed.url)[kind];
    await closed[Symbol.asyncDispose]();

    await expect(carryTry(model, { messages })).rejects.toMatchObject({
      code: 'connection-failed',
      message: expect.stringContaining('(ECONNREFUSED)'),
    });
  });

  it('is a time-out when a try takes too long', async () => {
    const never = new Promise(() => {});
    server.play([{ kind: 'later', until: never, answer: chat('late') }]);
    const clock = new ManualClock();
    const plain = modelsOf(server.url)[kind];
    const model = 'kind' in plain ? plain : withSettings(plain, { timeoutMs: 5000 });
    const reply = carryTry(model, { messages, clock });
    const failed = expect(reply).rejects.toMatchObject({
      code: 'timed-out',
      message: `${modelName(model)} did not reply within 5000 ms; raise timeoutMs with withSettings, or run again`,
    });
    await until(() => server.requests.length === 1);
    await clock.advance(5000);
    await failed;

    expect(clock.pending).toBe(0);
  });
});

describe('an error', () => {
  it('is a malformed response when the choices are missing', async () => {
    const empty: Answer = {
      kind: 'json',
      body: { id: '1', object: 'chat.completion', created: 1, model: 'm', choices: [] },
    };

    expect(await errorOf(empty, 'chat')).toMatchObject({ code: 'malformed-response' });
    expect(await errorOf(empty, 'compatible')).toMatchObject({ code: 'malformed-response' });
    expect(await errorOf({ kind: 'json', body: { error: { message: 'no' } } }, 'chat')).toMatchObject({
      code: 'malformed-response',
    });
  });

  it('is a malformed response when a finished reply holds nothing', async () => {
    expect(await errorOf(responses([]), 'responses')).toMatchObject({
      code: 'malformed-response',
      message: 'openai.responses:gpt-test returned an empty reply; run again to ask it once more',
    });
    expect(await errorOf(chat(' '), 'chat')).toMatchObject({ code: 'malformed-response' });
  });

  it('names the variable of a key that is missing', async () => {
    const known = process.env['OPENAI_API_KEY'];
    delete process.env['OPENAI_API_KEY'];
    try {
      const model = createOpenAI({ baseURL: server.url }).chat('gpt-test');
      const reply = carryTry(model, { messages });

      await expect(reply).rejects.toMatchObject({
        code: 'invalid-key',
        message:
          'openai.chat:gpt-test has no API key for provider "openai.chat"; set OPENAI_API_KEY or its apiKey option and run again',
      });
    } finally {
      if (known !== undefined) process.env['OPENAI_API_KEY'] = known;
    }
  });
});

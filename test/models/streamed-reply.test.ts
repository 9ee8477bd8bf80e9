import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Model, ModelSettings } from '../../src/core/model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { flawless } from '../offline/ask-offline.ts';
import { clientNames, modelOf } from '../provider/provider-clients.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { type CarriedTry, carryTry, type TryOptions } from '../support/carry-try.ts';
import { chatEnd, chatEvent, event, PieceByPiece } from '../support/event-stream.ts';
import { ManualClock, until } from '../support/manual-clock.ts';
import { aCall, apiKey, aScope, bench, modelsOf } from '../support/model-bench.ts';
import { chat, ScriptedServer } from '../support/scripted-server.ts';

const messages = [{ role: 'user', content: 'Compute the remainder of 7^100 divided by 13.' }] as const;

let provider: Provider;
let server: ScriptedServer;
beforeAll(async () => {
  [provider, server] = await Promise.all([
    startProvider({ offline: { ...flawless, reasoningWords: 300 } }),
    ScriptedServer.start(),
  ]);
});
afterAll(async () => {
  await Promise.all([provider.close(), server[Symbol.asyncDispose]()]);
});
beforeEach(() => {
  provider.configure({ faults: () => null, offline: { ...flawless, reasoningWords: 300 } });
  provider.reset();
});

function settled(model: Model, settings: ModelSettings): Model {
  if (typeof model === 'string' || 'kind' in model) throw new Error('a bare model is needed');
  return withSettings(model, settings);
}

function compatible(settings: ModelSettings = { stream: true }): Model {
  return settled(modelsOf(server.url).compatible, settings);
}

/** A streamed try of a long question under a clock in the test's hand, and how many tokens of it have come. */
function watched(
  model: Model,
  request: TryOptions = {},
): { readonly reply: Promise<CarriedTry>; readonly clock: ManualClock; readonly tokens: () => number } {
  const clock = new ManualClock();
  let tokens = 0;
  const onStreamed = (now: number): void => {
    tokens = now;
  };
  const reply = carryTry(model, { messages, clock, onStreamed, long: true, ...request });
  reply.catch(() => {});
  return { reply, clock, tokens: () => tokens };
}

describe.each(clientNames)('a streamed reply by way of %s', (client) => {
  const model = (stream: boolean): Model =>
    settled(modelOf(client, provider.url, 'offline-reasoner'), { stream });
  const play = (kind: 'cut' | 'unfinished' | 'error-event'): void =>
    provider.configure({ faults: () => ({ kind }) });

  it('is what the same reply in one piece is', async () => {
    const whole = await watched(model(false)).reply;
    const { reply, clock, tokens } = watched(model(true));

    expect((await reply).value).toEqual(whole.value);
    expect((await reply).headers).toMatchObject({ 'content-type': 'text/event-stream' });
    expect(provider.requests.map(({ isStreamed }) => isStreamed)).toEqual([false, true]);
    expect(clock.pending).toBe(0);
    expect(tokens()).toBe(0);
  });

  it('that breaks off is no reply', async () => {
    play('cut');
    await expect(watched(model(true)).reply).rejects.toMatchObject({
      code: 'connection-failed',
      retryable: true,
    });
  });

  it('that ends without having finished is no reply', async () => {
    play('unfinished');
    await expect(watched(model(true)).reply).rejects.toMatchObject({
      code: 'malformed-response',
      retryable: true,
      message: expect.stringMatching(
        /^\S+ ended a streamed reply without .* set stream to false with withSettings/,
      ),
    });
  });

  it('that turns into an error is no reply, and says what the server said', async () => {
    play('error-event');
    await expect(watched(model(true)).reply).rejects.toMatchObject({
      code: 'server-error',
      retryable: true,
      message: expect.stringContaining('The engine died.'),
    });
  });

  it('that falls silent is given up, and its connection freed', async () => {
    // Without reasoning, which one of the clients does not hear.
    provider.configure({ faults: () => ({ kind: 'stall' }), offline: { ...flawless, reasoningWords: 0 } });
    const { reply, clock, tokens } = watched(model(true));
    await until(() => tokens() > 0);
    let isOver = false;
    reply.catch(() => {
      isOver = true;
    });
    while (!isOver) await clock.advance(120_000);

    await expect(reply).rejects.toMatchObject({
      code: 'timed-out',
      message: expect.stringMatching(/fell silent for 120000 ms .* raise idleTimeoutMs with withSettings/),
    });
    expect([clock.pending, tokens()]).toEqual([0, 0]);
    await until(() => provider.counters().active === 0);
  });

  it('with an error of a limit before its first piece is told as one', async () => {
    provider.configure({ faults: () => ({ kind: 'rate-limit', retryAfterSeconds: 2 }) });
    await expect(watched(model(true)).reply).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 2000,
    });
  });
});

describe('a long answer', () => {
  it('of eleven thousand words comes whole', async () => {
    provider.configure({ offline: { ...flawless, reasoningWords: 11_500 } });
    const { value: reply } = await watched(modelOf('openai-compatible', provider.url, 'offline-reasoner'))
      .reply;
    provider.configure({ offline: { ...flawless, reasoningWords: 300 } });

    expect(reply.reasoning?.split(/\s+/).length).toBeGreaterThan(11_000);
    expect(reply.finishReason).toBe('stop');
    expect(reply.usage.reasoningTokens).toBeGreaterThan(11_000);
  });

  it('is streamed where a stage expects one, unless the settings say otherwise', async () => {
    const ask = async (settings: ModelSettings, isLong: boolean): Promise<boolean> => {
      provider.reset();
      const bare = modelOf('openai-compatible', provider.url, 'offline-reasoner');
      await watched(settled(bare, settings), { long: isLong }).reply;
      return provider.requests[0]?.isStreamed === true;
    };

    expect(await ask({}, true)).toBe(true);
    expect(await ask({}, false)).toBe(false);
    expect(await ask({ stream: 'auto' }, true)).toBe(true);
    expect(await ask({ stream: false }, true)).toBe(false);
    expect(await ask({ stream: true }, false)).toBe(true);
  });

  it('outlives the limit of the HTTP client on headers, which one in a single piece does not', async () => {
    const givesUp = new AbortController();
    const impatient: typeof fetch = (input, init) =>
      Promise.race([
        fetch(input, init),
        new Promise<never>((_, reject) => {
          givesUp.signal.addEventListener('abort', () => {
            const cause = Object.assign(new Error('Headers Timeout Error'), {
              code: 'UND_ERR_HEADERS_TIMEOUT',
            });
            reject(new TypeError('fetch failed', { cause }));
          });
        }),
      ]);
    const bare = createOpenAICompatible({ name: 'local', baseURL: server.url, apiKey, fetch: impatient })(
      'm',
    );
    const pieces = new PieceByPiece();
    const never = new Promise(() => {});
    server.play(({ body }) =>
      typeof body === 'object' && body !== null && 'stream' in body
        ? { kind: 'stream', pieces }
        : { kind: 'later', until: never, answer: chat('Seven.') },
    );
    const whole = watched(settled(bare, { stream: false }));
    const streamed = watched(settled(bare, { stream: true }));
    pieces.give(chatEvent({ content: 'Sev' }));
    await until(() => streamed.tokens() > 0 && server.requests.length === 2);
    givesUp.abort();
    await expect(whole.reply).rejects.toMatchObject({
      code: 'timed-out',
      message: expect.stringContaining('set stream to true with withSettings'),
    });
    pieces.give(chatEvent({ content: 'en.' }), ...chatEnd);
    pieces.end();

    expect((await streamed.reply).value.text).toBe('Seven.');
  });

  it('may take hours while it flows, and timers do not pile up', async () => {
    const pieces = new PieceByPiece();
    server.play([{ kind: 'stream', pieces }]);
    const { reply, clock, tokens } = watched(compatible());
    for (let piece = 1; piece <= 100; piece += 1) {
      pieces.give(chatEvent({ reasoning_content: 'word' }));
      await until(() => tokens() === piece);
      expect(clock.pending).toBeLessThan(5);
      await clock.advance(100_000);
    }
    pieces.give(chatEvent({ content: 'Seven.' }), ...chatEnd);
    pieces.end();

    expect((await reply).value).toMatchObject({ text: 'Seven.', reasoning: 'word'.repeat(100) });
  });

  it('is cut by timeoutMs when the settings name it, flowing or not', async () => {
    const pieces = new PieceByPiece();
    server.play([{ kind: 'stream', pieces }]);
    const { reply, clock, tokens } = watched(compatible({ stream: true, timeoutMs: 150_000 }));
    pieces.give(chatEvent({ content: 'word' }));
    await until(() => tokens() === 1);
    await clock.advance(100_000);
    pieces.give(chatEvent({ content: 'word' }));
    await until(() => tokens() === 2);
    await clock.advance(50_000);

    await expect(reply).rejects.toMatchObject({
      code: 'timed-out',
      message: expect.stringContaining('did not reply within 150000 ms; raise timeoutMs'),
    });
  });

  it.each([
    [{}, 900_000],
    [{ timeoutMs: 600_000, firstTokenTimeoutMs: 200_000 }, 200_000],
    [{ firstTokenTimeoutMs: 3_000_000 }, 3_000_000],
  ])('must begin in time: %o', async (settings, limit) => {
    server.play([{ kind: 'stream', pieces: new PieceByPiece() }]);
    const { reply, clock } = watched(compatible({ stream: true, ...settings }));
    await until(() => server.requests.length === 1);
    await clock.advance(limit - 1);
    expect(clock.pending).toBeGreaterThan(0);
    await clock.advance(1);

    await expect(reply).rejects.toMatchObject({
      code: 'timed-out',
      message: `local.chat:open-test did not begin its reply within ${limit} ms; raise firstTokenTimeoutMs with withSettings, or run again`,
    });
  });

  it('has its own limit on silence', async () => {
    const pieces = new PieceByPiece();
    server.play([{ kind: 'stream', pieces }]);
    const { reply, clock, tokens } = watched(compatible({ stream: true, idleTimeoutMs: 3_600_000 }));
    pieces.give(chatEvent({ content: 'word' }));
    await until(() => tokens() === 1);
    let isOver = false;
    reply.catch(() => {
      isOver = true;
    });
    await clock.advance(3_599_999);
    expect(isOver).toBe(false);
    await clock.advance(1);

    await expect(reply).rejects.toMatchObject({ message: expect.stringContaining('for 3600000 ms') });
  });

  it('is dropped by an abort, and its connection freed', async () => {
    let isClosed = false;
    const pieces = new PieceByPiece();
    const closing = async function* (): AsyncGenerator<string, void> {
      try {
        yield* pieces;
      } finally {
        isClosed = true;
      }
    };
    server.play([{ kind: 'stream', pieces: closing() }]);
    const controller = new AbortController();
    const { reply, clock, tokens } = watched(compatible(), { abortSignal: controller.signal });
    pieces.give(chatEvent({ content: 'word' }));
    await until(() => tokens() === 1);
    controller.abort(new Error('enough'));

    await expect(reply).rejects.toMatchObject({ code: 'aborted' });
    expect([clock.pending, tokens()]).toEqual([0, 0]);
    pieces.give(chatEvent({ content: 'word' }));
    await until(() => {
      pieces.give(': still there\n\n');
      return isClosed;
    });
  });

  it('tells an exhausted quota in the middle of a stream from an error that passes', async () => {
    const error = {
      message: 'You exceeded your current quota.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    };
    server.play([{ kind: 'stream', pieces: [chatEvent({ content: 'word' }), event({ error })] }]);

    await expect(watched(compatible()).reply).rejects.toMatchObject({ code: 'quota-exhausted' });
  });

  it.each([{ code: 429 }, { code: 'rate_limit_exceeded' }, { type: 'rate_limit_error' }])(
    'tells a limit that is met in the middle of a stream: %o',
    async (said) => {
      const error = { message: 'Slow down.', ...said };
      server.play([{ kind: 'stream', pieces: [chatEvent({ content: 'word' }), event({ error })] }]);

      await expect(watched(compatible()).reply).rejects.toMatchObject({
        code: 'rate-limited',
        statusCode: null,
        message: expect.stringContaining('broke off its reply with an error: "Slow down."'),
      });
    },
  );

  it.each([
    ['no JSON', 'data: {"choices":[{"delta":{"content":"the answer is seven\n\n', ''],
    [
      'of another shape',
      event({ choices: [{ delta: { content: ['the answer is seven'] } }] }),
      ' (at choices.0.delta.content.0: expected object)',
    ],
  ])('shows nothing of itself in an error when a piece is %s', async (_, piece, where) => {
    server.play([{ kind: 'stream', pieces: [chatEvent({ content: 'word' }), piece] }]);

    await expect(watched(compatible()).reply).rejects.toMatchObject({
      code: 'malformed-response',
      message: `local.chat:open-test returned a response that cannot be read${where}; run again to ask it once more`,
    });
  });

  it('is stored when it is whole and never before', async () => {
    const whole = [chatEvent({ content: 'Seven.' }), ...chatEnd];
    server.play([
      { kind: 'stream', pieces: [chatEvent({ content: 'Sev' })] },
      { kind: 'stream', pieces: whole },
    ]);
    const { gateway, store } = bench();
    const { value } = await gateway.call(aCall(compatible()), aScope());

    expect([value, server.requests.length, store.puts.length]).toEqual(['Seven.', 2, 1]);
  });

  it('takes tokens that a stream does not report for unknown, not for none', async () => {
    server.play([{ kind: 'stream', pieces: [chatEvent({ content: 'Seven.' }), ...chatEnd] }]);

    expect((await watched(compatible()).reply).value.usage).toEqual({
      inputTokens: null,
      outputTokens: null,
      reasoningTokens: null,
      cachedInputTokens: null,
    });
  });

  it('lets no warning of a provider reach the process', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const bare = modelOf('openai chat', server.url, 'o4-mini');
    server.play([{ kind: 'stream', pieces: [chatEvent({ content: 'Seven.' }), ...chatEnd] }]);
    await watched(settled(bare, { stream: true, temperature: 1 })).reply;

    expect(server.requests[0]?.body).not.toHaveProperty('temperature');
    expect(warned).not.toHaveBeenCalled();
  });
});

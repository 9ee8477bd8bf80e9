import { getEventListeners } from 'node:events';
import type { LanguageModel } from 'ai';
import { describe, expect, it } from 'vitest';
import { boundedTry } from '../../src/models/provider/bounded-try.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { carryTry } from '../support/carry-try.ts';
import { CountingClock } from '../support/counting-clock.ts';

type StreamingModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;
type StreamResult = Awaited<ReturnType<StreamingModel['doStream']>>;
type StreamPart = StreamResult['stream'] extends ReadableStream<infer Part> ? Part : never;

const usage = {
  inputTokens: { total: 3, noCache: 3, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 5, text: 2, reasoning: 3 },
};
const finish: StreamPart = { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage };

/** A model that streams these parts; what it may still do when it was cancelled is up to the test. */
function streaming(parts: () => Iterable<StreamPart>, onCancel: () => void = () => {}): StreamingModel {
  return {
    specificationVersion: 'v3',
    provider: 'in-process',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: () => Promise.reject(new Error('it was to be streamed')),
    doStream: async () => {
      const rest = parts()[Symbol.iterator]();
      const stream = new ReadableStream<StreamPart>({
        pull: (controller) => {
          const { value, done } = rest.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
        cancel: onCancel,
      });
      return { stream };
    },
  };
}

function* chunks(count: number): Generator<StreamPart, void> {
  for (let index = 0; index < count; index += 1) {
    const type = index < count / 2 ? 'reasoning-delta' : 'text-delta';
    yield { type, id: '0', delta: 'word ' };
  }
  yield finish;
}

const streamed = { stream: true } as const;

describe('a reply streamed in process', () => {
  it('of 200,000 pieces takes no timer for each of them, and leaves neither timer nor listener', async () => {
    const clock = new CountingClock();
    const { signal } = new AbortController();
    const model = withSettings(
      streaming(() => chunks(200_000)),
      streamed,
    );
    const { value: reply } = await carryTry(model, { clock, abortSignal: signal });

    expect(reply.text).toBe('word '.repeat(100_000));
    expect(reply.reasoning).toBe('word '.repeat(100_000).trim());
    expect(clock.made).toBeLessThan(10);
    expect(clock.pending).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('keeps blocks in the order in which they began, and leaves other parts out', async () => {
    const model = withSettings(
      streaming(() => [
        { type: 'stream-start', warnings: [{ type: 'other', message: 'mind the gap' }] },
        { type: 'response-metadata', id: 'reply-1' },
        { type: 'reasoning-start', id: 'r' },
        { type: 'reasoning-delta', id: 'r', delta: 'count' },
        { type: 'text-delta', id: 'a', delta: 'Se' },
        { type: 'reasoning-delta', id: 'r', delta: 'ing' },
        { type: 'source', sourceType: 'url', id: 's', url: 'https://example.org' },
        { type: 'raw', rawValue: {} },
        { type: 'text-delta', id: 'a', delta: 'ven' },
        { type: 'text-delta', id: 'b', delta: '.' },
        finish,
      ]),
      streamed,
    );
    const { value: reply } = await carryTry(model);

    expect(reply).toMatchObject({ text: 'Seven.', reasoning: 'counting', finishReason: 'stop' });
    expect(reply.usage).toEqual({
      inputTokens: 3,
      outputTokens: 5,
      reasoningTokens: 3,
      cachedInputTokens: 0,
    });
  });

  it.each([
    ['no finish', []],
    [
      'a finish that says it was interrupted',
      [{ ...finish, finishReason: { unified: 'interrupted', raw: undefined } }],
    ],
    ['a finish without a reason', [{ ...finish, finishReason: { unified: 'other', raw: undefined } }]],
  ])('with %s is no reply', async (_, end) => {
    const parts = [{ type: 'text-delta', id: 'a', delta: 'Sev' }, ...end] as StreamPart[];
    const model = withSettings(
      streaming(() => parts),
      streamed,
    );

    await expect(carryTry(model)).rejects.toMatchObject({
      code: 'malformed-response',
      message: expect.stringContaining('set stream to false with withSettings if the server never says so'),
    });
  });

  it('with its own word for a natural end is a whole reply', async () => {
    const odd: StreamPart = { ...finish, finishReason: { unified: 'other', raw: 'eos' } };
    const model = withSettings(
      streaming(() => [{ type: 'text-delta', id: 'a', delta: 'Seven.' }, odd]),
      streamed,
    );

    expect((await carryTry(model)).value.finishReason).toBe('stop');
  });

  it('that the server broke off is no reply, in any word', async () => {
    const cut: StreamPart = { ...finish, finishReason: { unified: 'other', raw: 'abort' } };
    const model = withSettings(
      streaming(() => [{ type: 'text-delta', id: 'a', delta: 'The product has the value' }, cut]),
      streamed,
    );

    await expect(carryTry(model)).rejects.toMatchObject({
      code: 'server-error',
      retryable: true,
    });
  });

  it('is cancelled when it turns into an error, or is aborted by a signal that the model does not heed', async () => {
    let cancelled = 0;
    const onCancel = (): void => {
      cancelled += 1;
    };
    const failing = streaming(() => [{ type: 'error', error: new Error('it died') }, finish], onCancel);
    await expect(carryTry(withSettings(failing, streamed))).rejects.toMatchObject({
      code: 'server-error',
    });
    expect(cancelled).toBe(1);

    const controller = new AbortController();
    function* endless(): Generator<StreamPart, void> {
      for (let index = 0; ; index += 1) {
        if (index === 1000) controller.abort(new Error('enough'));
        yield { type: 'text-delta', id: 'a', delta: 'on and ' };
      }
    }
    const model = withSettings(streaming(endless, onCancel), streamed);
    await expect(carryTry(model, { abortSignal: controller.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(cancelled).toBe(2);
  });

  it('comes in one piece from a model that cannot stream', async () => {
    const { doStream: _, ...bare } = streaming(() => []);
    const text = {
      content: [{ type: 'text', text: 'Seven.' }],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage,
    };
    const plain = { ...bare, doGenerate: async () => ({ ...text, warnings: [] }) };
    // As a model made by hand in plain JavaScript may look.
    const model = withSettings(plain as unknown as LanguageModel, streamed);

    expect((await carryTry(model)).value.text).toBe('Seven.');
  });

  it('leaves no timer, listener or count behind a model that never answers', async () => {
    const clock = new CountingClock();
    const tokens: number[] = [];
    const { signal } = new AbortController();
    const deaf = { ...streaming(() => []), doStream: () => new Promise<never>(() => {}) };
    const model = withSettings(deaf, { ...streamed, firstTokenTimeoutMs: 5 });
    const onStreamed = (now: number): void => void tokens.push(now);
    const reply = carryTry(model, { clock, abortSignal: signal, onStreamed });
    clock.endAll();

    await expect(reply).rejects.toMatchObject({ code: 'timed-out' });
    expect(clock.pending).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('a hundred thousand tries', () => {
  it('leave nothing on the signal or the clock that they share', async () => {
    const clock = new CountingClock();
    const { signal: abortSignal } = new AbortController();
    const bounds = {
      model: { name: 'm', provider: 'p' },
      withheld: [],
      abortSignal,
      clock,
      limits: { totalMs: 900_000, silence: { firstMs: 9, idleMs: 9 } },
    };
    const watchedTry = (): Promise<void> =>
      boundedTry(bounds, async (_, heard) => {
        heard();
        await null;
      });
    let most = 0;
    for (let round = 0; round < 1000; round += 1) {
      const tries = Promise.all(Array.from({ length: 100 }, watchedTry));
      most = Math.max(most, clock.pending, getEventListeners(abortSignal, 'abort').length);
      await tries;
    }

    // Two for each that is in flight: one for its end, one for its silence.
    expect(most).toBeLessThanOrEqual(200);
    expect([clock.pending, getEventListeners(abortSignal, 'abort').length]).toEqual([0, 0]);
  });
});

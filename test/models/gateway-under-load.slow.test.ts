import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallScope } from '../../src/core/call.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { ManualClock, settled, until } from '../support/manual-clock.ts';
import { aCall, apiKey, aScope, bench, byCall, modelsOf } from '../support/model-bench.ts';
import { RecordingStore } from '../support/recording-store.ts';
import { type Answer, chat, failure, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
let model: ReturnType<typeof modelsOf>['chat'];
beforeAll(async () => {
  server = await ScriptedServer.start();
  model = modelsOf(server.url).chat;
});
afterAll(() => server[Symbol.asyncDispose]());

function limited(settings: Parameters<typeof withSettings>[1]): ReturnType<typeof withSettings> {
  if ('kind' in model) throw new Error('a bare model is needed');
  return withSettings(model, settings);
}

/** An answer that waits for the test. */
function held(answer: Answer = chat('Seven.')): { readonly answer: Answer; readonly give: () => void } {
  let give = (): void => {};
  const until = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { answer: { kind: 'later', until, answer }, give };
}

describe('tries', () => {
  it('are made again after failures that may pass, with events for each', async () => {
    server.play([failure(429, {}, { 'retry-after': '3' }), failure(503), { kind: 'reset' }, chat('Seven.')]);
    const { gateway, clock, events, store } = bench();
    const startedAt = clock.now();

    expect((await gateway.call(aCall(model), aScope())).value).toBe('Seven.');
    const tookMs = clock.now() - startedAt;
    expect(server.requests).toHaveLength(4);
    expect(store.puts).toHaveLength(1);
    const changes = events.filter((event) => event.kind === 'limit-change');
    expect(changes).toMatchObject([
      { model: 'openai.chat:gpt-test', reason: 'rate-limited', requestsPerMinute: null, pausedMs: 3000 },
    ]);
    expect(changes[0]?.maxConcurrency).toBeLessThan(16);
    expect(changes[0]?.maxConcurrency).toBeGreaterThanOrEqual(8);
    const call = {
      stage: 'generate',
      itemId: 'item-1',
      draw: 0,
      slot: 'generate',
      model: 'openai.chat:gpt-test',
    };
    expect(byCall(events)).toMatchObject([
      [
        { kind: 'call-start', ...call },
        { kind: 'retry', ...call, attempt: 1, code: 'rate-limited', statusCode: 429 },
        // The limit was no fault of this call, so it was no try of it either.
        { kind: 'retry', ...call, attempt: 1, code: 'server-error', statusCode: 503 },
        { kind: 'retry', ...call, attempt: 2, code: 'connection-failed', statusCode: null },
        { kind: 'call-end', ...call, ok: true, attempts: 4, ms: tookMs },
      ],
    ]);
    // The pause that was asked for, and two short waits.
    expect(tookMs).toBeGreaterThanOrEqual(3000);
    expect(tookMs).toBeLessThan(3000 + 1000 + 2000);
  });

  it('wait alike for the same seed, and otherwise for another', async () => {
    const waitsOf = async (seed: number): Promise<readonly number[]> => {
      server.play([failure(500), failure(500), failure(500), chat('Seven.')]);
      const { gateway, clock } = bench({ seed });
      await gateway.call(aCall(model), aScope());
      return clock.waited;
    };

    const first = await waitsOf(1);
    expect(await waitsOf(1)).toEqual(first);
    expect(await waitsOf(2)).not.toEqual(first);
  });

  it.each<[string, Answer, number, string]>([
    ['a failing server', failure(500), 5, 'server-error'],
    ['a reset', { kind: 'reset' }, 5, 'connection-failed'],
    ['a body that is cut', { kind: 'cut' }, 5, 'connection-failed'],
    ['a body that is no JSON', { kind: 'text', body: 'x' }, 10, 'malformed-response'],
    ['an empty reply', chat(''), 10, 'malformed-response'],
    ['exhausted quota', failure(429, { code: 'insufficient_quota' }), 1, 'quota-exhausted'],
    ['a bad key', failure(401), 1, 'invalid-key'],
    ['a request refused for no clear reason', failure(400), 2, 'refused-request'],
  ])('end after %s, with nothing stored', async (_, answer, count, code) => {
    server.play([answer]);
    const { gateway, store, events, clock } = bench();

    await expect(gateway.call(aCall(model), aScope())).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(count);
    expect(store.puts).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      kind: 'call-end',
      ok: false,
      reused: false,
      attempts: count,
      code,
    });
    expect(clock.pending).toBe(0);
  });

  it('go on at a limit that lasts for five minutes, now and then, with nothing stored', async () => {
    server.play([failure(429)]);
    const { gateway, store, events, clock } = bench();
    const startedAt = clock.now();

    await expect(gateway.call(aCall(model), aScope())).rejects.toMatchObject({ code: 'rate-limited' });
    const minutes = (clock.now() - startedAt) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThan(6);
    const requests = server.requests.length;
    // At least one in 15 seconds, and more of them only at first.
    expect(requests).toBeGreaterThan(300 / 15);
    expect(requests).toBeLessThan(300 / 15 + 20);
    expect(store.puts).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'call-end', ok: false, attempts: requests });
    expect(clock.pending).toBe(0);
  });

  it('are as many as the settings allow', async () => {
    server.play([failure(500)]);

    await expect(bench().gateway.call(aCall(limited({ maxAttempts: 2 })), aScope())).rejects.toThrow();
    expect(server.requests).toHaveLength(2);
  });

  it('never show a key or a prompt in errors and events', async () => {
    const prompt = 'An utterly confidential question about seven';
    server.play([
      failure(500, { message: `key ${apiKey}: ${prompt}` }),
      failure(401, { message: `Bearer ${apiKey} is wrong` }),
    ]);
    const { gateway, events } = bench();
    const error: unknown = await gateway
      .call(aCall(model, { prompt }), aScope())
      .catch((thrown: unknown) => thrown);
    const shown = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''} ${JSON.stringify(events)}`;

    expect(server.requests[0]?.headers.authorization).toContain(apiKey);
    expect(shown).not.toMatch(/SECRET|confidential/);
    expect(shown).toContain('"retry"');
  });
});

describe('a 429', () => {
  it('holds up the whole lane, and no other', async () => {
    const clock = new ManualClock();
    const { gateway } = bench({ clock });
    server.play((request) => {
      const isFirst = server.requests.filter(({ path }) => path === request.path).length === 1;
      return isFirst ? failure(429, {}, { 'retry-after': '30' }) : chat('Seven.');
    });
    const slow = limited({ maxConcurrency: 1 });
    const calls = [0, 1, 2].map((draw) => gateway.call(aCall(slow, { draw }), aScope()));
    await until(() => clock.waited.length === 1);
    await settled();

    expect(server.requests).toHaveLength(1);

    const other = modelsOf(server.url).compatible;
    server.play([chat('Other.')]);
    expect((await gateway.call(aCall(other), aScope())).value).toBe('Other.');

    await clock.advance(29_999);

    expect(server.requests).toHaveLength(1);

    await clock.advance(500);
    await Promise.all(calls);

    expect(server.requests).toHaveLength(4);
  });
});

describe('calls in flight', () => {
  it('keep to the limit of the model', async () => {
    const { answer, give } = held();
    server.play([answer]);
    const { gateway } = bench();
    const slow = limited({ maxConcurrency: 3 });
    const calls = Array.from({ length: 30 }, (_, draw) => gateway.call(aCall(slow, { draw }), aScope()));
    await until(() => server.requests.length === 3);
    await settled();

    expect(server.requests).toHaveLength(3);

    give();
    await Promise.all(calls);

    expect(server.requests).toHaveLength(30);
    expect(server.mostAtOnce).toBe(3);
  });

  it('do not hold a place while they wait to try again', async () => {
    const clock = new ManualClock();
    const { gateway } = bench({ clock });
    server.play([failure(500), chat('Seven.')]);
    const slow = limited({ maxConcurrency: 1 });
    const failing = gateway.call(aCall(slow), aScope());
    await until(() => clock.waited.length === 1);

    expect((await gateway.call(aCall(slow, { draw: 1 }), aScope())).value).toBe('Seven.');

    await clock.advance(60_000);
    await failing;
  });

  it('that failed before go before first tries of their stage, but not before deeper stages', async () => {
    const clock = new ManualClock();
    const { gateway } = bench({ clock });
    const { answer, give } = held();
    const slow = limited({ maxConcurrency: 1 });
    server.play([failure(500), answer, chat('Seven.')]);
    const failing = gateway.call(aCall(slow), aScope());
    await until(() => clock.waited.length === 1);
    const others = [1, 2].map((draw) => gateway.call(aCall(slow, { draw }), aScope()));
    const deeper = gateway.call(aCall(slow, { draw: 3 }), aScope({ depth: 2 }));
    await until(() => server.requests.length === 2);
    await clock.advance(2_000);
    give();
    await Promise.all([failing, deeper, ...others]);

    expect(server.requests.map(({ headers }) => headers['x-chimera-sample'])).toEqual(
      [0, 1, 3, 0, 2].map((draw) => `generate:${draw}:0:0`),
    );
  });

  it('of one key are one request, the second counted as reused', async () => {
    const { answer, give } = held();
    server.play([answer]);
    const { gateway, events, store } = bench();
    const calls = ['a', 'b', 'c'].map((itemId) => gateway.call(aCall(model), aScope({ itemId })));
    await until(() => server.requests.length === 1);
    give();
    const results = await Promise.all(calls);

    expect(results.map(({ value }) => value)).toEqual(['Seven.', 'Seven.', 'Seven.']);
    expect(server.requests).toHaveLength(1);
    expect(store.puts).toHaveLength(1);
    expect(events.flatMap((event) => (event.kind === 'call-end' ? [event.reused] : []))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('of one key are one request even while the reply is being written', async () => {
    server.play([chat('Seven.')]);
    let written = (): void => {};
    const store = new RecordingStore(
      () =>
        new Promise((resolve) => {
          written = resolve;
        }),
    );
    const { gateway } = bench({ store });
    const first = gateway.call(aCall(model), aScope());
    await until(() => server.requests.length === 1);
    await settled();
    const second = gateway.call(aCall(model), aScope());
    await settled();
    written();
    await Promise.all([first, second]);

    expect(server.requests).toHaveLength(1);
  });

  it('share a failure too, and a later call asks again', async () => {
    const { answer, give } = held(failure(401));
    server.play([answer, chat('Seven.')]);
    const { gateway } = bench();
    const calls = [gateway.call(aCall(model), aScope()), gateway.call(aCall(model), aScope())];
    await until(() => server.requests.length === 1);
    give();
    const ends = await Promise.allSettled(calls);

    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(server.requests).toHaveLength(1);
    expect((await gateway.call(aCall(model), aScope())).value).toBe('Seven.');
  });
});

describe('an abort', () => {
  const abortable = (): { readonly scope: CallScope; readonly abort: () => void } => {
    const controller = new AbortController();
    return {
      scope: aScope({ signal: controller.signal }),
      abort: () => controller.abort(new Error('enough')),
    };
  };

  it('cuts a call on the wire at once', async () => {
    server.play([held().answer]);
    const { gateway, events, clock } = bench();
    const { scope, abort } = abortable();
    const call = gateway.call(aCall(model), scope);
    await until(() => server.requests.length === 1);
    abort();

    await expect(call).rejects.toMatchObject({ code: 'aborted', cause: new Error('enough') });
    expect(events.at(-1)).toMatchObject({ kind: 'call-end', ok: false, code: 'aborted' });
    expect(clock.pending).toBe(0);
  });

  it('cuts a wait before a retry', async () => {
    server.play([failure(500)]);
    const clock = new ManualClock();
    const { gateway } = bench({ clock });
    const { scope, abort } = abortable();
    const call = gateway.call(aCall(model), scope);
    await until(() => clock.waited.length === 1);
    abort();

    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('sends nothing afterwards, and says nothing of calls that never began', async () => {
    server.play([chat('Seven.')]);
    const { gateway, events } = bench();
    const { scope, abort } = abortable();
    abort();

    await expect(gateway.call(aCall(model), scope)).rejects.toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(0);
    expect(byCall(events)).toEqual([]);
  });

  it('does not take along a call for another scope that shares the request', async () => {
    const first = held();
    server.play([first.answer, chat('Seven.')]);
    const { gateway } = bench();
    const { scope, abort } = abortable();
    const mine = gateway.call(aCall(model), scope);
    await until(() => server.requests.length === 1);
    const theirs = gateway.call(aCall(model), aScope());
    await settled();
    abort();

    await expect(mine).rejects.toMatchObject({ code: 'aborted' });
    expect((await theirs).value).toBe('Seven.');
  });

  it('has one listener to call, whatever is in flight, and none after a thousand calls', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    server.play((_, index) => (index % 50 === 0 ? failure(500) : chat('Seven.')));
    const { gateway } = bench({ maxConcurrency: 20 });
    const scope = aScope();
    const calls = Array.from({ length: 1000 }, (_, draw) =>
      gateway.call(aCall(limited({ maxConcurrency: 20 }), { draw }), scope),
    );
    await until(() => server.requests.length > 0);

    expect(getEventListeners(scope.signal, 'abort')).toHaveLength(1);

    await Promise.all(calls);

    expect(getEventListeners(scope.signal, 'abort')).toHaveLength(0);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('drain', () => {
  it('ends what waits, finishes and stores what is on the wire, and lets the store answer', async () => {
    const first = held();
    server.play([first.answer]);
    const { gateway, store, events } = bench();
    const slow = limited({ maxConcurrency: 1 });
    const onWire = gateway.call(aCall(slow), aScope());
    await until(() => server.requests.length === 1);
    const waiting = gateway.call(aCall(slow, { draw: 1 }), aScope());
    let isDrained = false;
    const drained = gateway.drain().then(() => {
      isDrained = true;
    });

    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    expect(isDrained).toBe(false);

    first.give();

    expect((await onWire).value).toBe('Seven.');
    await drained;
    expect(store.puts).toHaveLength(1);
    expect((await gateway.call(aCall(slow), aScope())).value).toBe('Seven.');
    await expect(gateway.call(aCall(slow, { draw: 2 }), aScope())).rejects.toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(1);
    // Of those that were let go before their first try nothing is said.
    expect(byCall(events)).toMatchObject([
      [{ kind: 'call-start' }, { kind: 'call-end', reused: false }],
      [{ kind: 'call-end', reused: true }],
    ]);
  });

  it('ends a wait before a retry', async () => {
    server.play([failure(500)]);
    const clock = new ManualClock();
    const { gateway } = bench({ clock });
    const call = gateway.call(aCall(model), aScope());
    const failed = expect(call).rejects.toMatchObject({ code: 'aborted' });
    await until(() => clock.waited.length === 1);
    await gateway.drain();
    await failed;

    expect(clock.pending).toBe(0);
  });
});

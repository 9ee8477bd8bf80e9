import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/core/reply.ts';
import { isChimeraError, type UnusableReplyError } from '../../../src/errors/index.ts';
import { callKey, epochKey, longerKey, reAskKey } from '../../../src/models/call/call-key.ts';
import { chatMessages } from '../../../src/models/layout/chat-message.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { aCall, aScope, bench, byCall, modelsOf } from '../../support/model-bench.ts';
import { RecordingStore } from '../../support/recording-store.ts';
import { chat, ScriptedServer } from '../../support/scripted-server.ts';

let server: ScriptedServer;
let model: ReturnType<typeof modelsOf>['chat'];
beforeAll(async () => {
  server = await ScriptedServer.start();
  model = modelsOf(server.url).chat;
});
afterAll(() => server[Symbol.asyncDispose]());

const parts = {
  provider: 'openai.chat',
  modelId: 'gpt-test',
  messages: chatMessages('What is seven?'),
  settings: {},
  slot: 'generate',
  draw: 0,
  epoch: 0,
};
const firstKey = callKey(parts);

function capped(maxOutputTokens: number): ReturnType<typeof withSettings> {
  if ('kind' in model) throw new Error('a bare model is needed');
  return withSettings(model, { maxOutputTokens });
}

function sampleHeaders(): unknown[] {
  return server.requests.map(({ headers }) => headers['x-chimera-sample']);
}

function onlySeven({ text }: Reply): string {
  if (text !== 'Seven.') throw new Error('the section "Answer:" is missing');
  return text;
}

async function refusal(call: Promise<unknown>): Promise<UnusableReplyError> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (isChimeraError(error) && error.name === 'UnusableReplyError') return error;
  throw new Error(`not refused: ${String(error)}`);
}

describe('a call', () => {
  it('asks once and is answered from the store ever after', async () => {
    server.play([chat('Seven.', { usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } })]);
    const { gateway, store, events } = bench();
    const first = await gateway.call(aCall(model), aScope());
    const second = await gateway.call(aCall(model), aScope({ stage: 'other', itemId: 'item-2' }));
    const later = await bench({ store, seed: 5 }).gateway.call(aCall(model), aScope());

    expect(first.value).toBe('Seven.');
    expect(second).toEqual(first);
    expect(later).toEqual(first);
    expect(server.requests).toHaveLength(1);
    expect([...store.map.keys()]).toEqual([firstKey]);
    expect(store.map.get(firstKey)).toEqual({ kind: 'reply', ...first.reply });

    const call = { stage: 'generate', itemId: 'item-1', draw: 0, slot: 'generate', model: first.reply.model };
    const end = { ok: true, finishReason: 'stop', usage: first.reply.usage, code: null };
    expect(byCall(events)).toMatchObject([
      [
        { kind: 'call-start', ...call },
        { kind: 'call-end', ...call, ...end, reused: false, attempts: 1, usd: null },
      ],
      [
        {
          kind: 'call-end',
          ...call,
          ...end,
          stage: 'other',
          itemId: 'item-2',
          reused: true,
          attempts: 0,
          usd: 0,
        },
      ],
    ]);
  });

  it('tells draws and slots apart, in the key and on the wire', async () => {
    server.play((_, index) => chat(`reply ${index}`));
    const { gateway } = bench();
    const values = [];
    for (const [request, scope] of [
      [aCall(model), aScope({ draw: 1 })],
      [aCall(model, { draw: 2 }), aScope({ draw: 1 })],
      [aCall(model, { slot: 'rule: né' }), aScope()],
      [aCall(model, { draw: 1 }), aScope()],
    ] as const)
      values.push((await gateway.call(request, scope)).value);

    expect(values).toEqual(['reply 0', 'reply 1', 'reply 2', 'reply 0']);
    expect(sampleHeaders()).toEqual(['generate:1:0:0', 'generate:2:0:0', 'rule__n_:0:0:0']);
  });

  it('is stored before it is parsed', async () => {
    server.play([chat('Seven.')]);
    const { gateway, store } = bench();
    let storedAtParse = false;
    const parse = (): string => {
      storedAtParse = store.map.has(firstKey);
      return 'x';
    };
    await gateway.call(aCall(model, { parse }), aScope());

    expect(storedAtParse).toBe(true);
  });

  it('goes on with the reply that another process had stored first', async () => {
    server.play([chat('Mine.')]);
    const { reply } = await bench().gateway.call(aCall(model), aScope());
    const store: RecordingStore = new RecordingStore(async (key) => {
      store.map.set(key, { kind: 'reply', ...reply, usage: { ...reply.usage }, text: 'Theirs.' });
    });

    expect((await bench({ store }).gateway.call(aCall(model), aScope())).value).toBe('Theirs.');
  });

  it('follows the epochs in the store to the newest', async () => {
    server.play([chat('Old.'), chat('New.')]);
    const { gateway, store } = bench();
    await gateway.call(aCall(model), aScope());
    await store.putIfAbsent(epochKey(firstKey), { kind: 'epoch', epoch: 1 });
    await store.putIfAbsent(epochKey(callKey({ ...parts, epoch: 1 })), { kind: 'epoch', epoch: 2 });

    expect((await gateway.call(aCall(model), aScope())).value).toBe('New.');
    expect(sampleHeaders()).toEqual(['generate:0:0:0', 'generate:0:0:2']);
    expect(store.map.has(callKey({ ...parts, epoch: 2 }))).toBe(true);
  });

  it('refuses to go on with an entry that is something else', async () => {
    server.play([chat('Seven.')]);
    const { reply: good } = await bench().gateway.call(aCall(model), aScope());
    server.play([chat('Seven.')]);
    const reply = { kind: 'reply', ...good, usage: { ...good.usage }, finishReason: 'done' };
    for (const entry of [
      null,
      'x',
      { kind: 'decision' },
      reply,
      { ...reply, finishReason: 'stop', usage: {} },
    ]) {
      const store = new RecordingStore();
      store.map.set(firstKey, entry);

      await expect(bench({ store }).gateway.call(aCall(model), aScope())).rejects.toMatchObject({
        code: 'store-failed',
        message: expect.stringContaining(firstKey),
      });
    }
    expect(server.requests).toHaveLength(0);
  });

  it('reports the keys it was served from', async () => {
    server.play([chat('Eight.'), chat('Seven.')]);
    const { gateway } = bench();
    const touched: string[] = [];
    const scope = aScope({ touched: (key) => void touched.push(key) });
    await gateway.call(aCall(model, { parse: onlySeven }), scope);
    await gateway.call(aCall(model, { parse: onlySeven }), scope);
    const keys = [firstKey, reAskKey(firstKey, 1)];

    expect(touched).toEqual([...keys, ...keys]);
  });
});

describe('a reply that cannot be parsed', () => {
  it('is shown to the model with the error, once', async () => {
    server.play([chat('Eight.'), chat('Seven.')]);
    const { gateway, store } = bench();
    const request = aCall(model, {
      prompt: { system: 'Be brief.', user: 'What is seven?' },
      parse: onlySeven,
    });

    expect((await gateway.call(request, aScope())).value).toBe('Seven.');
    expect(server.requests[1]?.body).toMatchObject({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'What is seven?' },
        { role: 'assistant', content: 'Eight.' },
        {
          role: 'user',
          content:
            'That reply cannot be used: the section "Answer:" is missing.\nAnswer the request again, complete and in the layout it asks for.',
        },
      ],
    });
    expect(sampleHeaders()).toEqual(['generate:0:0:0', 'generate:0:1:0']);

    await bench({ store }).gateway.call(request, aScope());

    expect(server.requests).toHaveLength(2);
  });

  it('fails the call when the second is no better, and is not asked for again', async () => {
    server.play([chat('Eight.'), chat('Nine.')]);
    const { gateway, store } = bench();
    const call = aCall(model, { parse: onlySeven });
    const error = await refusal(gateway.call(call, aScope()));

    expect(error).toMatchObject({
      code: 'unusable-reply',
      keys: [firstKey, reAskKey(firstKey, 1)],
      model: 'openai.chat:gpt-test',
      cause: new Error('the section "Answer:" is missing'),
      message:
        'openai.chat:gpt-test gave two replies that cannot be used (slot "generate"): the section "Answer:" is missing; run again with retry, change the prompt of the stage, or use another model for it',
    });
    expect([...store.map.keys()]).toEqual(error.keys);
    await refusal(bench({ store }).gateway.call(call, aScope()));
    expect(server.requests).toHaveLength(2);
  });

  it('does not repeat the prompt in its error', async () => {
    server.play([chat('Eight.')]);
    const prompt = 'A long and secret prompt about the number seven';
    const parse = (): never => {
      throw new Error(`got: ${prompt}`);
    };

    expect(
      (await refusal(bench().gateway.call(aCall(model, { prompt, parse }), aScope()))).message,
    ).not.toContain('secret prompt');
  });

  it('does not repeat a reply in its error, which goes into events and files', async () => {
    server.play([chat('Eight thousand {not json')]);
    const parse = ({ text }: Reply): string => JSON.parse(text);
    const { message } = await refusal(bench().gateway.call(aCall(model, { parse }), aScope()));

    expect(message).not.toMatch(/Eig|json\b/);
    expect(message).toContain('(slot "generate"): the reply is not valid JSON');
  });

  it('is not asked again when a cap had cut it', async () => {
    server.play([chat('Sev', { finish: 'length' })]);
    const error = await refusal(bench().gateway.call(aCall(model, { parse: onlySeven }), aScope()));

    expect(error).toMatchObject({ code: 'truncated-reply', keys: [firstKey] });
    expect(error.message).toContain('raise maxOutputTokens with withSettings');
    expect(server.requests).toHaveLength(1);
  });

  it('is not asked again when a content filter had stopped it', async () => {
    server.play([chat('', { finish: 'content_filter' })]);
    const error = await refusal(bench().gateway.call(aCall(model, { parse: onlySeven }), aScope()));

    expect(error).toMatchObject({ code: 'refused-reply', keys: [firstKey] });
    expect(server.requests).toHaveLength(1);
  });

  it('tells a second reply that was cut from one that is wrong', async () => {
    server.play([chat('Eight.'), chat('Sev', { finish: 'length' })]);
    const error = await refusal(bench().gateway.call(aCall(model, { parse: onlySeven }), aScope()));

    expect(error).toMatchObject({ code: 'truncated-reply', keys: [firstKey, reAskKey(firstKey, 1)] });
  });

  it('shows a blank reply in words, since servers refuse a blank turn', async () => {
    server.play([chat('<think>hm</think>'), chat('Seven.')]);
    await bench().gateway.call(aCall(model, { parse: onlySeven }), aScope());

    expect(server.requests[1]?.body).toMatchObject({ messages: [{}, { content: '(no text)' }, {}] });
  });
});

describe('a reply that a cap had cut', () => {
  it('serves requests with no higher cap, and is asked for again under a higher one', async () => {
    server.play((_, index) => chat(`part ${index}`, { finish: index < 2 ? 'length' : 'stop' }));
    const { gateway, store } = bench();
    const ask = async (cap: number | null): Promise<string> =>
      (await gateway.call(aCall(cap === null ? model : capped(cap)), aScope())).value;

    expect(await ask(100)).toBe('part 0');
    expect(await ask(100)).toBe('part 0');
    expect(await ask(50)).toBe('part 0');
    expect(server.requests).toHaveLength(1);
    expect(await ask(200)).toBe('part 1');
    expect(await ask(150)).toBe('part 1');
    expect(await ask(100)).toBe('part 0');
    expect(server.requests).toHaveLength(2);
    expect(await ask(null)).toBe('part 2');
    expect(await ask(9999)).toBe('part 2');
    expect(await ask(100)).toBe('part 0');
    expect(server.requests).toHaveLength(3);

    const second = longerKey(firstKey, 100);
    expect(store.puts).toEqual([firstKey, second, longerKey(second, 200)]);
  });

  it("cut by the provider's own cap serves requests up to what it holds", async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 300, total_tokens: 303 };
    server.play((_, index) => chat(`part ${index}`, { finish: index === 0 ? 'length' : 'stop', usage }));
    const { gateway } = bench();
    const ask = async (cap: number | null): Promise<string> =>
      (await gateway.call(aCall(cap === null ? model : capped(cap)), aScope())).value;

    expect([await ask(null), await ask(null), await ask(300), await ask(301), await ask(null)]).toEqual([
      'part 0',
      'part 0',
      'part 0',
      'part 1',
      'part 0',
    ]);
    expect(server.requests).toHaveLength(2);
  });

  it('that ended by itself serves any cap', async () => {
    server.play([chat('Seven.')]);
    const { gateway } = bench();
    for (const cap of [100, 5, 9999]) await gateway.call(aCall(capped(cap)), aScope());
    await gateway.call(aCall(model), aScope());

    expect(server.requests).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callKey } from '../../src/models/call/call-key.ts';
import { chatMessages } from '../../src/models/layout/chat-message.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { type ScriptedReply, scriptedModel } from '../../src/testing/scripted-model.ts';
import { aCall, aScope, bench, byCall, modelsOf } from '../support/model-bench.ts';
import { aTopic } from '../support/sample-records.ts';
import { chat, failure, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a prompt that the provider will not take', () => {
  it('fails its call at once, stores nothing and is asked again by the next run', async () => {
    const { chat: model } = modelsOf(server.url);
    const { gateway, store, events } = bench();
    server.play([failure(400, { code: 'content_filter', message: 'filtered' }), chat('Seven.')]);

    await expect(gateway.call(aCall(model), aScope())).rejects.toMatchObject({
      name: 'TransportError',
      code: 'refused-prompt',
    });
    expect(server.requests).toHaveLength(1);
    expect(store.map.size).toBe(0);
    expect(byCall(events)).toMatchObject([[{ kind: 'call-start' }, { kind: 'call-end', attempts: 1 }]]);
    expect((await bench({ store }).gateway.call(aCall(model), aScope())).value).toBe('Seven.');
  });

  it('fails one item and lets the run complete', async () => {
    const flagged = new Set(['Nerve agents']);
    server.play(({ body }) =>
      [...flagged].some((name) => JSON.stringify(body).includes(name))
        ? failure(400, { code: 'content_policy_violation' })
        : chat('Problem:\nWhat is 1 + 1?\nAnswer:\n2'),
    );
    const stage = generate({ model: modelsOf(server.url).chat, problemsPerTopic: 1 });
    const topics = ['Ring theory', 'Nerve agents', 'Graph theory'].map((topic) => aTopic({ topic }));
    const store = memoryStore({ keep: 'all' });

    const summary = await stage.run(topics, { store }).summary();
    expect(summary).toMatchObject({ end: 'completed', rows: 2, error: null });
    expect(summary.stages[0]).toMatchObject({ failed: 1, retries: 0, failures: { 'refused-prompt': 1 } });

    flagged.clear();
    server.requests = [];
    expect(await stage.run(topics, { store }).summary()).toMatchObject({ end: 'completed', rows: 3 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a reply that broke off with an error', () => {
  const broken: ScriptedReply = { text: 'Let me check.\nVerdict: VALID', finishReason: 'error' };

  it('is not stored, and asked for again', async () => {
    const model = scriptedModel([broken, 'Seven.']);
    const { gateway, store } = bench();

    expect((await gateway.call(aCall(model), aScope())).value).toBe('Seven.');
    expect(model.calls).toHaveLength(2);
    expect(store.puts).toEqual([
      callKey({
        provider: 'scripted',
        modelId: 'model',
        messages: chatMessages('What is seven?'),
        settings: {},
        slot: 'generate',
        draw: 0,
        epoch: 0,
      }),
    ]);
  });

  it('fails the call as a server error when it goes on', async () => {
    const { gateway, store } = bench();

    await expect(gateway.call(aCall(scriptedModel(() => broken)), aScope())).rejects.toMatchObject({
      code: 'server-error',
      message: 'scripted:model broke off its reply with an error; run again to ask it once more',
    });
    expect(store.map.size).toBe(0);
  });
});

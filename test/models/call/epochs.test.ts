import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { epochKey } from '../../../src/models/call/call-key.ts';
import type { RetrySelection } from '../../../src/models/call/epochs.ts';
import { aCall, aScope, bench, modelsOf } from '../../support/model-bench.ts';
import type { RecordingStore } from '../../support/recording-store.ts';
import { chat, ScriptedServer } from '../../support/scripted-server.ts';

let server: ScriptedServer;
let model: ReturnType<typeof modelsOf>['chat'];
beforeAll(async () => {
  server = await ScriptedServer.start();
  model = modelsOf(server.url).chat;
});
afterAll(() => server[Symbol.asyncDispose]());

const all: RetrySelection = () => true;

function sampleHeaders(): readonly unknown[] {
  return server.requests.map(({ headers }) => headers['x-chimera-sample']);
}

/** Takes only the reply `Good.`. */
function picky(): ReturnType<typeof aCall> {
  return aCall(model, {
    parse: ({ text }) => {
      if (text !== 'Good.') throw new Error('say Good.');
      return text;
    },
  });
}

/** A store in which both replies to the picky call are bad. */
async function failedBefore(): Promise<RecordingStore> {
  const { gateway, store } = bench();
  server.play([chat('Bad.'), chat('Bad.')]);
  await expect(gateway.call(picky(), aScope())).rejects.toMatchObject({ code: 'unusable-reply' });
  return store;
}

describe('Epochs', () => {
  it('lets equal calls side by side share the one new reply', async () => {
    const store = await failedBefore();
    server.play([chat('Good.')]);
    const { gateway } = bench({ store, retry: all });

    const calls = await Promise.all(
      ['item-1', 'item-2', 'item-3'].map((itemId) => gateway.call(picky(), aScope({ itemId }))),
    );

    expect(calls.map(({ value }) => value)).toEqual(['Good.', 'Good.', 'Good.']);
    expect(sampleHeaders()).toEqual(['generate:0:0:1']);
  });

  it('gives an equal call that comes later in the run no further chance', async () => {
    const store = await failedBefore();
    server.play([chat('Bad.'), chat('Bad.')]);
    const { gateway } = bench({ store, retry: all });

    await expect(gateway.call(picky(), aScope())).rejects.toMatchObject({ code: 'unusable-reply' });
    await expect(gateway.call(picky(), aScope({ itemId: 'item-2' }))).rejects.toMatchObject({
      code: 'unusable-reply',
    });

    expect(sampleHeaders()).toEqual(['generate:0:0:1', 'generate:0:1:1']);
  });

  it('takes a re-ask that is still to be made before it opens an epoch', async () => {
    const { gateway, store } = bench();
    server.play([chat('Bad.')]);
    await gateway.call(aCall(model), aScope());
    server.play([chat('Bad.')]);

    const retried = bench({ store, retry: all }).gateway.call(picky(), aScope());

    await expect(retried).rejects.toMatchObject({ code: 'unusable-reply' });
    expect(sampleHeaders()).toEqual(['generate:0:1:0']);
  });

  it('is asked about the stage and the code', async () => {
    const store = await failedBefore();
    server.play([]);
    const asked: unknown[] = [];
    const { gateway } = bench({ store, retry: (...about) => asked.push(about) < 0 });

    await expect(gateway.call(picky(), aScope())).rejects.toMatchObject({ code: 'unusable-reply' });
    expect(asked).toEqual([['generate', 'unusable-reply']]);
    expect(sampleHeaders()).toEqual([]);
  });

  it('refuses to go on with an epoch that does not follow the one before', async () => {
    const store = await failedBefore();
    const [first] = await entriesOf(store, 'reply');
    await store.putIfAbsent(epochKey(first ?? ''), { kind: 'epoch', epoch: 0 });

    await expect(bench({ store }).gateway.call(picky(), aScope())).rejects.toMatchObject({
      name: 'StoreError',
    });
  });
});

async function entriesOf(store: RecordingStore, kind: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key, value] of store.entries())
    if (typeof value === 'object' && value !== null && 'kind' in value && value['kind'] === kind)
      keys.push(key);
  return keys;
}

import { createOpenAI } from '@ai-sdk/openai';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CallRecorder } from '../../src/batch/call-recorder.ts';
import { type BatchResult, type BatchService, openaiBatches } from '../../src/batch/index.ts';
import type { CallOrder, CarriedReply } from '../../src/core/call-carrier.ts';
import { contentHash } from '../../src/core/content-hash.ts';
import { LocalCarrier } from '../../src/models/provider/local-carrier.ts';
import { resolveModel } from '../../src/models/provider/resolve-model.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { type BatchClientName, batchClient, batchClientNames } from '../batch-provider/batch-clients.ts';
import { startBatchProvider } from '../batch-provider/start-batch-provider.ts';

const provider = await startBatchProvider();
afterAll(() => provider.close());
beforeEach(() => {
  provider.reset();
  provider.configure({ polls: 0, endings: ['ended'], endpoints: [], lines: {} });
});

const options = { abortSignal: new AbortController().signal };

function orderOf(number: number, change: Partial<CallOrder> = {}): CallOrder {
  return {
    key: contentHash('recorder', number),
    model: 'recorder:offline-reasoner',
    stage: 'synthesize',
    messages: [
      { role: 'system', content: 'Solve the problem.\nThink first.' },
      { role: 'user', content: `What is ${number}?` },
      { role: 'assistant', content: 'Hm.' },
      { role: 'user', content: 'So?' },
    ],
    settings: { maxOutputTokens: 400 },
    format: null,
    sample: `synthesize:${number}:0:0`,
    long: true,
    ...change,
  };
}

const asJson: Partial<CallOrder> = {
  format: {
    mode: 'json_schema',
    structure: { name: 'answer', parts: [{ kind: 'text', label: 'Answer', description: 'The answer.' }] },
  },
};

function idOf({ key, sample }: CallOrder): string {
  return `${key.slice(0, 24)}_${sample.replaceAll(':', '_')}`;
}

/** Sends orders as one batch, and resolves with its results by id. */
async function batched(
  recorder: CallRecorder,
  service: BatchService,
  orders: readonly CallOrder[],
): Promise<ReadonlyMap<string, BatchResult>> {
  const recorded = await Promise.all(orders.map((order) => recorder.capture(order, options)));
  const requests = orders.map((order, index) => ({ id: idOf(order), body: recorded[index]?.body ?? '' }));
  const [first] = recorded;
  if (first === undefined) throw new Error('no orders');
  const list = {
    async *[Symbol.asyncIterator]() {
      yield* requests;
    },
  };
  const input = { ...first.target, tag: 'recorder', count: orders.length, requests: list };
  const { id } = await service.start(input, options);
  await service.look(id, options);
  const results = new Map<string, BatchResult>();
  for await (const result of service.results(id, options)) results.set(result.id, result);
  return results;
}

async function replied(
  recorder: CallRecorder,
  order: CallOrder,
  result: BatchResult | undefined,
): Promise<CarriedReply> {
  if (result?.kind !== 'answered') throw new Error('the request was not answered');
  return recorder.replay(order, result, options);
}

describe.each(batchClientNames)('a call of %s that a batch answers', (client: BatchClientName) => {
  const { make, service } = batchClient(client, provider.url);
  const live = (order: CallOrder): Promise<CarriedReply> =>
    new LocalCarrier({ clock: systemClock, telemetry: null }).carry(
      resolveModel(make(globalThis.fetch)),
      { ...order, settings: { ...order.settings, stream: false } },
      { ...options, onPiece: () => {} },
    );

  it('has the reply of the live call', async () => {
    const orders = [orderOf(1), orderOf(2, { settings: { maxOutputTokens: 9 } }), orderOf(3, asJson)];
    const recorder = new CallRecorder({ make, service });
    const results = await batched(recorder, service, orders);

    for (const order of orders) {
      const { headers: _, ...reply } = await replied(recorder, order, results.get(idOf(order)));
      const { headers: __, ...same } = await live(order);
      expect(reply).toEqual(same);
    }
    expect(new Set(Object.values(provider.paid()).map(({ live: one, batch }) => `${one} ${batch}`))).toEqual(
      new Set(['1 1']),
    );
  });

  it('fails as the live call does', async () => {
    const errors: unknown[] = [];
    for (const fault of ['rate-limit', 'bad-request', 'server-error', 'unreadable'] as const) {
      provider.configure({ lines: { [fault]: 1 } });
      const order = orderOf(4);
      const recorder = new CallRecorder({ make, service });
      const results = await batched(recorder, service, [order]);
      errors.push(
        await replied(recorder, order, results.get(idOf(order))).then(
          () => null,
          ({ name, code }: { readonly name: string; readonly code: string }) => `${name} ${code}`,
        ),
      );
    }
    expect(errors).toEqual([
      'TransportError rate-limited',
      'ProviderError bad-request',
      'TransportError server-error',
      // What the package of the responses throws for it does not say what was wrong.
      client === 'openai responses' ? 'TransportError server-error' : 'TransportError malformed-response',
    ]);
  });

  it('says that a content filter ended its reply', async () => {
    provider.configure({ lines: { content: 1 } });
    const order = orderOf(5);
    const recorder = new CallRecorder({ make, service });
    const results = await batched(recorder, service, [order]);

    expect((await replied(recorder, order, results.get(idOf(order)))).finishReason).toBe('content-filter');
  });

  it('is recorded without key, address or stream, and asks nothing', async () => {
    const { target, body } = await new CallRecorder({ make, service }).capture(orderOf(6), options);

    expect(JSON.stringify({ target, body })).not.toContain('test-key');
    expect(JSON.stringify({ target, body })).not.toContain('127.0.0.1');
    expect(JSON.parse(body)).not.toMatchObject({ stream: true });
    expect(target.model).toBe('offline-reasoner');
    expect(provider.requests).toEqual([]);
  });
});

describe('a model that cannot be batched', () => {
  const baseURL = `${provider.url}/v1`;
  const service = openaiBatches({ baseURL, apiKey: 'k' });
  const refusal = (
    make: ConstructorParameters<typeof CallRecorder>[0]['make'],
    other = service,
  ): Promise<unknown> =>
    new CallRecorder({ make, service: other }).capture(orderOf(7), options).then(
      () => null,
      ({ code, message }: { readonly code: string; readonly message: string }) => `${code}: ${message}`,
    );

  it('is one whose request is for another path, or another place', async () => {
    const make = (fetch: typeof globalThis.fetch) =>
      createOpenAI({ baseURL, apiKey: 'k', fetch }).completion('m');

    expect(await refusal(make)).toContain(
      'its request is POST /v1/completions, and the service batches /chat',
    );
    const elsewhere = openaiBatches({ baseURL: 'https://api.example.com/v1', apiKey: 'k' });
    const { make: chat } = batchClient('openai chat', provider.url);
    expect(await refusal(chat, elsewhere)).toContain('give both the same baseURL');
  });

  it('is one that makes no request by its fetch, or more than one', async () => {
    const { make } = batchClient('openai chat', provider.url);
    const deaf = createOpenAI({ baseURL, apiKey: 'k' }).chat('m');
    expect(await refusal(() => deaf)).toContain('unsupported-model');
    const breaking = scriptedModel([new Error('no such region')]);
    expect(await refusal(() => breaking)).toMatch(
      /build it with that fetch \(its call ended with: .*no such region/,
    );
    expect(
      await refusal((fetch) => make((input, init) => fetch(input, init).catch(() => fetch(input, init)))),
    ).toContain('it made 2 requests for one call');
  });
});

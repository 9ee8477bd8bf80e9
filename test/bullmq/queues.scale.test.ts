import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullmqCarrier, serveCalls } from '../../src/bullmq/index.ts';
import type { CallOrder } from '../../src/core/call-carrier.ts';
import { scriptedModel } from '../../src/testing.ts';
import { anOrder } from '../support/an-order.ts';
import { latch } from '../support/number-stages.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const options = { abortSignal: new AbortController().signal, onPiece: () => {} };

describe('the queue of a model', () => {
  it('is its own: a worker is given the calls of the models that it names, and no others', async () => {
    const where = { connection: redis.url, prefix: 'apart' };
    const [one, two] = ['one', 'two'].map((modelId) => scriptedModel(() => modelId, { modelId }));
    if (one === undefined || two === undefined) throw new Error('two models are needed');
    await using _first = await serveCalls({ models: [one], ...where });
    await using _second = await serveCalls({ models: [two], ...where });
    await using carrier = bullmqCarrier(where);
    const carried = Array.from({ length: 40 }, (_, number) =>
      carrier.carry(anOrder(`scripted:${number % 2 === 0 ? 'one' : 'two'}`, number), options),
    );
    const texts = (await Promise.all(carried)).map(({ text }) => text);

    expect(texts).toEqual(Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? 'one' : 'two')));
    expect([one.calls.length, two.calls.length]).toEqual([20, 20]);
  });
});

describe('a job', () => {
  it('is one for equal calls, whichever process waits for it, and another under another cap', async () => {
    const where = { connection: redis.url, prefix: 'equal' };
    const answer = latch();
    const model = scriptedModel(async ({ maxOutputTokens }) => {
      await answer.opened;
      return `up to ${maxOutputTokens}`;
    });
    await using server = await serveCalls({ models: [model], ...where });
    const underWay = new Promise<void>((resolve) => {
      server.on('call-start', () => {
        if (server.active === 2) resolve();
      });
    });
    await using first = bullmqCarrier(where);
    await using second = bullmqCarrier(where);
    const order = (maxOutputTokens: number): CallOrder => ({
      ...anOrder('scripted:model', 1),
      settings: { stream: false, maxOutputTokens },
    });
    const carried = [first, second].flatMap((carrier) =>
      [100, 200].map((cap) => carrier.carry(order(cap), options)),
    );
    await underWay;
    answer.open();

    expect((await Promise.all(carried)).map(({ text }) => text)).toEqual([
      'up to 100',
      'up to 200',
      'up to 100',
      'up to 200',
    ]);
    expect(model.calls).toHaveLength(2);
  });

  it('is looked at as well as heard of: a reply comes though the news of it is lost', async () => {
    const where = { connection: redis.url, prefix: 'unheard' };
    const [asked, answer] = [latch(), latch()];
    const model = scriptedModel(async () => {
      asked.open();
      await answer.opened;
      return 'unheard';
    });
    await using _server = await serveCalls({ models: [model], ...where });
    await using carrier = bullmqCarrier(where);
    const carried = carrier.carry(anOrder('scripted:model', 1), options);
    await asked.opened;
    // No one may tell anything from now on.
    await redis.client.call('ACL', 'SETUSER', 'default', '-publish');
    answer.open();

    expect(await carried).toMatchObject({ text: 'unheard' });
    await redis.client.call('ACL', 'SETUSER', 'default', '+publish');
  });
});

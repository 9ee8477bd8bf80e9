import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullmqCarrier, serveCalls } from '../../src/bullmq/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { callCarrierConformance } from '../../src/testing/call-carrier-conformance.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

describe('bullmqCarrier', () => {
  let opened: AsyncDisposable[] = [];
  let prefixes = 0;
  const cases = callCarrierConformance({
    open: async (model) => {
      prefixes += 1;
      const where = { connection: redis.url, prefix: `case-${prefixes}` };
      const server = await serveCalls({ models: [model], ...where });
      const carrier = bullmqCarrier(where);
      opened = [carrier, server];
      return carrier;
    },
    cleanUp: async () => {
      for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
    },
  });
  for (const { name, run } of cases) it(name, run);

  it('carries a whole run, with the rows of one without it, and leaves nothing behind', async () => {
    const models = offlineModels();
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 4 } });
    const plain = await chimera.run(['Mathematics', 'Physics']).toArray();
    await redis.client.flushall();
    const all = [models.expand, models.generate, ...models.validate, models.synthesize, models.label];
    await using server = await serveCalls({ models: all, connection: redis.url });
    const ended: boolean[] = [];
    server.on('call-end', ({ ok }) => ended.push(ok));
    const run = chimera.run(['Mathematics', 'Physics'], {
      carrier: bullmqCarrier({ connection: redis.url }),
    });
    const rows = await run.toArray();
    const summary = await run.summary();

    expect(rows.map(({ id }) => id).sort()).toEqual(plain.map(({ id }) => id).sort());
    expect(ended).toHaveLength(summary.calls);
    const dump = await redis.dump();
    expect(dump).not.toContain('returnvalue');
    expect(dump).not.toContain('messages');
  });
});

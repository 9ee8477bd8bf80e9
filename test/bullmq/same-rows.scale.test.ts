import { describe, expect, it } from 'vitest';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { startProvider } from '../provider/start-provider.ts';
import { startWorkers } from '../support/call-workers.ts';
import { httpModels } from '../support/http-models.ts';
import { startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('rows', () => {
  it('are the same bytes from this process, one worker and four; no job holds a secret, nothing stays in Redis', {
    timeout: 300_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    await using redis = await startRedis();
    await using provider = await startProvider({ latency: { medianMs: 10, sigma: 0.5 } });
    const chimera = buildChimera({
      models: httpModels(provider.url),
      expand: { topicsPerSubject: 8 },
    });
    const rowsOf = async (name: string, carried: boolean): Promise<Readonly<Record<string, string>>> => {
      const directory = folder.at(name);
      const carrier = bullmqCarrier({ connection: redis.url });
      const run = chimera.run(['Mathematics', 'Biology'], { directory, ...(carried ? { carrier } : {}) });
      expect(await run.summary()).toMatchObject({ end: 'completed' });
      return rowBytes(directory);
    };
    const here = await rowsOf('here', false);
    await using workers = await startWorkers(1, {
      url: provider.url,
      connection: redis.url,
      concurrency: 8,
      lostAfterMs: 30_000,
    });
    const dumps: Promise<string>[] = [];
    provider.configure({
      faults: ({ order }) => {
        if (order % 20 === 0) dumps.push(redis.dump());
        return null;
      },
    });
    const one = await rowsOf('one', true);
    await Promise.all([workers.add(), workers.add(), workers.add()]);
    const four = await rowsOf('four', true);

    expect(Object.values(here).join('').length).toBeGreaterThan(10_000);
    expect(one).toEqual(here);
    expect(four).toEqual(here);
    const seen = (await Promise.all(dumps)).join('\n');
    expect(seen).toContain('"order"');
    for (const secret of ['test-key', provider.url, new URL(provider.url).host, 'authorization'])
      expect(seen.toLowerCase()).not.toContain(secret);
    expect(await redis.dump()).not.toContain('"order"');
  });
});

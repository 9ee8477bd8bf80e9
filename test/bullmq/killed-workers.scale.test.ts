import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { startWorkers, workerProgram } from '../support/call-workers.ts';
import { expectConservation } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = 20;
const CONCURRENCY = 12;
const subjects = ['Mathematics', 'Physics'];
const latency = { medianMs: 40, sigma: 0.5 };

let redis: RedisServer;
let provider: Provider;
let folder: TemporaryDirectory;
beforeAll(async () => {
  redis = await startRedis();
  provider = await startProvider({ latency });
  folder = await temporaryDirectory();
});
afterAll(async () => {
  await provider[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

function runIn(directory: string, options: RunOptions = {}): Promise<RunSummary> {
  const chimera = buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: 12 },
  });
  return chimera.run(subjects, { directory, maxConcurrency: CONCURRENCY, ...options }).summary();
}

describe('workers that are killed', () => {
  it('lose nothing: rows, ledger and what is paid twice are as they should be after 20 kills', {
    timeout: 900_000,
  }, async () => {
    const here = folder.at('here');
    await runIn(here);
    const needed = provider.counters().distinct;
    provider.reset();
    const task = { url: provider.url, connection: redis.url, concurrency: 4, lostAfterMs: 1_500 };
    const program = await bundledProgram(workerProgram, folder.at('program'));
    await using workers = await startWorkers(4, task, program);
    const random = seededRandom(15);
    const everyRequests = Math.floor(needed / (KILLS + 2));
    let kills = 0;
    provider.configure({
      faults: ({ order }) => {
        if (kills < KILLS && order >= (kills + 1) * everyRequests) {
          kills += 1;
          workers.replace(Math.floor(random() * workers.all.length));
        }
        return null;
      },
    });
    const there = folder.at('there');
    // A budget far away: the ledger then keeps each try before it is made.
    const summary = await runIn(there, {
      carrier: bullmqCarrier({ connection: redis.url }),
      budget: { calls: 100_000 },
    });

    expect(summary).toMatchObject({ end: 'completed', error: null });
    expectConservation(summary);
    expect(kills).toBe(KILLS);
    const asked = provider.requests.length;
    expect(provider.counters().distinct).toBe(needed);
    expect(asked).toBeGreaterThan(needed);
    // What the dead had under way was never answered, except for replies that had just come; what the living had is paid for once.
    const unanswered = provider.requests.filter(({ isAnswered }) => !isAnswered).length;
    expect(unanswered).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect(asked).toBeLessThanOrEqual(needed + unanswered + 3 * KILLS);
    expect(summary.spentInAll.calls).toBeGreaterThanOrEqual(asked);
    expect(await rowBytes(there)).toEqual(await rowBytes(here));
    const dump = await redis.dump();
    expect(dump).not.toContain('"order"');
  });
});

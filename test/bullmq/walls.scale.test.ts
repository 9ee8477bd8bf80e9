import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bullmqCarrier, serveCalls } from '../../src/bullmq/index.ts';
import type { Budget } from '../../src/core/money/budget.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { aTopic } from '../../src/testing/sample-records.ts';
import { scriptedModel } from '../../src/testing.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { anOrder } from '../support/an-order.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { type CallWorkers, startWorkers, workerProgram } from '../support/call-workers.ts';
import { billOf, cappedModels } from '../support/capped-models.ts';
import { collectGarbage } from '../support/collect-garbage.ts';
import { httpModels } from '../support/http-models.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

let redis: RedisServer;
let provider: Provider;
let workers: CallWorkers;
let programs: TemporaryDirectory;
beforeAll(async () => {
  programs = await temporaryDirectory();
  redis = await startRedis();
  provider = await startProvider({ latency: { medianMs: 30, sigma: 0.5 } });
  const task = { url: provider.url, connection: redis.url, concurrency: 4, lostAfterMs: 1_500 };
  workers = await startWorkers(4, task, await bundledProgram(workerProgram, programs.path));
});
afterAll(async () => {
  await workers[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await programs[Symbol.asyncDispose]();
});
beforeEach(() => provider.reset());

describe('a budget', () => {
  const budgets: readonly Budget[] = [{ calls: 60 }, { tokens: 150_000 }, { usd: 0.25 }];
  it.each(budgets)(
    'is a wall at the count of the provider while workers are killed: %o',
    {
      timeout: 300_000,
    },
    async (budget) => {
      await workers.ready();
      await using folder = await temporaryDirectory();
      const models = cappedModels(provider.url, 4_000);
      let kills = 0;
      provider.configure({
        faults: ({ order }) => {
          if (order % 15 === 0 && kills < 3) {
            kills += 1;
            workers.replace(0);
          }
          return null;
        },
      });
      const summary = await buildChimera({ models, expand: { topicsPerSubject: 12 } })
        .run(['Mathematics', 'Physics', 'Biology'], {
          directory: folder.at('run'),
          budget,
          maxConcurrency: 12,
          carrier: bullmqCarrier({ connection: redis.url }),
        })
        .summary();
      provider.configure({ faults: () => null });
      const { calls, tokens, usd } = billOf(provider.requests);

      expect(summary.end).toBe('budget');
      expect(kills).toBeGreaterThan(0);
      expect(calls).toBeGreaterThan(20);
      expect(calls).toBeLessThanOrEqual(budget.calls ?? Number.POSITIVE_INFINITY);
      expect(tokens).toBeLessThanOrEqual(budget.tokens ?? Number.POSITIVE_INFINITY);
      expect(usd).toBeLessThanOrEqual(budget.usd ?? Number.POSITIVE_INFINITY);
      expect(summary.spentInAll.calls).toBeGreaterThanOrEqual(calls);
    },
  );
});

describe('a limit that the provider hides', () => {
  const PER_SECOND = 25;
  const CALLS = 320;

  it('is learned by the run alone and used, regardless of the number of workers', {
    timeout: 300_000,
  }, async () => {
    await workers.ready();
    const { generate: model } = httpModels(provider.url);
    provider.configure({
      limits: { '*': { requestsPerSecond: PER_SECOND, sendsHeaders: false } },
      faults: () => null,
    });
    const topics = Array.from({ length: CALLS }, (_, number) => aTopic({ topic: `Topic ${number}` }));
    const carrier = bullmqCarrier({ connection: redis.url });
    const summary = await generate({ model, problemsPerTopic: 1 }).run(topics, { carrier }).summary();
    provider.configure({ limits: {} });
    const { requests } = provider;
    const accepted = requests.filter(({ fault }) => fault !== 'limit');
    // By the provider's own count, once half of what it accepted at all has gone by.
    const learnedAt = accepted[Math.floor(CALLS / 2)]?.at ?? 0;
    const late = requests.filter(({ at }) => at >= learnedAt);
    const refused = late.filter(({ fault }) => fault === 'limit').length;
    const seconds = ((late.at(-1)?.at ?? 0) - learnedAt) / 1_000;

    expect(summary.end).toBe('completed');
    expect(requests.length).toBeGreaterThan(CALLS);
    // Four workers that learn apart would go on being refused, and one that fears every limit would use a fraction of it.
    expect(refused).toBeLessThan(late.length / 20);
    expect((late.length - refused) / seconds).toBeGreaterThan(PER_SECOND / 5);
  });
});

describe('Redis', () => {
  it('holds only what is under way, and so does the run: 10,000 replies of 70 KB leave nothing', {
    timeout: 300_000,
  }, async () => {
    const text = 'reasoning '.repeat(7_000);
    const model = scriptedModel(text, { modelId: 'long' });
    const where = { connection: redis.url, prefix: 'memory' };
    await using _server = await serveCalls({ models: [model], ...where });
    await using carrier = bullmqCarrier(where);
    const options = { abortSignal: new AbortController().signal, onPiece: () => {} };
    let next = 0;
    const carryUntil = async (end: number): Promise<void> => {
      const lane = async (): Promise<void> => {
        while (next < end) {
          const order = anOrder('scripted:long', next++);
          await carrier.carry(order, options);
          carrier.kept?.(order);
        }
      };
      await Promise.all(Array.from({ length: 32 }, lane));
    };
    await carryUntil(1_000);
    const [early, heap] = [await redis.memory(), heapUsed()];
    await carryUntil(10_000);
    const [late, heapLate] = [await redis.memory(), heapUsed()];

    // 630 MB went through since; what is still under way comes to 2 MB.
    expect(late - early).toBeLessThan(20e6);
    expect(heapLate - heap).toBeLessThan(60e6);
  });
});

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

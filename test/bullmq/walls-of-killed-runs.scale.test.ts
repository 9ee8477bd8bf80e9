import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import type { Budget } from '../../src/core/money/budget.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { atRequest } from '../support/at-request.ts';
import { bundledProgram, compiledProgram } from '../support/bundled-program.ts';
import { type CallWorkers, startWorkers, workerProgram } from '../support/call-workers.ts';
import { billOf } from '../support/capped-models.ts';
import { expectConservation } from '../support/conservation.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { runProgram, spawnRun } from '../support/spawn-run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = 4;
const CONCURRENCY = 6;
const work = {
  subjects: ['Mathematics', 'Physics', 'Biology'],
  topicsPerSubject: 12,
  maxConcurrency: CONCURRENCY,
  maxOutputTokens: 4_000,
};

let folder: TemporaryDirectory;
let redis: RedisServer;
let provider: Provider;
let workers: CallWorkers;
let program: string;
beforeAll(async () => {
  folder = await temporaryDirectory();
  redis = await startRedis();
  provider = await startProvider({ latency: { medianMs: 30, sigma: 0.5 } });
  const served = await bundledProgram(workerProgram, folder.at('worker'));
  program = await compiledProgram(runProgram, folder.at('program'));
  const task = { url: provider.url, connection: redis.url, concurrency: 3, lostAfterMs: 1_500 };
  workers = await startWorkers(2, task, served);
});
afterAll(async () => {
  await workers[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});
beforeEach(() => provider.reset());

/** Jobs that workers still have, those of dead runs included. */
async function jobsLeft(): Promise<readonly string[]> {
  const lists = await Promise.all(['wait', 'active'].map((list) => redis.client.keys(`*:${list}`)));
  return lists.flat();
}

describe('a budget of a run that is killed and started again while workers carry its calls', () => {
  const budgets: readonly Budget[] = [{ calls: 150 }, { tokens: 200_000 }, { usd: 0.45 }];
  it.each(budgets)('is a wall at the count of the provider: %o', { timeout: 120_000 }, async (budget) => {
    const [kind = ''] = Object.keys(budget);
    const start = () =>
      spawnRun({ url: provider.url, redis: redis.url, directory: folder.at(kind), budget, ...work }, program);
    const random = seededRandom(12);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const run = start();
      // Beyond what the dead run may have left to the workers, so that this one has calls under way too.
      const further = CONCURRENCY + 1 + Math.floor(random() * CONCURRENCY);
      atRequest(provider, provider.requests.length + further, () => {
        run.process.kill('SIGKILL');
        if (kill === 1) workers.replace(0);
      });
      const { code, errors } = await run.ended;
      expect({ code, errors }).toEqual({ code: null, errors: '' });
    }
    const { output, errors } = await start().ended;
    const summary: RunSummary = JSON.parse(output);
    await expect.poll(jobsLeft, { timeout: 30_000 }).toEqual([]);
    const bill = billOf(provider.requests);
    const { spentInAll } = summary;

    expect(errors).toBe('');
    expect(summary).toMatchObject({ end: 'budget', budget });
    expectConservation(summary);
    expect(bill.calls).toBeGreaterThan(KILLS * CONCURRENCY);
    expect(bill.calls).toBeLessThanOrEqual(budget.calls ?? Number.POSITIVE_INFINITY);
    expect(bill.tokens).toBeLessThanOrEqual(budget.tokens ?? Number.POSITIVE_INFINITY);
    expect(bill.usd).toBeLessThanOrEqual(budget.usd ?? Number.POSITIVE_INFINITY);
    expect(spentInAll.calls).toBeGreaterThanOrEqual(bill.calls);
    expect(spentInAll.inputTokens + spentInAll.outputTokens).toBeGreaterThanOrEqual(bill.tokens);
    expect(spentInAll.usd).toBeGreaterThanOrEqual(bill.usd);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { atRequest } from '../support/at-request.ts';
import { type CallWorkers, startWorkers } from '../support/call-workers.ts';
import { httpModels } from '../support/http-models.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const CONCURRENCY = 8;
let redis: RedisServer;
let provider: Provider;
let folder: TemporaryDirectory;
let needed: number;
let expected: Readonly<Record<string, string>>;
beforeAll(async () => {
  redis = await startRedis({ appendOnly: true });
  provider = await startProvider({ latency: { medianMs: 60, sigma: 0.5 } });
  folder = await temporaryDirectory();
  await runIn('here');
  needed = provider.counters().distinct;
  expected = await rowBytes(folder.at('here'));
});
afterAll(async () => {
  await provider[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

function runIn(name: string, options: RunOptions = {}): Promise<RunSummary> {
  const chimera = buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: 6 },
  });
  const directory = folder.at(name);
  return chimera
    .run(['Mathematics', 'Physics'], { directory, maxConcurrency: CONCURRENCY, ...options })
    .summary();
}

function workers(count: number, lostAfterMs: number): Promise<CallWorkers> {
  return startWorkers(count, { url: provider.url, connection: redis.url, concurrency: 8, lostAfterMs });
}

describe('Redis', () => {
  it('may be killed and started again: with its append-only file nothing is lost', {
    timeout: 300_000,
  }, async () => {
    provider.reset();
    await using _workers = await workers(2, 30_000);
    let restarted: Promise<void> | null = null;
    atRequest(provider, Math.floor(needed / 3), () => {
      restarted = redis.restart();
    });
    const summary = await runIn('restarted', { carrier: bullmqCarrier({ connection: redis.url }) });
    await restarted;

    expect(restarted).not.toBeNull();
    expect(summary).toMatchObject({ end: 'completed', error: null });
    expect(await rowBytes(folder.at('restarted'))).toEqual(expected);
    expect(provider.requests.length).toBeLessThanOrEqual(needed + CONCURRENCY);
  });

  it('may be wiped: the journal suffices', { timeout: 300_000 }, async () => {
    provider.reset();
    await using _workers = await workers(2, 5_000);
    atRequest(provider, Math.floor(needed / 3), () => void redis.client.flushall());
    const summary = await runIn('wiped', {
      carrier: bullmqCarrier({ connection: redis.url }),
      budget: { calls: 10_000 },
    });

    expect(summary).toMatchObject({ end: 'completed', error: null });
    expect(await rowBytes(folder.at('wiped'))).toEqual(expected);
    expect(provider.counters().distinct).toBe(needed);
    expect(provider.requests.length).toBeLessThanOrEqual(needed + CONCURRENCY);
    expect(summary.spentInAll.calls).toBeGreaterThanOrEqual(provider.requests.length);
  });
});

describe('a worker that sleeps', () => {
  it('is given up, and comes too late when it wakes: one reply is stored for each call', {
    timeout: 300_000,
  }, async () => {
    provider.reset();
    await using pool = await workers(1, 1_500);
    const [sleeper] = pool.all;
    if (sleeper === undefined) throw new Error('no worker was started');
    atRequest(provider, 10, () => {
      process.kill(sleeper.pid, 'SIGSTOP');
      void pool.add();
    });
    const summary = await runIn('slept', { carrier: bullmqCarrier({ connection: redis.url }) });
    process.kill(sleeper.pid, 'SIGCONT');
    const said = await sleeper.next();

    expect(said).toMatchObject({ name: 'late' });
    expect(summary).toMatchObject({ end: 'completed', error: null });
    expect(await rowBytes(folder.at('slept'))).toEqual(expected);
    const journal = await openJournal(`${folder.at('slept')}/journal`);
    const keys: string[] = [];
    for await (const [key] of journal.entries()) keys.push(key);
    await journal.close();
    expect(new Set(keys).size).toBe(keys.length);
  });
});

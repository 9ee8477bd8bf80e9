import { describe, expect, it } from 'vitest';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import type { Sample } from '../../src/core/records/records.ts';
import type { Run, RunOptions } from '../../src/core/run.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { startProvider } from '../provider/start-provider.ts';
import { startWorkers } from '../support/call-workers.ts';
import { expectConservation } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const CONCURRENCY = 8;

describe('a run that is stopped, and then aborted, while workers carry its calls', () => {
  it('leaves a valid dataset each time, and ends with the rows of one that no one disturbed', {
    timeout: 120_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    await using redis = await startRedis();
    await using provider = await startProvider({ latency: { medianMs: 20, sigma: 0.5 } });
    const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 6 } });
    const runIn = (name: string, options: RunOptions = {}): Run<Sample> =>
      chimera.run(['Mathematics', 'Physics'], {
        directory: folder.at(name),
        maxConcurrency: CONCURRENCY,
        ...options,
      });
    await runIn('here').summary();
    const expected = await rowBytes(folder.at('here'));
    const needed = provider.requests.length;
    provider.reset();
    const task = { url: provider.url, connection: redis.url, concurrency: 8, lostAfterMs: 30_000 };
    await using _workers = await startWorkers(2, task);
    const atRequest = (number: number, act: () => void): void =>
      provider.configure({
        faults: ({ order }) => {
          if (order === number) act();
          return null;
        },
      });
    const carrier = () => bullmqCarrier({ connection: redis.url });
    const expectWholeRows = async (): Promise<void> => {
      for (const [file, text] of Object.entries(await rowBytes(folder.at('there')))) {
        const known = new Set((expected[file] ?? '').split('\n'));
        expect(text.split('\n').filter((row) => !known.has(row))).toEqual([]);
      }
    };

    const stopped = runIn('there', { carrier: carrier() });
    atRequest(Math.floor(needed / 3), () => void stopped.stop());
    const first = await stopped.summary();
    expect(first).toMatchObject({ end: 'stopped', error: null });
    expectConservation(first);
    await expectWholeRows();
    // What was under way when it was stopped was waited for.
    expect(provider.requests).toHaveLength(first.calls);

    const controller = new AbortController();
    const aborted = runIn('there', { carrier: carrier(), abortSignal: controller.signal });
    atRequest(Math.floor((2 * needed) / 3), () => controller.abort());
    const second = await aborted.summary();
    expect(second).toMatchObject({ end: 'aborted' });
    expectConservation(second);
    await expectWholeRows();

    const last = await runIn('there', { carrier: carrier() }).summary();
    expect(last).toMatchObject({ end: 'completed', error: null });
    expect(await rowBytes(folder.at('there'))).toEqual(expected);
    expect(provider.counters().distinct).toBe(needed);
    expect(provider.requests.length).toBeLessThanOrEqual(needed + CONCURRENCY);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { VERSION } from '../../src/core/version.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { type CallWorkers, startWorkers, workerProgram } from '../support/call-workers.ts';
import type { WorkerTask } from '../support/children/worker-child.ts';
import { expectConservation } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const CONCURRENCY = 8;
const OTHER_VERSION = '0.0.9';

let redis: RedisServer;
let provider: Provider;
let folder: TemporaryDirectory;
let task: WorkerTask;
let needed: number;
let expected: Readonly<Record<string, string>>;
let sameVersion: string;
let otherVersion: string;
beforeAll(async () => {
  redis = await startRedis();
  provider = await startProvider({ latency: { medianMs: 15, sigma: 0.5 } });
  folder = await temporaryDirectory();
  task = { url: provider.url, connection: redis.url, concurrency: 8, lostAfterMs: 120_000 };
  [sameVersion, otherVersion] = await Promise.all([
    bundledProgram(workerProgram, folder.at('same')),
    bundledProgram(workerProgram, folder.at('other'), { version: OTHER_VERSION }),
  ]);
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
  const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 6 } });
  const directory = folder.at(name);
  return chimera
    .run(['Mathematics', 'Physics'], { directory, maxConcurrency: CONCURRENCY, ...options })
    .summary();
}

/** Rows that a run wrote before it ended are those of an undisturbed one. */
async function expectRowsOfExpected(name: string): Promise<void> {
  for (const [file, text] of Object.entries(await rowBytes(folder.at(name)))) {
    const known = new Set((expected[file] ?? '').split('\n'));
    expect(text.split('\n').filter((row) => !known.has(row))).toEqual([]);
  }
}

const others = [
  {
    of: 'another version',
    program: () => otherVersion,
    change: {},
    message: new RegExp(
      `has chimera-sdk ${OTHER_VERSION} and the run ${VERSION}; install one version on both`,
    ),
  },
  {
    of: 'other settings of a model',
    program: () => sameVersion,
    change: { temperature: 0.3 },
    message: /with other settings than the run: temperature is 0\.3 here and not set in the run; give both/,
  },
] as const;

describe.each(others)('a worker of $of', ({ of, program, change, message }) => {
  it('that joins a run ends it with a message; what was made is valid, and the next run pays only for the rest', {
    timeout: 120_000,
  }, async () => {
    const name = of.replaceAll(' ', '-');
    await redis.client.flushall();
    provider.reset();
    const carrier = () => ({ carrier: bullmqCarrier({ connection: redis.url }) });
    await using workers = await startWorkers(1, task, sameVersion);
    const pid = workers.all[0]?.pid ?? -1;
    const joining: Promise<CallWorkers>[] = [];
    // The first worker sleeps until the other serves, so that there is work for both.
    const join = async (): Promise<CallWorkers> => {
      process.kill(pid, 'SIGSTOP');
      const joined = await startWorkers(1, { ...task, ...change }, program());
      process.kill(pid, 'SIGCONT');
      return joined;
    };
    provider.configure({
      faults: ({ order }) => {
        if (order === Math.floor(needed / 3)) joining.push(join());
        return null;
      },
    });
    const refused = await runIn(name, carrier());
    provider.configure({ faults: () => null });
    for (const joined of await Promise.all(joining)) await joined[Symbol.asyncDispose]();

    expect(refused).toMatchObject({ end: 'failed', error: { code: 'worker-refused' } });
    expect(refused.error?.message).toMatch(message);
    expect(refused.rows).toBeLessThan((expected['samples.jsonl'] ?? '').split('\n').length - 1);
    expectConservation(refused);
    await expectRowsOfExpected(name);

    const resumed = await runIn(name, carrier());

    expect(resumed).toMatchObject({ end: 'completed', error: null });
    expectConservation(resumed);
    expect(await rowBytes(folder.at(name))).toEqual(expected);
    expect(provider.counters().distinct).toBe(needed);
    expect(provider.requests).toHaveLength(needed);
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { startProvider } from '../provider/start-provider.ts';
import { compiledProgram } from '../support/bundled-program.ts';
import { startWorkers } from '../support/call-workers.ts';
import { expectConservation } from '../support/conservation.ts';
import { startRedis } from '../support/redis-server.ts';
import { rowBytes } from '../support/row-bytes.ts';
import { runProgram, spawnRun } from '../support/spawn-run.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = 20;
const work = { subjects: ['Mathematics', 'Physics'], topicsPerSubject: 20, maxConcurrency: 6 };

describe('runs that are killed while workers carry their calls', () => {
  it('ask for nothing twice: what is under way is adopted, what is stored is used', {
    timeout: 900_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    await using redis = await startRedis();
    await using provider = await startProvider({ latency: { medianMs: 40, sigma: 0.5 } });
    const here = folder.at('here');
    const program = await compiledProgram(runProgram, folder.at('program'));
    await spawnRun({ url: provider.url, directory: here, ...work }, program).ended;
    const needed = provider.counters().distinct;
    provider.reset();
    const task = { url: provider.url, connection: redis.url, concurrency: 6, lostAfterMs: 30_000 };
    await using _workers = await startWorkers(2, task);
    const directory = folder.at('there');
    const start = () => spawnRun({ url: provider.url, directory, redis: redis.url, ...work }, program);
    const random = seededRandom(16);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const run = start();
      // Workers finish what the dead had handed over, so less than an equal share still leaves work for the last.
      const target = provider.requests.length + 1 + Math.floor((random() * 0.8 * needed) / KILLS);
      provider.configure({
        faults: ({ order }) => {
          if (order >= target) run.process.kill('SIGKILL');
          return null;
        },
      });
      const { code, errors } = await run.ended;
      expect({ code, errors }).toEqual({ code: null, errors: '' });
    }
    provider.configure({ faults: () => null });
    const last = await start().ended;
    const summary: RunSummary = JSON.parse(last.output);

    expect(last).toMatchObject({ code: 0, errors: '' });
    expectConservation(summary);
    expect(provider.counters().distinct).toBe(needed);
    // No worker was killed: all that was ever asked was asked once.
    expect(provider.requests).toHaveLength(needed);
    expect(await rowBytes(directory)).toEqual(await rowBytes(here));
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import { wallTrial } from '../../bench/soak-wall.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { startProvider } from '../provider/start-provider.ts';
import { compiledProgram } from '../support/bundled-program.ts';
import { runProgram, spawnRun } from '../support/spawn-run.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const TRIALS = 50;
const KILLS = 5;

describe('the wall', () => {
  it('is never crossed, whatever prices, sizes, failures, kills and resumes come together', {
    timeout: 120_000,
  }, async () => {
    let [requests, walls, kills] = [0, 0, 0];
    for (let seed = 1; seed <= TRIALS; seed += 1) {
      const came = await wallTrial(seed);
      requests += came.requests;
      walls += came.walls;
      kills += came.kills;
    }

    expect(requests).toBeGreaterThan(50 * TRIALS);
    expect(walls).toBeGreaterThan(TRIALS / 3);
    expect(kills).toBeGreaterThan(TRIALS / 2);
  });

  it('would be crossed if the store forgot what was in flight, and the trials would notice', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, seed) => wallTrial(seed + 1, { isForgetful: true })),
    );

    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  });

  it('holds across processes that are killed, each call counted that a provider ever got', {
    timeout: 120_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    await using provider = await startProvider({ latency: { medianMs: 6, sigma: 0.7 } });
    const work = { subjects: ['Mathematics', 'Physics'], topicsPerSubject: 20, maxConcurrency: 24 };
    const calls = 250;
    const program = await compiledProgram(runProgram, folder.at('program'));
    const start = () =>
      spawnRun({ url: provider.url, directory: folder.at('run'), ...work, budget: { calls } }, program);
    const random = seededRandom(8);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const run = start();
      const target = provider.requests.length + 1 + Math.floor(random() * 20);
      provider.configure({
        faults: ({ order }) => {
          if (order >= target) run.process.kill('SIGKILL');
          return null;
        },
      });
      expect(await run.ended).toMatchObject({ code: null, errors: '' });
    }
    provider.configure({ faults: () => null });
    const { output, errors } = await start().ended;
    const summary: RunSummary = JSON.parse(output);

    expect(errors).toBe('');
    expect(summary).toMatchObject({ end: 'budget', spentInAll: { calls } });
    expect(provider.requests.length).toBeLessThanOrEqual(calls);
    // What was in flight on the dead processes is all that the ledger may count without need.
    expect(provider.requests.length).toBeGreaterThan(calls - KILLS * work.maxConcurrency);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Chemistry', 'Linguistics', 'Mathematics', 'Physics'];

function chimeraOver(provider: Provider): Chimera {
  return buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: 4 },
    synthesize: { trajectoriesPerProblem: 2 },
  });
}

async function run(provider: Provider, options: RunOptions): Promise<RunSummary> {
  const summary = await watched(chimeraOver(provider).run(subjects, { ...impatient, ...options })).summary();
  expectConservation(summary);
  return summary;
}

describe('a target over real HTTP', () => {
  it('is reached, raised and left out again, and no reply is paid for twice', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');

    const small = await run(provider, { directory, target: 6 });
    const first = await idsIn(directory);
    const large = await run(provider, { directory, target: 15 });
    const second = await idsIn(directory);
    const whole = await run(provider, { directory });

    expect([small.rows, first.length]).toEqual([6, 6]);
    expect([15, 16]).toContain(large.rows);
    expect(second.filter((id) => first.includes(id))).toEqual(first);
    expect(whole.rows).toBeGreaterThan(large.rows);
    expect(provider.counters().requests).toBe(provider.counters().distinct);
    expect(small.calls + large.calls + whole.calls).toBe(provider.counters().requests);
    expect(small.calls).toBeLessThan(0.5 * provider.counters().requests);
  });

  it('returns the rows of an undisturbed run after having been cut off again and again', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    await run(provider, { directory: folder.at('undisturbed'), target: 12 });

    const directory = folder.at('cut');
    for (const replies of [3, 9, 20]) {
      const aborting = new AbortController();
      const cut = chimeraOver(provider).run(subjects, {
        ...impatient,
        directory,
        target: 12,
        abortSignal: aborting.signal,
        maxConcurrency: replies,
      });
      let ended = 0;
      cut.on('call-end', () => {
        ended += 1;
        if (ended > replies) aborting.abort();
      });
      expect((await cut.summary()).end).toBe('aborted');
    }
    await run(provider, { directory, target: 12, maxConcurrency: 3 });

    expect(await idsIn(directory)).toEqual(await idsIn(folder.at('undisturbed')));
  });
});

async function idsIn(directory: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of (await openRun(directory)).samples()) ids.push(id);
  return ids;
}

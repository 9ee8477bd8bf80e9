import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import type { LoggedRequest } from '../provider/request-log.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Chemistry', 'Linguistics'];

function chimeraOver(provider: Provider): Chimera {
  return buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: 4 },
    refill: false,
  });
}

/** Refuses by content filter what verifiers and judges of every third prompt are asked in the given epochs. */
function refusing(
  epochs: readonly string[],
): (request: LoggedRequest) => { readonly kind: 'refusal' } | null {
  return ({ model, promptHash, sample }) =>
    /verifier|judge/.test(model) &&
    Number.parseInt(promptHash.slice(0, 6), 16) % 3 === 0 &&
    epochs.includes(epochOf({ sample }))
      ? { kind: 'refusal' }
      : null;
}

describe('a run with retry', () => {
  it('asks again for just the calls that failed', async () => {
    await using provider = await startProvider({ faults: refusing(['0']) });
    await using folder = await temporaryDirectory();
    const at = { directory: folder.at('run'), ...impatient };
    const first = await chimeraOver(provider).run(subjects, at).summary();
    const asked = new Set(provider.requests.map(({ identity }) => identity));
    const refused = provider.requests.filter(({ fault }) => fault === 'refusal').length;
    expect(failuresOf(first)).toBeGreaterThan(2);

    const again = await chimeraOver(provider).run(subjects, at).summary();
    expect(again.calls).toBe(0);
    expect(failuresOf(again)).toBe(failuresOf(first));
    const seen = provider.requests.length;
    const retrying = watched(chimeraOver(provider).run(subjects, { ...at, retry: 'failed' }));
    const retried = await retrying.summary();

    const sent = provider.requests.slice(seen);
    expect(failuresOf(retried)).toBe(0);
    expectConservation(retried);
    expect(sent.filter(({ sample }) => sample.endsWith(':1'))).toHaveLength(refused);
    expect(sent.filter(({ identity }) => asked.has(identity))).toEqual([]);
    expect(new Set(sent.map(({ identity }) => identity)).size).toBe(sent.length);
    expect(retried.rows).toBeGreaterThan(first.rows);
  });

  it('goes on with the newest replies when it runs without the option', async () => {
    await using provider = await startProvider({ faults: refusing(['0']) });
    await using folder = await temporaryDirectory();
    const at = { directory: folder.at('run'), ...impatient };
    await chimeraOver(provider).run(subjects, at).summary();
    const retrying = watched(chimeraOver(provider).run(subjects, { ...at, retry: 'failed' }));
    const retried = await retrying.summary();
    const rows = await samplesIn(at.directory);

    const later = await chimeraOver(provider).run(subjects, at).summary();

    expect(later).toMatchObject({ calls: 0, rows: retried.rows });
    expect(await samplesIn(at.directory)).toEqual(rows);
  });

  it('opens one epoch a run, however often the call fails', async () => {
    await using provider = await startProvider({ faults: refusing(['0', '1']) });
    await using folder = await temporaryDirectory();
    const run = async (options: RunOptions): Promise<RunSummary> =>
      chimeraOver(provider)
        .run(subjects, { directory: folder.at('run'), ...impatient, ...options })
        .summary();
    const first = await run({});
    const fresh = await run({ retry: 'failed' });
    const failed = provider.requests.filter(({ fault }) => fault === 'refusal').map(epochOf);
    const second = await run({ retry: 'failed' });

    expect(failuresOf(fresh)).toBe(failuresOf(first));
    const [refused, again] = ['0', '1'].map((epoch) => failed.filter((other) => other === epoch).length);
    expect(fresh.calls).toBe(refused);
    expect(again).toBe(refused);
    expect(failuresOf(second)).toBe(0);
    // A reply that came at last may have to be asked for once more: that is not another epoch.
    const firstAsks = provider.requests.filter(({ sample }) => sample.endsWith(':0:2'));
    expect(firstAsks).toHaveLength(refused ?? 0);
    expect((await run({})).calls).toBe(0);
  });

  it('does not ask a second time for what failed in this very run', async () => {
    await using provider = await startProvider({ faults: refusing(['0', '1']) });
    await using folder = await temporaryDirectory();

    const summary = await chimeraOver(provider)
      .run(subjects, { directory: folder.at('run'), ...impatient, retry: 'failed' })
      .summary();

    expect(failuresOf(summary)).toBeGreaterThan(2);
    expect(provider.requests.filter(({ sample }) => !sample.endsWith(':0'))).toEqual([]);
  });

  it.each<[NonNullable<RunOptions['retry']>, RegExp]>([
    [{ stage: 'label' }, /judge/],
    [{ stage: 'validate', code: 'refused-reply' }, /verifier/],
    [{ stage: 'synthesize' }, /nothing/],
    [{ code: 'unusable-reply' }, /nothing/],
  ])('narrows %o to its stage and code', async (retry, model) => {
    await using provider = await startProvider({ faults: refusing(['0']) });
    await using folder = await temporaryDirectory();
    const at = { directory: folder.at('run'), ...impatient };
    await chimeraOver(provider).run(subjects, at).summary();
    const refused = provider.requests.filter(
      (request) => request.fault !== null && model.test(request.model),
    );
    const seen = provider.requests.length;

    await chimeraOver(provider)
      .run(subjects, { ...at, retry })
      .summary();

    const sent = provider.requests.slice(seen).filter(({ sample }) => sample.endsWith(':1'));
    expect(sent).toHaveLength(refused.length);
    for (const request of sent) expect(request.model).toMatch(model);
  });

  it('keeps a retry that was stopped before its replies came', async () => {
    await using provider = await startProvider({ faults: refusing(['0']) });
    await using folder = await temporaryDirectory();
    const at = { directory: folder.at('run'), ...impatient };
    const first = await chimeraOver(provider).run(subjects, at).summary();
    const aborting = new AbortController();
    provider.configure({
      faults: ({ sample }) => {
        if (sample.endsWith(':1')) aborting.abort();
        return { kind: 'server-error' };
      },
    });
    await chimeraOver(provider)
      .run(subjects, { ...at, retry: 'failed', abortSignal: aborting.signal })
      .summary();

    provider.configure({ faults: () => null });
    const later = await chimeraOver(provider).run(subjects, at).summary();

    // The epochs that were opened are asked for also without the option; those that were not stay as they are.
    expect(later.calls).toBeGreaterThan(0);
    expect(failuresOf(later)).toBeLessThan(failuresOf(first));
    const rest = await chimeraOver(provider)
      .run(subjects, { ...at, retry: 'failed' })
      .summary();
    expect(failuresOf(rest)).toBe(0);
  });

  it('works over a store of the caller', async () => {
    await using provider = await startProvider({ faults: refusing(['0']) });
    const store = memoryStore({ keep: 'all' });
    const first = await chimeraOver(provider)
      .run(subjects, { store, ...impatient })
      .summary();
    const retried = await chimeraOver(provider)
      .run(subjects, { store, ...impatient, retry: 'failed' })
      .summary();

    expect(failuresOf(first)).toBeGreaterThan(0);
    expect(failuresOf(retried)).toBe(0);
  });

  it('refuses what selects nothing, with all faults at once', async () => {
    await using provider = await startProvider();
    const chimera = chimeraOver(provider);
    const issuesOf = (options: object): readonly string[] => {
      try {
        chimera.run(subjects, options);
        return [];
      } catch (error) {
        return error instanceof ConfigurationError
          ? error.issues.map(({ option, message }) => `${option}: ${message}`)
          : [];
      }
    };

    expect(issuesOf({ retry: 'failed' })).toEqual([expect.stringMatching(/^run\.retry: .*directory/)]);
    expect(issuesOf({ directory: 'x', retry: { stage: 'labels', code: 'timed-out' } })).toEqual([
      'run.retry.stage: must be one of the stages of this pipeline (expand, generate, validate, synthesize, label), got "labels"',
      expect.stringMatching(/^run\.retry\.code: must be unusable-reply or .*any next run.*got "timed-out"/),
    ]);
    expect(issuesOf({ directory: 'x', retry: 'all' })).toEqual([
      expect.stringMatching(/^run\.retry: .*"all"/),
    ]);
    expect(issuesOf({ directory: 'x', retry: { stages: 'label' } })).toEqual([
      expect.stringMatching(/^run\.retry\.stages: /),
    ]);
  });
});

function epochOf({ sample }: Pick<LoggedRequest, 'sample'>): string {
  return sample.split(':').at(-1) ?? '';
}

function failuresOf({ stages }: RunSummary): number {
  return stages.reduce((total, { failed }) => total + failed, 0);
}

async function samplesIn(directory: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of (await openRun(directory)).samples()) rows.push(row);
  return rows;
}

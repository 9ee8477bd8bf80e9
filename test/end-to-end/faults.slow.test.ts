import { createOpenAI } from '@ai-sdk/openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PipelineEvent } from '../../src/core/event-map.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import type { Fault, FaultKind } from '../provider/fault.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Chemistry', 'Linguistics'];
const rare = 0.04;

/** Faults that pass, and faults of the reply itself. */
const passing: readonly FaultKind[] = [
  'rate-limit',
  'rate-limit-ms',
  'server-error',
  'unavailable',
  'reset',
  'cut',
  'invalid-json',
  'empty-body',
  'no-choices',
];
const ofReplies: readonly FaultKind[] = ['length', 'refusal'];

function chimeraOver(provider: Provider): Chimera {
  return buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a run over a provider with faults', () => {
  it('completes, conserves tasks and records each failure, with every passing fault on', async () => {
    await using provider = await startProvider({
      faultRates: {
        seed: 3,
        rates: Object.fromEntries([...passing, ...ofReplies].map((kind) => [kind, rare])),
      },
    });
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const run = watched(chimeraOver(provider).run(subjects, { directory, ...impatient }));
    const failed: PipelineEvent[] = [];
    run.on('item-failed', (event) => failed.push(event));

    const summary = await run.summary();

    expect(summary.end).toBe('completed');
    expectConservation(summary);
    for (const kind of [...passing, ...ofReplies])
      expect(provider.counters().faults[kind], kind).toBeGreaterThan(0);
    const rows = await collect((await openRun(directory)).failed());
    expect(rows).toHaveLength(failed.length);
    expect(rows).toHaveLength(failuresOf(summary));
    for (const { failure } of rows) expect(['transport', 'reply']).toContain(failure.kind);
  });

  it('asks on the next run for just what did not get through, and ends as if nothing had happened', async () => {
    await using provider = await startProvider({ faultRates: { seed: 5, rates: { 'server-error': 0.5 } } });
    await using folder = await temporaryDirectory();
    const chimera = chimeraOver(provider);
    const first = await chimera.run(subjects, { directory: folder.at('run'), ...impatient }).summary();
    expect(first.end).toBe('completed');
    expect(failuresOf(first)).toBeGreaterThan(0);

    provider.configure({ faultRates: { rates: {} } });
    const answered = new Set(
      provider.requests.filter(({ isAnswered }) => isAnswered).map(({ identity }) => identity),
    );
    const seen = provider.requests.length;
    const second = await chimera.run(subjects, { directory: folder.at('run'), ...impatient }).summary();
    const undisturbed = await chimera.run(subjects, { directory: folder.at('undisturbed') }).summary();

    const again = provider.requests.slice(seen, seen + second.calls);
    expect(again.filter(({ identity }) => answered.has(identity))).toEqual([]);
    expect(failuresOf(second)).toBe(0);
    expect(await samplesIn(folder.at('run'))).toEqual(await samplesIn(folder.at('undisturbed')));
    expect(second.rows).toBe(undisturbed.rows);
  });

  // What may be about single prompts takes a few of them to tell.
  it.each<[Fault, string, string, number]>([
    [{ kind: 'quota' }, 'quota-exhausted', 'run again', 2],
    [{ kind: 'invalid-key' }, 'invalid-key', 'key', 2],
    [{ kind: 'bad-request' }, 'bad-request', 'loopback', 6],
    [{ kind: 'unknown-model' }, 'model-not-found', 'offline-', 6],
  ])('ends at once and resumably on %o', async (fault, code, remedy, rounds) => {
    const breaksAt = 40;
    await using provider = await startProvider({ faults: ({ order }) => (order >= breaksAt ? fault : null) });
    await using folder = await temporaryDirectory();
    const chimera = chimeraOver(provider);
    const directory = folder.at('run');
    const run = watched(chimera.run(subjects, { directory, maxConcurrency: 4, ...impatient }));

    await expect(run.toArray()).rejects.toMatchObject({ name: 'ProviderError', code });
    const summary = await run.summary();
    expect(summary).toMatchObject({ end: 'failed', error: { code } });
    expect(summary.error?.message).toContain(remedy);
    expectConservation(summary);
    expect(provider.requests.length).toBeLessThan(breaksAt + rounds * 4);

    provider.configure({ faults: () => null });
    const answered = provider.counters().answered;
    const second = await chimera.run(subjects, { directory }).summary();
    expect(second.end).toBe('completed');
    expect(second.reused).toBeGreaterThanOrEqual(answered);
  });

  it('says at the first call that a key is missing, before anything is sent', async () => {
    await using provider = await startProvider();
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const openai = createOpenAI({ baseURL: provider.url });
    const chimera = buildChimera({ model: openai.chat('offline-generator') });

    const summary = await chimera.run(subjects, impatient).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'invalid-key' } });
    expect(provider.requests).toEqual([]);
  });
});

function failuresOf(summary: RunSummary): number {
  return summary.stages.reduce((total, stage) => total + stage.failed, 0);
}

async function samplesIn(directory: string): Promise<readonly unknown[]> {
  return collect((await openRun(directory)).samples());
}

async function collect<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

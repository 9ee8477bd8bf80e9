import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { PipelineEvent } from '../../src/core/event-map.ts';
import type { Sample } from '../../src/core/records/records.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { clientNames } from '../provider/provider-clients.ts';
import { startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Mathematics', 'History'];
const sizes = { expand: { topicsPerSubject: 3 } } as const;

describe.each(clientNames)('the whole pipeline through %s', (client) => {
  it('makes labelled samples and asks each question once', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ ...sizes, models: httpModels(provider.url, client) });

    const run = watched(chimera.run(subjects, { directory: folder.at('run') }));
    const samples = await run.toArray();
    const summary = await run.summary();

    expectConservation(summary);
    expect(samples.length).toBeGreaterThanOrEqual(8);
    expect(summary).toMatchObject({ end: 'completed', rows: samples.length, error: null });
    expect(provider.counters()).toMatchObject({ requests: summary.calls, distinct: summary.calls });
    for (const sample of samples) expect(whatIsOff(sample)).toEqual([]);
    const withReasoning = samples.filter((sample) => sample.reasoning !== null);
    expect(withReasoning.length).toBe(client === 'openai chat' ? 0 : samples.length);
    expect(summary.warnings.length).toBe(client === 'openai chat' ? 1 : 0);
  });
});

describe('a run in a directory', () => {
  it('asks nothing again when it is repeated, and writes the same bytes', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ ...sizes, models: httpModels(provider.url) });
    const directory = folder.at('run');
    await chimera.run(subjects, { directory }).summary();
    const before = await readFile(folder.at('run', 'samples.jsonl'), 'utf8');
    provider.reset();

    const again = await chimera.run(subjects, { directory }).summary();

    expect(provider.requests).toEqual([]);
    expect(again).toMatchObject({ calls: 0, end: 'completed' });
    expect(await readFile(folder.at('run', 'samples.jsonl'), 'utf8')).toBe(before);
  });

  it('returns the same samples as another run under another order of arrival', async () => {
    await using provider = await startProvider({ latency: { medianMs: 4 } });
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ ...sizes, models: httpModels(provider.url) });

    await chimera.run(subjects, { directory: folder.at('one'), maxConcurrency: 1 }).summary();
    await chimera
      .run([...subjects].reverse(), { directory: folder.at('many'), maxConcurrency: 64 })
      .summary();

    const [one, many] = await Promise.all(
      ['one', 'many'].map((name) => readFile(folder.at(name, 'samples.jsonl'), 'utf8')),
    );
    expect(many).toBe(one);
  });

  it('writes rows sorted by id that openRun reads without a model', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const chimera = buildChimera({ ...sizes, models: httpModels(provider.url) });
    const summary = await chimera.run(subjects, { directory }).summary();
    await provider.close();

    const stored = await openRun(directory);
    const ids: string[] = [];
    for await (const sample of stored.samples()) ids.push(sample.id);

    expect(ids).toEqual([...ids].sort());
    expect(ids).toHaveLength(summary.rows);
    expect(stored.summary).toEqual(summary);
    expect(stored.manifest['stages']).toHaveLength(5);
  });

  it('keeps keys, prompts and replies out of its manifest, its summary and its events', async () => {
    await using provider = await startProvider({ faultRates: { rates: { 'server-error': 0.1 } } });
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ ...sizes, models: httpModels(provider.url) });
    const run = chimera.run(['Biology'], {
      directory: folder.at('run'),
      ...impatient,
    });
    const events: PipelineEvent[] = [];
    const reading = (async () => {
      for await (const event of run.events()) events.push(event);
    })();
    const samples = await collect(run);
    await reading;

    const told =
      JSON.stringify(events) +
      (await readFile(folder.at('run', 'manifest.json'), 'utf8')) +
      (await readFile(folder.at('run', 'summary.json'), 'utf8'));
    expect(events.some((event) => event.kind === 'retry')).toBe(true);
    expect(told).not.toContain('sk-test');
    for (const { problem } of samples) expect(told).not.toContain(JSON.stringify(problem).slice(1, -1));
  });
});

async function collect<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** What a finished sample lacks. */
function whatIsOff(sample: Sample): readonly string[] {
  const off: string[] = [];
  if (sample.kind !== 'sample') off.push('kind');
  if (sample.problem === '' || sample.answer === '') off.push('text');
  if (sample.solution === '' && !sample.truncated) off.push('solution');
  if (sample.votes.length !== 2) off.push('votes');
  const expected = { correct: true, incorrect: false, unverified: null }[sample.label.kind];
  if (sample.correct !== expected) off.push('correct');
  if (sample.topicPath[0] !== sample.subject || sample.topicPath.at(-1) !== sample.topic)
    off.push('topicPath');
  return off;
}

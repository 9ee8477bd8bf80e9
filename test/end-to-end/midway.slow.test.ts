import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { readRecords } from '../../src/reading/read-records.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { modelOf } from '../provider/provider-clients.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const faultless = { offline: { faults: { malformedReply: 0, refusal: 0 } } };

/** A first run over two subjects; returns how many problems it kept. */
async function firstRun(provider: Provider, directory: string): Promise<number> {
  const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 3 } });
  const summary = await chimera.run(['Mathematics', 'Chemistry'], { directory }).summary();
  expect(summary).toMatchObject({ end: 'completed', changed: [] });
  return summary.stages.find(({ stage }) => stage === 'validate')?.outputs ?? 0;
}

function secondStage({ url }: Provider, teachers: readonly string[]) {
  const models = teachers.map((name) => modelOf('openai-compatible', url, name));
  return compose(synthesize({ models }), label({ model: httpModels(url).label, askJudge: 'always' }));
}

/** Requests since the provider was reset, by model. */
function requestsByModel(provider: Provider): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { model } of provider.requests) counts[model] = (counts[model] ?? 0) + 1;
  return counts;
}

describe('a new teacher over the problems of an earlier run', () => {
  it('asks the teachers and the judge, and no one else', async () => {
    await using provider = await startProvider(faultless);
    await using folder = await temporaryDirectory();
    const kept = await firstRun(provider, folder.at('first'));
    provider.reset();

    const run = watched(
      secondStage(provider, ['offline-new-teacher', 'offline-reasoner']).run(
        readRecords(folder.at('first'), { file: 'problems' }),
        { directory: folder.at('second') },
      ),
    );
    const samples = await run.toArray();
    const summary = await run.summary();

    expectConservation(summary);
    expect(kept).toBeGreaterThan(4);
    expect(samples).toHaveLength(2 * kept);
    const { 'offline-judge': judged = 0, ...others } = requestsByModel(provider);
    expect(others).toEqual({ 'offline-new-teacher': kept, 'offline-reasoner': kept });
    expect(judged).toBeLessThanOrEqual(2 * kept);
    expect(teachersOf(samples)).toEqual({ 'new-teacher': kept, reasoner: kept });
    expect(summary.coverage).toMatchObject([{ subject: 'Chemistry' }, { subject: 'Mathematics' }]);
    expect(summary.coverage?.map((row) => row.samples === 2 * row.kept && row.drafts === 0)).toEqual([
      true,
      true,
    ]);
  });

  it('asks only the teacher that is added later', async () => {
    await using provider = await startProvider(faultless);
    await using folder = await temporaryDirectory();
    const kept = await firstRun(provider, folder.at('first'));
    const problems = readRecords(folder.at('first'), { file: 'problems' });
    const directory = folder.at('second');
    await secondStage(provider, ['offline-new-teacher']).run(problems, { directory }).summary();
    provider.reset();

    const { changed, end } = await secondStage(provider, ['offline-new-teacher', 'offline-third-teacher'])
      .run(problems, { directory })
      .summary();

    const { 'offline-judge': _, ...others } = requestsByModel(provider);
    expect(end).toBe('completed');
    expect(others).toEqual({ 'offline-third-teacher': kept });
    expect(changed).toEqual([
      expect.stringMatching(
        /^synthesize\.options\.models: \[\S+new-teacher\] -> \[\S+new-teacher, \S+third-teacher\]$/,
      ),
    ]);
  });

  it('solves published rows in the same way', async () => {
    await using provider = await startProvider(faultless);
    await using folder = await temporaryDirectory();
    const kept = await firstRun(provider, folder.at('first'));
    const rows: string[] = [];
    for await (const { problem, answer, subject, topic } of readRecords(folder.at('first'), {
      file: 'problems',
    }))
      rows.push(JSON.stringify({ question: problem, answer, subject, topic }));
    await writeFile(folder.at('published.jsonl'), rows.join('\n'));
    provider.reset();

    const samples = await secondStage(provider, ['offline-new-teacher'])
      .run(readProblems(folder.at('published.jsonl')), { directory: folder.at('second') })
      .toArray();

    expect(samples).toHaveLength(kept);
    expect(samples.some(({ correct }) => correct === true)).toBe(true);
    expect(Object.keys(requestsByModel(provider)).sort()).toEqual(['offline-judge', 'offline-new-teacher']);
  });

  it('can begin with topics as well', async () => {
    await using provider = await startProvider(faultless);
    await using folder = await temporaryDirectory();
    await firstRun(provider, folder.at('first'));
    provider.reset();
    const { generate: author, validate: verifiers } = httpModels(provider.url);
    const pipeline = compose(generate({ model: author }), validate({ models: verifiers }));

    const { coverage } = await pipeline.run(readRecords(folder.at('first'), { file: 'topics' })).summary();

    expect(coverage?.map(({ subject, topics, drafts }) => [subject, topics, drafts])).toEqual([
      ['Chemistry', 3, 6],
      ['Mathematics', 3, 6],
    ]);
    expect(requestsByModel(provider)).not.toHaveProperty('offline-expander');
  });
});

function teachersOf(samples: readonly Sample[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { models } of samples) {
    const name = /offline-(.*)$/u.exec(models.synthesize ?? '')?.[1] ?? '';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageModel } from 'ai';
import { describe, expect, it } from 'vitest';
import { pass } from '../../src/core/outcome.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { ChimeraOptions } from '../../src/pipeline/chimera-options.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { openJournal } from '../../src/store/journal-store.ts';
import { startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { canMountDisk, smallDisk } from '../support/small-disk.ts';
import { spawnRun } from '../support/spawn-run.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const models = offlineModels({ seed: 4 });
const canMount = await canMountDisk();
const small = { models, expand: { topicsPerSubject: 2 } } as const;

/** A value that the types refuse, as JavaScript callers may pass it. */
function untyped<Type>(value: unknown): Type {
  return value as Type;
}

function issuesOf(build: () => unknown): readonly string[] {
  try {
    build();
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.issues.map(({ option, message }) => `${option} ${message}`);
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('subjects that are invalid', () => {
  it.each<[string, unknown, RegExp]>([
    ['none', [], /run\.input there are no items/],
    ['a lone string', 'Mathematics', /run\.input must be an array.*"Mathematics".*put it in an array/],
    ['a blank one', ['Biology', '   '], /run\.input\[1\].*" {3}"/],
    ['a very long one', ['x'.repeat(10_000)], /run\.input\[0\].*10000/],
    ['one that is no text', [42], /run\.input\[0\].*42/],
    ['one with NUL', ['a\0b'], /run\.input\[0\]/],
  ])('%s', (_, subjects, message) => {
    const chimera = buildChimera(small);

    const issues = issuesOf(() => chimera.run(untyped<string[]>(subjects)));

    expect(issues.join('; ')).toMatch(message);
    expect(issues.join('; ').length).toBeLessThan(400);
  });

  it('reports all of them together', () => {
    expect(issuesOf(() => buildChimera(small).run(['', ' ', 'Physics']))).toHaveLength(2);
  });

  it('never takes a subject for a path', async () => {
    await using folder = await temporaryDirectory();
    const subjects = ['../../etc', 'Physics/Optics', '..', 'Life 🧬', 'C:\\temp'];

    const summary = await buildChimera(small)
      .run(subjects, { directory: folder.at('run') })
      .summary();

    expect(summary.end).toBe('completed');
    expect(await readdir(folder.path)).toEqual(['run']);
    expect((await readdir(folder.at('run'))).every((name) => /^(?:[a-z]+\.jsonl?|journal)$/.test(name))).toBe(
      true,
    );
  });
});

describe('options that are invalid', () => {
  const spec1 = {
    specificationVersion: 'v1',
    provider: 'old',
    modelId: 'old-1',
    doGenerate: () => undefined,
  };

  it.each<[string, Partial<ChimeraOptions>, RegExp]>([
    ['a count of zero', { expand: { topicsPerSubject: 0 } }, /^buildChimera\.expand\.topicsPerSubject.*0/],
    [
      'a negative count',
      { generate: { problemsPerTopic: -1 } },
      /^buildChimera\.generate\.problemsPerTopic.*-1/,
    ],
    [
      'half a count',
      { synthesize: { trajectoriesPerProblem: 1.5 } },
      /^buildChimera\.synthesize\.trajectoriesPerProblem.*1\.5/,
    ],
    ['NaN', { refill: { kept: Number.NaN } }, /^buildChimera\.refill\.kept.*NaN/],
    [
      'fewer attempts than wanted',
      { refill: { kept: 3, maxAttempts: 2 } },
      /^buildChimera\.refill\.maxAttempts.*3.*2/,
    ],
    [
      'no verifiers',
      { models: { ...models, validate: [] } },
      /^buildChimera\.models\.validate.*at least one/,
    ],
    [
      'atLeast above the verifiers',
      { validate: { agreement: { atLeast: 3 } } },
      /^buildChimera\.validate\.agreement.*3/,
    ],
    [
      'a model that is undefined',
      { models: { ...models, validate: [models.validate[0], untyped<LanguageModel>(undefined)] } },
      /^buildChimera\.models\.validate\[1\].*undefined/,
    ],
    [
      'a model of an old specification',
      { models: { ...models, label: untyped<LanguageModel>(spec1) } },
      /^buildChimera\.models\.label.*v1/,
    ],
    [
      'a missing model',
      { models: untyped({ ...models, expand: undefined }) },
      /^buildChimera\.models names no model for expand/,
    ],
  ])('%s', (_, change, message) => {
    expect(issuesOf(() => buildChimera({ ...small, ...change })).join('; ')).toMatch(message);
  });

  it('reports the faults of all stages together', () => {
    const issues = issuesOf(() =>
      buildChimera({
        models: { ...models, validate: [] },
        expand: { topicsPerSubject: 0 },
        generate: { problemsPerTopic: 0 },
        synthesize: { trajectoriesPerProblem: 0 },
        refill: { kept: 0 },
      }),
    );

    expect(issues.map((issue) => issue.split(' ')[0])).toEqual([
      'buildChimera.models.validate',
      'buildChimera.expand.topicsPerSubject',
      'buildChimera.generate.problemsPerTopic',
      'buildChimera.synthesize.trajectoriesPerProblem',
      'buildChimera.refill.kept',
    ]);
  });
});

describe('rules that misbehave', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the rule has a bug');
      },
    ],
    ['rejects its promise', () => Promise.reject(new Error('the rule has a bug'))],
    ['returns nonsense', () => 'fine'],
    ['returns nothing', () => undefined],
  ])('one that %s makes the item failed, and the run goes on', async (_, misbehave) => {
    let asked = 0;
    const odd = defineRule({
      name: 'odd',
      version: '1',
      check: () => {
        asked += 1;
        return asked % 2 === 0 ? pass() : untyped<ReturnType<typeof pass>>(misbehave());
      },
    });
    const chimera = buildChimera({ ...small, rules: { problems: [odd] } });

    const summary = await watched(chimera.run(['Biology'])).summary();

    expectConservation(summary);
    expect(summary.end).toBe('completed');
    const validate = summary.stages.find(({ stage }) => stage === 'validate');
    expect(validate?.failed).toBe(Math.ceil(asked / 2));
    expect(validate?.kept).toBeLessThanOrEqual(Math.floor(asked / 2));
  });
});

describe('a directory that is invalid', () => {
  const endOf = async (
    directory: string,
  ): Promise<{ readonly code: string; readonly message: string } | null> => {
    const summary = await buildChimera(small).run(['Biology'], { directory }).summary();
    expect(summary).toMatchObject({ end: 'failed', calls: 0 });
    return summary.error;
  };

  it('is a file', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('run'), 'a letter');

    expect(await endOf(folder.at('run'))).toMatchObject({
      code: 'not-a-directory',
      message: expect.stringContaining('choose another path'),
    });
    expect(await readFile(folder.at('run'), 'utf8')).toBe('a letter');
  });

  it('cannot be written', async () => {
    expect(await endOf('/sys/chimera-sdk-run')).toMatchObject({ code: 'not-writable' });
  });

  it('belongs to another format version', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('run'));
    await writeFile(folder.at('run', 'manifest.json'), '{"formatVersion":99}');

    expect(await endOf(folder.at('run'))).toMatchObject({
      code: 'format-version',
      message: expect.stringMatching(/99.*1/),
    });
  });

  it('is at work in another process', async () => {
    await using folder = await temporaryDirectory();
    await using provider = await startProvider({ latency: { medianMs: 60_000, sigma: 0 } });
    const directory = folder.at('run');
    const asked = new Promise<void>((resolve) => {
      provider.configure({
        faults: () => {
          resolve();
          return null;
        },
      });
    });
    const other = spawnRun({
      url: provider.url,
      directory,
      subjects: ['Biology'],
      topicsPerSubject: 1,
      maxConcurrency: 1,
    });
    await asked;

    const error = await endOf(directory);
    other.process.kill('SIGKILL');
    await other.ended;

    expect(error).toMatchObject({
      code: 'directory-locked',
      message: expect.stringContaining(`${other.process.pid}`),
    });
    expect((await buildChimera(small).run(['Biology'], { directory }).summary()).end).toBe('completed');
  });

  it('holds a damaged journal', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await buildChimera(small).run(['Biology'], { directory }).summary();
    const segment = folder.at('run', 'journal', 'segment-000001.jsonl');
    const text = await readFile(segment, 'utf8');
    const before = text.slice(0, text.lastIndexOf('\n', text.indexOf('"kind":"reply"')) + 1);
    await writeFile(segment, text.replace('"kind":"reply"', '"kind":"rep1y"'));

    const error = await endOf(directory);

    expect(error).toMatchObject({
      code: 'journal-damaged',
      message: expect.stringContaining(
        `segment-000001.jsonl is damaged at byte ${Buffer.byteLength(before)}:`,
      ),
    });
  });
});

describe('a disk that fills up in the middle of a run', () => {
  it.runIf(canMount)(
    'ends the run with a store error, and all that was acknowledged is readable',
    async () => {
      await using disk = await smallDisk(1);
      await using provider = await startProvider();
      const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 40 } });
      const directory = join(disk.path, 'run');
      const run = watched(chimera.run(['Mathematics', 'Physics', 'Chemistry', 'Biology'], { directory }));

      const summary = await run.summary();

      expect(summary).toMatchObject({ end: 'failed', error: { code: 'store-failed' } });
      expect(summary.error?.message).toMatch(/ENOSPC/);
      expectConservation(summary);
      const journal = await openJournal(join(directory, 'journal'));
      let readable = 0;
      for await (const [, value] of journal.entries())
        if (JSON.stringify(value).includes('"kind":"reply"')) readable += 1;
      await journal.close();
      const used = summary.stages.reduce((total, stage) => total + stage.calls, 0);
      expect(readable).toBeGreaterThan(20);
      expect(readable).toBeLessThanOrEqual(used);
      const rows: unknown[] = [];
      for await (const row of (await openRun(directory)).problems()) rows.push(row);
      expect(rows.length).toBeGreaterThan(0);
    },
  );
});

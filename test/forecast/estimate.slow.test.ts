import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import type { Price } from '../../src/core/money/price.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import type { EstimateOptions } from '../../src/forecast/forecast.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { type OfflineModels, offlineModels } from '../../src/offline/index.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { memoryStore } from '../../src/store/memory-store.ts';

const models = offlineModels();
const chimera = buildChimera({ models });
const subjects = ['Mathematics', 'Physics'];

async function issuesOf(forecast: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await forecast.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ConfigurationError
    ? error.issues.map(({ option, message }) => `${option}: ${message}`)
    : [`not refused: ${String(error)}`];
}

describe('estimate', () => {
  it('returns each figure of each stage and of the whole as a range, and asks no model', async () => {
    const asked: string[] = [];
    const silent = Object.fromEntries(
      Object.entries(models).map(([part, model]) => [part, watched(model, () => asked.push(part))]),
    );
    const forecast = await buildChimera({ models: silent }).estimate(subjects);

    expect(asked).toEqual([]);
    expect(forecast.basis).toBe('assumptions');
    expect(forecast.stages.map(({ stage }) => stage)).toEqual([
      'expand',
      'generate',
      'validate',
      'synthesize',
      'label',
    ]);
    expect(forecast.assumed).toEqual(['expand', 'generate', 'validate', 'synthesize', 'label']);
    for (const { calls, inputTokens, outputTokens, seconds } of [forecast.total, ...forecast.stages])
      for (const range of [calls, inputTokens, outputTokens, seconds]) {
        expect(range.low).toBeLessThanOrEqual(range.likely);
        expect(range.likely).toBeLessThanOrEqual(range.high);
      }
    expect(forecast.rows.high).toBeLessThanOrEqual(2 * 10 * 2);
  });

  it('is the same for the same question', async () => {
    expect(await chimera.estimate(subjects)).toEqual(await chimera.estimate(subjects));
  });

  it('knows no cost without a price, and prices each model by its own', async () => {
    const free = perMillionTokens({ input: 0, output: 0 });
    const priced = buildChimera({
      models: { ...models, synthesize: withSettings(models.synthesize, { price: free }) },
    });
    const price: Price = (usage, modelId) =>
      modelId === 'offline-judge'
        ? undefined
        : perMillionTokens({ input: 1, output: 5 })(usage, modelId, 'offline');

    expect((await chimera.estimate(subjects)).total.usd).toBeNull();
    const { total, stages } = await priced.estimate(subjects, { price });
    expect(total.usd).toBeNull();
    expect(stages.find(({ stage }) => stage === 'synthesize')?.usd).toEqual({ low: 0, likely: 0, high: 0 });
    expect(stages.find(({ stage }) => stage === 'label')?.usd).toBeNull();
    expect(stages.find(({ stage }) => stage === 'generate')?.usd?.likely).toBeGreaterThan(0);
  });

  it('follows what is stated', async () => {
    const strict = await chimera.estimate(subjects, { assume: { validate: { keptShare: 0.2 } } });
    const lenient = await chimera.estimate(subjects, { assume: { validate: { keptShare: 0.95 } } });

    expect(strict.total.calls.likely).toBeGreaterThan(lenient.total.calls.likely);
    expect(strict.rows.high).toBeLessThan(lenient.rows.low);
    expect(strict.assumed).not.toContain('validate');
  });

  it('says that tokens are assumed where a summary tells none, since its replies came from the store', async () => {
    const store = memoryStore({ keep: 'all' });
    const first = await chimera.run(subjects, { store }).summary();
    const again = await chimera.run(subjects, { store }).summary();

    expect((await chimera.estimate(subjects, { from: first })).assumed).toEqual([]);
    expect(again.calls).toBe(0);
    expect((await chimera.estimate(subjects, { from: again })).assumed).toEqual([
      'expand',
      'generate',
      'validate',
      'synthesize',
      'label',
    ]);
  });

  it('takes topics that a subject brings for granted, and asks no one for them', async () => {
    const { stages } = await chimera.estimate([{ name: 'Optics', topics: ['Lenses', 'Mirrors', 'Prisms'] }]);

    expect(stages[0]).toMatchObject({ stage: 'expand', calls: { low: 0, likely: 0, high: 0 } });
    expect(stages[1]?.tasks.low).toBeGreaterThanOrEqual(2 * 2);
    expect(stages[1]?.tasks.high).toBeLessThanOrEqual(3 * 4);
  });

  it('ends at a target, and counts a repeated subject once', async () => {
    const whole = await chimera.estimate(subjects);
    const part = await chimera.estimate(subjects, { target: 5 });

    expect(part.rows).toEqual({ low: 5, likely: 5, high: 5 });
    expect(part.total.calls.high).toBeLessThan(whole.total.calls.low);
    expect(await chimera.estimate([...subjects, 'Physics'])).toEqual(whole);
  });

  it('lets the fullest lane decide on the time, and limits a minute', async () => {
    const assume = { synthesize: { secondsPerCall: 600 } };
    const at = async (settings: ModelSettings): Promise<number> => {
      const synthesize = withSettings(models.synthesize, settings);
      const { total } = await buildChimera({ models: { ...models, synthesize } }).estimate(subjects, {
        assume,
      });
      return total.seconds.likely;
    };

    const wide = await at({ maxConcurrency: 16 });
    expect(await at({ maxConcurrency: 2 })).toBeGreaterThan(4 * wide);
    expect(await at({ requestsPerMinute: 0.1 })).toBeGreaterThan(3 * wide);
    const outputs = await at({ tokensPerMinute: { output: 1_000 } });
    expect(outputs).toBeGreaterThan(3 * wide);
  });

  it('counts attempts of blind solving once where synthesis takes them over', async () => {
    const solving = (attempts: number): Chimera =>
      buildChimera({
        models,
        validate: { blindSolve: { model: models.synthesize, attempts } },
        synthesize: { trajectoriesPerProblem: 4 },
      });
    const [none, all] = await Promise.all([solving(1), solving(4)].map((one) => one.estimate(subjects)));
    const callsOf = (forecast: typeof none): number | undefined =>
      forecast?.stages.find(({ stage }) => stage === 'synthesize')?.calls.likely;

    expect(callsOf(none)).toBeGreaterThan(0);
    expect(callsOf(all)).toBe(0);
  });

  it('refuses what it cannot work with, by name', async () => {
    const throwing: Price = () => {
      throw new Error('no table');
    };

    expect(await issuesOf(chimera.estimate([]))).toEqual([
      expect.stringMatching(/^estimate\.subjects: there are no items/),
    ]);
    expect(await issuesOf(Reflect.apply(chimera.estimate, chimera, ['Physics']))).toEqual([
      expect.stringMatching(/^estimate\.subjects: /),
    ]);
    expect(await issuesOf(chimera.estimate(subjects, { price: throwing }))).toEqual([
      expect.stringMatching(/^estimate\.price: threw for .*no table/),
    ]);
    expect(await issuesOf(chimera.estimate(subjects, { price: () => Number.NaN }))).toEqual([
      expect.stringMatching(/^estimate\.price: returned NaN/),
    ]);
    const assume = { labels: {}, validate: { keptShare: 0, kept: 1 }, generate: { secondsPerCall: -1 } };
    expect(await issuesOf(chimera.estimate(subjects, { assume, target: 0 }))).toEqual([
      expect.stringMatching(/^estimate\.assume\.generate\.secondsPerCall: /),
      expect.stringMatching(/^estimate\.assume\.validate\.keptShare: must be above 0/),
      expect.stringMatching(/^estimate\.assume\.validate\.kept: is an unknown option/),
      expect.stringMatching(
        /^estimate\.assume\.labels: is an unknown stage; .*expand, generate, validate, synthesize, label/,
      ),
      expect.stringMatching(/^estimate\.target: /),
    ]);
    expect(await issuesOf(chimera.estimate(subjects, { from: { measured: [] } }))).toEqual([
      expect.stringMatching(/^estimate\.from: must be the summary/),
    ]);
  });

  it('refuses figures that are not numbers, as a file may hold them, instead of drawing from them for ever', async () => {
    // What was read from a file has any type.
    const from = (read: object): EstimateOptions => ({ from: read as RunSummary });
    const summary = await chimera.run(['Physics']).summary();
    const { measured } = await chimera.preview(['Physics'], { samples: 1 });
    const torn = { ...summary, stages: summary.stages.map((stage) => ({ ...stage, kept: undefined })) };
    const odd = measured.map((measure) => ({
      ...measure,
      calls: [{ calls: 1, inputTokens: { count: 'x' } }],
    }));

    const missing = await issuesOf(chimera.estimate(subjects, from({ stages: [{ stage: 'label' }] })));
    expect(missing).toContainEqual(expect.stringMatching(/^estimate\.from\.stages\[0\]\.kept: /));
    for (const issue of missing)
      expect(issue).toMatch(/^estimate\.from\.stages\[0\]\.\w+: is n(?:ot|either) a number/);
    expect((await issuesOf(chimera.estimate(subjects, from(torn))))[0]).toMatch(
      /^estimate\.from\.stages\[0\]\.kept: is not a number/,
    );
    expect((await issuesOf(chimera.estimate(subjects, from({ measured: odd }))))[0]).toMatch(
      /^estimate\.from\.measured\[0\]\.calls\[0\]\.inputTokens\.count: is not a number/,
    );
    expect(await issuesOf(chimera.estimate(subjects, from({ stages: [{}] })))).toEqual([
      expect.stringMatching(/^estimate\.from: must be the summary/),
    ]);
  });
});

type OneModel = OfflineModels['expand'];

function watched(
  model: OfflineModels[keyof OfflineModels],
  asked: () => void,
): OneModel | readonly OneModel[] {
  const watch = (one: OneModel): OneModel => ({
    ...one,
    doGenerate: (options) => {
      asked();
      return one.doGenerate(options);
    },
  });
  return Array.isArray(model) ? model.map(watch) : watch(model as OneModel);
}

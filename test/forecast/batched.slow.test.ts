import { describe, expect, it } from 'vitest';
import type { BatchedOptions } from '../../src/batch/index.ts';
import type { ModelSettings } from '../../src/core/model.ts';
import type { Forecast } from '../../src/forecast/forecast.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { StandInBatches } from '../support/stand-in-batches.ts';

const subjects = ['Mathematics', 'Physics', 'Chemistry', 'Biology'];
const price = perMillionTokens({ input: 1, output: 10 });
const atHalf = perMillionTokens({ input: 1, output: 10, batch: 0.5 });
const models = offlineModels();
const service = new StandInBatches();

function estimate(
  options: BatchedOptions | null,
  settings: ModelSettings = { price: atHalf },
): Promise<Forecast> {
  const synthesize = options === null ? service.liveModel(settings) : service.model(options, settings);
  return buildChimera({ models: { ...models, synthesize } }).estimate(subjects, { price });
}

function stageOf(forecast: Forecast, name: string): Forecast['stages'][number] | undefined {
  return forecast.stages.find(({ stage }) => stage === name);
}

describe('a forecast of a batched model', () => {
  it('tells its calls, tokens and dollars apart from live ones, at the price of a batch', async () => {
    const [live, batched] = [await estimate(null), await estimate({})];
    const [before, after] = [stageOf(live, 'synthesize'), stageOf(batched, 'synthesize')];

    expect(after?.batched).toMatchObject({
      calls: before?.calls,
      inputTokens: before?.inputTokens,
      outputTokens: before?.outputTokens,
      usd: after?.usd,
      savedUsd: after?.usd,
    });
    const half = (dollars = 0): number => dollars / 2;
    for (const end of ['low', 'likely', 'high'] as const)
      expect(after?.usd?.[end]).toBeCloseTo(half(before?.usd?.[end]), 5);
    const none = { low: 0, likely: 0, high: 0 };
    expect(after?.live).toEqual({ calls: none, inputTokens: none, outputTokens: none, usd: none });
  });

  it('changes nothing but the money and the time of the batched stage', async () => {
    const [live, batched] = [await estimate(null), await estimate({})];

    expect(batched.rows).toEqual(live.rows);
    expect(batched.total.calls).toEqual(live.total.calls);
    expect(batched.total.outputTokens).toEqual(live.total.outputTokens);
    expect(stageOf(batched, 'generate')).toEqual({
      ...stageOf(live, 'generate'),
      seconds: expect.anything(),
    });
    expect(stageOf(batched, 'generate')).not.toHaveProperty('batched');
    expect(live.total).not.toHaveProperty('live');
    expect(live.total).not.toHaveProperty('batched');
  });

  it('adds the stages up, live and batched', async () => {
    const { total, stages } = await estimate({});

    expect(total.batched).toEqual(stages.find(({ stage }) => stage === 'synthesize')?.batched);
    const likely = (figure: 'calls' | 'inputTokens' | 'outputTokens'): number =>
      (total.live?.[figure].likely ?? 0) + (total.batched?.[figure].likely ?? 0);
    expect(likely('calls')).toBeCloseTo(total.calls.likely, -1);
    expect(total.usd?.low).toBeGreaterThan(total.batched?.usd?.low ?? Number.POSITIVE_INFINITY);
  });

  it('has no batch for fewer calls than minRequests, unless they go to a batch anyway', async () => {
    const most = 999;
    const none = { low: 0, likely: 0, high: 0 };

    const few = await estimate({ minRequests: most });
    expect(few.total.batched).toMatchObject({ calls: none, usd: none, savedUsd: none });
    expect(few.total.live?.usd).toEqual(few.total.usd);
    expect(few.total.usd).toEqual((await estimate(null)).total.usd);
    const all = await estimate({ minRequests: most, otherwise: 'batch' });
    expect(all.total.batched).toEqual((await estimate({})).total.batched);
  });

  it('sends the waves of a refill apart: those that are too small are live', async () => {
    // Two drafts for each of 40 topics come at once, and up to two more for each that were lost.
    const validated = async (minRequests: number): Promise<Forecast['stages'][number] | undefined> => {
      const validate = [service.model({ minRequests, reAsks: 'batch' })];
      const pipeline = buildChimera({ models: { ...models, validate } });
      const assume = { generate: { keptShare: 0.99 }, validate: { keptShare: 0.5, callsPerTask: 1 } };
      return stageOf(await pipeline.estimate(subjects, { assume }), 'validate');
    };
    const [all, first, none] = [await validated(1), await validated(50), await validated(110)];

    expect(all?.batched?.calls).toEqual(all?.calls);
    expect(first?.batched?.calls.likely).toBeGreaterThan(70);
    expect(first?.batched?.calls.likely).toBeLessThan(90);
    expect(first?.live?.calls.likely).toBeGreaterThan(35);
    expect(none?.calls.likely).toBeGreaterThan(110);
    expect(none?.batched?.calls).toEqual({ low: 0, likely: 0, high: 0 });
  });

  it('takes re-asks for live where they are, and for batched where they are not', async () => {
    const pipeline = (options: BatchedOptions): Promise<Forecast> => {
      const generate = service.model(options, { price: atHalf });
      return buildChimera({ models: { ...models, generate } }).estimate(subjects, { price });
    };
    const live = (forecast: Forecast): number => stageOf(forecast, 'generate')?.live?.calls.high ?? -1;

    expect(live(await pipeline({ otherwise: 'live' }))).toBeGreaterThan(0);
    expect(live(await pipeline({ otherwise: 'batch' }))).toBe(0);
    expect(live(await pipeline({ otherwise: 'live', reAsks: 'batch' }))).toBe(0);
    expect(live(await pipeline({ otherwise: 'batch', reAsks: 'live' }))).toBeGreaterThan(0);
  });

  it('knows no savings without a price, nor where the price does not tell batches', async () => {
    const synthesize = service.model({});
    const unpriced = await buildChimera({ models: { ...models, synthesize } }).estimate(subjects);
    const same = await estimate({}, { price });

    expect(unpriced.total.batched).toMatchObject({ usd: null, savedUsd: null });
    expect(unpriced.total.live?.usd).toBeNull();
    expect(same.total.batched?.savedUsd).toEqual({ low: 0, likely: 0, high: 0 });
    expect(same.total.usd).toEqual((await estimate(null, { price })).total.usd);
  });

  it('waits for batches, at most for a day each or as long as maxWaitMs', async () => {
    const secondsOf = async (options: BatchedOptions | null): Promise<Forecast['total']['seconds']> =>
      (await estimate(options)).total.seconds;
    const [live, day, hour] = [
      await secondsOf(null),
      await secondsOf({}),
      await secondsOf({ maxWaitMs: 3_600_000 }),
    ];

    expect(day.high).toBeGreaterThan(live.high + 12 * 3_600);
    expect(day.high).toBeLessThan(live.high + 24 * 3_600);
    expect(hour.high).toBeGreaterThan(1_800);
    expect(hour.high).toBeLessThan(live.high + 3_600);
  });

  it('prices by what a run paid where no price is known, and then knows no savings', async () => {
    const priced = { ...models, synthesize: service.model({ lookEveryMs: 1 }, { price: atHalf }) };
    const from = await buildChimera({ models: priced }).run(subjects, { price }).summary();
    const unpriced = buildChimera({ models: { ...models, synthesize: service.model({}) } });

    const { total } = await unpriced.estimate(subjects, { from });

    expect(from.batched?.savedUsd).toBeGreaterThan(0);
    expect(total.batched?.usd?.likely).toBeGreaterThan(0);
    expect(total.batched?.savedUsd).toBeNull();
  });
});

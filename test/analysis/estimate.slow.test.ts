import { describe, expect, it } from 'vitest';
import {
  estimateProbe,
  estimateRanking,
  type ProbeDifficultyOptions,
  probeDifficulty,
  rankQuality,
} from '../../src/analysis/index.ts';
import { perMillionTokens } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { StandInBatches } from '../support/stand-in-batches.ts';
import { rankedProblem, simulatedJudge } from './simulated-judges.ts';

const { synthesize: model, label: judge } = offlineModels({ seed: 3 });
const rows = Array.from({ length: 6 }, (_, index) => ({
  question: `What is ${index} + 1?`,
  answer: `${index + 1}`,
}));
const price = perMillionTokens({ input: 1, output: 10 });

describe('the forecast of an analysis', () => {
  it('knows the calls of a probe, and its dollars once replies are known', async () => {
    const options: ProbeDifficultyOptions = {
      sources: { rows },
      models: [model],
      label: { model: judge },
      attempts: 3,
      perSource: 5,
      run: { price },
    };
    const forecast = await estimateProbe({
      ...options,
      assume: { outputTokensPerAttempt: 100, outputTokensPerJudgement: 10 },
    });
    const { summary } = await probeDifficulty(options);
    const known = await estimateProbe({ ...options, from: summary });

    expect(forecast.parts[0]).toMatchObject({ part: 'attempts', calls: { low: 15, likely: 15, high: 15 } });
    expect(forecast.calls).toMatchObject({ low: 15, high: 30 });
    expect(summary.calls).toBeGreaterThanOrEqual(forecast.calls.low);
    expect(summary.calls).toBeLessThanOrEqual(forecast.calls.high);
    expect(forecast.parts[0]?.outputTokens.likely).toBe(1500);
    expect(forecast.usd?.likely).toBeGreaterThan(0.015);
    const stage = summary.stages.find((each) => each.stage === 'synthesize');
    const twice = { ...options, label: { model: judge, judgements: 2 } } as const;
    expect((await estimateProbe(twice)).calls).toMatchObject({ low: 15, high: 45 });
    expect(known.parts[0]?.outputTokens.likely).toBe(stage?.outputTokens);
    expect((await estimateProbe({ ...options, run: {} })).usd).toBeNull();
  });

  it('prices calls that batches answer as such, and says what is saved', async () => {
    const service = new StandInBatches();
    const half = perMillionTokens({ input: 1, output: 10, batch: 0.5 });
    const estimated = async (minRequests: number | null): ReturnType<typeof estimateProbe> => {
      const asked = minRequests === null ? service.liveModel() : service.model({ minRequests });
      const options = {
        sources: { rows },
        models: [asked],
        label: { model: judge },
        attempts: 3,
        perSource: 5,
        run: { price: half },
      };
      return estimateProbe({ ...options, assume: { outputTokensPerAttempt: 100 } });
    };
    const [live, batched, few] = [await estimated(null), await estimated(15), await estimated(16)];
    const [part, other] = [batched.parts[0], live.parts[0]];

    expect(part?.calls).toEqual(other?.calls);
    expect(part?.usd?.likely).toBeCloseTo((other?.usd?.likely ?? 0) / 2, 9);
    expect(part?.savedUsd?.likely).toBeCloseTo(part?.usd?.likely ?? -1, 9);
    expect(batched.usd?.likely).toBeLessThan(live.usd?.likely ?? 0);
    expect(other).not.toHaveProperty('savedUsd');
    expect(few).toEqual(live);
  });

  it('knows the calls of rankings, and refuses what they would refuse', async () => {
    const sources = {
      one: [rankedProblem(1, 'a'), rankedProblem(2, 'b')],
      two: [rankedProblem(3, 'c'), rankedProblem(4, 'd')],
    };
    const judges = [simulatedJudge('honest', ({ quality }) => quality)];
    const options = { sources, models: judges, items: 2, match: 'any' } as const;

    const { calls, usd } = await estimateRanking(options);
    const { summary } = await rankQuality(options);

    expect(calls).toEqual({ low: 4, likely: 4, high: 8 });
    expect(summary.calls).toBe(4);
    expect(usd).toBeNull();
    await expect(estimateRanking({ ...options, items: 3 })).rejects.toThrow('only 2 groups');
    await expect(
      estimateProbe({ sources: { rows }, models: [model], label: { model: judge }, perSource: 9 }),
    ).rejects.toThrow('has only 6 problems');
    await expect(estimateRanking({ ...options, assume: { outputTokensPerRanking: -1 } })).rejects.toThrow(
      'outputTokensPerRanking',
    );
    const elsewhere: object = { assume: { outputTokensPerRanking: 9 } };
    await expect(
      estimateProbe({ sources: { rows }, models: [model], label: { model: judge }, ...elsewhere }),
    ).rejects.toThrow('assume.outputTokensPerRanking: is an unknown option');
  });
});

import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import type { Forecast, ForecastRange } from '../../src/forecast/forecast.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import { StandInBatches } from '../support/stand-in-batches.ts';

const subjects = ['Mathematics', 'Physics', 'Chemistry', 'Biology'];
const price = perMillionTokens({ input: 1.25, output: 10 });
const atHalf = perMillionTokens({ input: 1.25, output: 10, batch: 0.5 });
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Less than the first wave of drafts has, and more than the later ones have. */
const fewest = 14;

/** A pipeline whose verifier and reasoner are batched: the one within a refill, the other behind it. */
function pipelineOf(seed: number): Chimera {
  const service = new StandInBatches({ offline: { seed } });
  const options = { lookEveryMs: 1, minRequests: fewest };
  const models = offlineModels({ seed });
  const [verifier] = models.validate;
  return buildChimera({
    models: {
      ...models,
      validate: [service.model(options, { price: atHalf, id: verifier.modelId })],
      synthesize: service.model(options, { price: atHalf }),
    },
    expand: { topicsPerSubject: 3 },
  });
}

function figuresOf({ total, rows }: Forecast): Readonly<Record<string, ForecastRange | null | undefined>> {
  const { live, batched } = total;
  return {
    rows,
    calls: total.calls,
    usd: total.usd,
    'live calls': live?.calls,
    'live tokens': live?.outputTokens,
    'live usd': live?.usd,
    'batched calls': batched?.calls,
    'batched tokens': batched?.outputTokens,
    'batched usd': batched?.usd,
    saved: batched?.savedUsd,
  };
}

function truthOf({ rows, calls, spent, batched }: RunSummary): Readonly<Record<string, number>> {
  const { usd = 0, savedUsd = 0, calls: sent = 0, outputTokens = 0 } = batched ?? {};
  return {
    rows,
    calls,
    usd: spent.usd ?? -1,
    'live calls': calls - sent,
    'live tokens': spent.outputTokens - outputTokens,
    'live usd': (spent.usd ?? -1) - (usd ?? 0),
    'batched calls': sent,
    'batched tokens': outputTokens,
    'batched usd': usd ?? -1,
    saved: savedUsd ?? -1,
  };
}

describe('a forecast of a pipeline with batched models', () => {
  it('holds what the real run takes live and in batches in nine of ten seeds', async () => {
    const hits = new Map<string, number>();
    for (const seed of seeds) {
      const pipeline = pipelineOf(seed);
      const { forecast } = await pipeline.preview(subjects, { samples: 3, price });
      const truth = truthOf(await pipelineOf(seed).run(subjects, { price }).summary());
      expect(truth['batched calls']).toBeGreaterThan(0);
      expect(truth['live calls']).toBeGreaterThan(0);
      for (const [figure, range] of Object.entries(figuresOf(forecast))) {
        const value = truth[figure] ?? -1;
        const holds = range !== null && range !== undefined && range.low <= value && value <= range.high;
        hits.set(figure, (hits.get(figure) ?? 0) + (holds ? 1 : 0));
      }
    }

    for (const [figure, count] of hits) expect(count, figure).toBeGreaterThanOrEqual(9);
    expect(hits.size).toBe(10);
  });
});

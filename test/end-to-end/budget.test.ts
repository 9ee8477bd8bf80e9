import { describe, expect, it } from 'vitest';
import type { BudgetEvent } from '../../src/core/event-map.ts';
import type { Embedder, Model } from '../../src/core/model.ts';
import type { Budget } from '../../src/core/money/budget.ts';
import type { Price } from '../../src/core/money/price.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { instantClock } from '../../src/testing/instant-clock.ts';
import { type ScriptedModel, type ScriptedReply, scriptedModel } from '../../src/testing/scripted-model.ts';
import { askingStage } from '../support/asking-stage.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { grown, step, token } from '../support/number-stages.ts';

const items = Array.from({ length: 20 }, (_, index) => token(`item${index}`));

/** A dollar for a thousand tokens of a reply; prompts are free. */
const price = perMillionTokens({ input: 0, output: 1000 });

function capped(model: ScriptedModel, maxOutputTokens = 500): Model {
  return withSettings(model, { maxOutputTokens });
}

/** A model of embeddings that takes so many texts at once, and notes each request. */
function embedderOf(maxEmbeddingsPerCall: number, requests: (readonly string[])[] = []): Embedder {
  return {
    specificationVersion: 'v3',
    provider: 'scripted',
    modelId: 'embedder',
    maxEmbeddingsPerCall,
    supportsParallelCalls: true,
    doEmbed: async ({ values }) => {
      requests.push(values);
      return { embeddings: values.map(() => [1, 0]), usage: { tokens: 3 }, warnings: [] };
    },
  };
}

/** Replies of 100 tokens, each for ten cents. */
const reply: ScriptedReply = { text: 'a reply', inputTokens: 10, outputTokens: 100 };

describe('a run with a budget', () => {
  it('ends before the call that could cross it, keeps what is finished and says so', async () => {
    const model = scriptedModel(() => reply);
    const events: BudgetEvent[] = [];
    const run = watched(askingStage('ask', capped(model)).run(items, { budget: { usd: 1 }, price }));
    run.on('budget', (event) => events.push(event));

    const rows = await run.toArray();
    const summary = await run.summary();

    // After six replies 40 cents are left, and a reply may cost 50.
    expect(model.calls).toHaveLength(6);
    expect(rows).toHaveLength(6);
    expectConservation(summary);
    expect(summary).toMatchObject({
      end: 'budget',
      error: null,
      rows: 6,
      spent: { calls: 6, inputTokens: 60, outputTokens: 600, usd: 0.6 },
      spentInAll: { calls: 6, usd: 0.6 },
      budget: { usd: 1 },
      warnings: [expect.stringContaining('budget.usd of 1 has 0.4 left, and the next call may cost 0.5')],
    });
    expect(summary.stages[0]).toMatchObject({ usd: 0.6, kept: 6, pending: 14 });
    expect(events.map(({ mark, spent }) => [mark, spent.usd])).toEqual([
      ['half', 0.5],
      ['reached', 0.6],
    ]);
  });

  it('ends before its first call when the prompt and what is around it do not fit', async () => {
    const model = scriptedModel(() => reply);
    const bytes = Buffer.byteLength('ask item0');
    const run = (tokens: number): Promise<RunSummary> =>
      askingStage('ask', capped(model)).run(items.slice(0, 1), { budget: { tokens } }).summary();

    expect(await run(bytes + 16 + 499)).toMatchObject({ end: 'budget', calls: 0 });
    expect(model.calls).toEqual([]);
    expect(await run(bytes + 16 + 500)).toMatchObject({ end: 'completed', calls: 1 });
  });

  it('completes when the budget is just enough', async () => {
    for (const budget of [{ calls: 20 }, { tokens: 2200 + 401 + 40 }, { usd: 2.4 }]) {
      const model = scriptedModel(() => reply);
      const { end } = await askingStage('ask', capped(model)).run(items, { budget, price }).summary();
      expect(end, JSON.stringify(budget)).toBe('completed');
    }
  });

  it('counts each failed try, at its worst when no one knows what it cost', async () => {
    const busy = Object.assign(new Error('busy'), { statusCode: 429 });
    const broken = Object.assign(new Error('broken'), { statusCode: 500 });
    const model = scriptedModel([busy, broken, reply]);
    const run = askingStage('ask', capped(model)).run(items.slice(0, 1), {
      budget: { usd: 1.1 },
      price,
      ...instantClock(),
    });
    const ended: unknown[] = [];
    run.on('call-end', ({ usd, attempts }) => ended.push({ usd, attempts }));

    expect(await run.summary()).toMatchObject({
      end: 'completed',
      spent: { calls: 3, inputTokens: expect.any(Number), outputTokens: 600, usd: 0.6 },
    });
    expect(ended).toEqual([{ usd: 0.6, attempts: 3 }]);
  });

  it('holds it over models with other prices, and serves the deeper call first', async () => {
    const cheap = withSettings(
      scriptedModel(() => reply, { modelId: 'cheap' }),
      { maxOutputTokens: 100, price: perMillionTokens({ input: 0, output: 100 }) },
    );
    const order: string[] = [];
    const dearOne = scriptedModel(
      () => {
        order.push('dear');
        return reply;
      },
      { modelId: 'dear' },
    );
    const dear = withSettings(dearOne, { maxOutputTokens: 1000, maxConcurrency: 4, price });
    const pipeline = compose(askingStage('first', cheap), askingStage('second', dear));
    const budget = { usd: 2.2 };

    const summary = await pipeline.run(items, { budget, maxConcurrency: 8 }).summary();

    const [first, second] = summary.stages;
    expect(summary.end).toBe('budget');
    expect(summary.spent.usd).toBeLessThanOrEqual(2.2);
    // Each dear call waits for a whole dollar and is not overtaken by cheap ones, of which the rest could pay many.
    expect(second?.kept).toBe(order.length);
    expect(order.length).toBeGreaterThanOrEqual(9);
    expect(first?.kept).toBeLessThan(20);
  });

  it('pays for embeddings and for asking once more out of the same purse', async () => {
    const model = scriptedModel(({ reAsk }) => (reAsk === 0 ? 'unreadable' : reply));
    const stage = step('ask', async (item, { call, embed, draw }) => {
      await embed({ model: embedderOf(64), values: [item.id] });
      const parse = ({ text }: { readonly text: string }): string => {
        if (text === 'unreadable') throw new Error('cannot be read');
        return text;
      };
      await call({ model: capped(model), prompt: item.id, slot: 'ask', parse });
      return grown(item, 'ask', draw);
    });
    const priced: Price = (usage, id) => (id === 'embedder' ? 0.01 : price(usage, id, ''));

    const summary = await stage
      .run(items.slice(0, 1), { budget: { calls: 3, usd: 5 }, price: priced })
      .summary();

    expect(summary).toMatchObject({ end: 'completed', spent: { calls: 3, usd: 0.111 } });
    const again = await stage.run(items.slice(0, 1), { budget: { calls: 2 } }).summary();
    expect(again).toMatchObject({ end: 'budget', spent: { calls: 2 } });
  });

  it('counts each request for embeddings, however many it takes for one list of texts', async () => {
    for (const [calls, end, made] of [
      [3, 'completed', 3],
      [2, 'budget', 2],
    ] as const) {
      const requests: (readonly string[])[] = [];
      const model = embedderOf(2, requests);
      const stage = step('embed', async (item, { embed, draw }) => {
        await embed({ model, values: ['a', 'b', 'c', 'd', 'e'] });
        return grown(item, 'embed', draw);
      });
      const summary = await stage.run(items.slice(0, 1), { budget: { calls } }).summary();

      expect(summary).toMatchObject({ end, spent: { calls } });
      expect(requests).toHaveLength(made);
    }
  });

  it('takes no more rows from a reader that leaves at the wall', async () => {
    const model = scriptedModel(() => reply);
    const run = askingStage('ask', capped(model)).run(items, { budget: { calls: 5 }, maxConcurrency: 2 });
    let read = 0;
    for await (const row of run) {
      expect(row.id).toContain('item');
      read += 1;
      if (read === 5) break;
    }

    const summary = await run.summary();
    expect(summary.rows).toBe(5);
    expect(['budget', 'stopped']).toContain(summary.end);
    expect(model.calls).toHaveLength(5);
  });

  it('hands out all rows to a reader slower than the run', async () => {
    const model = scriptedModel(() => reply);
    const many = Array.from({ length: 400 }, (_, index) => token(`item${index}`));
    const run = askingStage('ask', capped(model)).run(many, { budget: { calls: 300 } });
    const rows: string[] = [];
    for await (const { id } of run) {
      if (rows.length % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
      rows.push(id);
    }

    expect(new Set(rows).size).toBe(300);
    expect((await run.summary()).end).toBe('budget');
  });

  it('gives the whole pipeline a valid end', async () => {
    const models = offlineModels();
    const chimera = buildChimera({ models });
    const run = watched(chimera.run(['Mathematics', 'Physics'], { budget: { calls: 60 } }));
    const summary = await run.summary();

    expectConservation(summary);
    expect(summary).toMatchObject({ end: 'budget', calls: 60, spent: { calls: 60, usd: null } });
  });

  it('shows what is spent in the progress line once a price is known', async () => {
    const lines: string[] = [];
    for (const options of [{ price }, {}]) {
      const run = askingStage(
        'ask',
        scriptedModel(() => reply),
      ).run(items, options);
      run.on('progress', ({ line }) => lines.push(line));
      await run.summary();
    }

    expect(lines.at(0)).not.toContain('$');
    expect(lines.filter((line) => line.includes('20 calls, $2.00, '))).toHaveLength(1);
    expect(lines.at(-1)).not.toContain('$');
  });
});

describe('a budget that cannot work', () => {
  const model = capped(scriptedModel(() => reply));
  const issuesOf = (
    options: { readonly budget?: unknown; readonly price?: unknown },
    asked = model,
  ): string => {
    try {
      // What callers without types may pass.
      void askingStage('ask', asked).run(items, options as { budget: Budget });
      return 'none';
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.message;
    }
  };

  it.each([
    [{ usd: 0 }, 'run.budget.usd: must be US dollars above 0, got 0'],
    [{ usd: Number.NaN }, 'run.budget.usd: must be US dollars above 0, got NaN'],
    [{ usd: '5' }, 'run.budget.usd: must be US dollars above 0, got "5"'],
    [
      { calls: 0 },
      'run.budget.calls: must be a whole number of at least 1, the least that one call takes, got 0',
    ],
    [{ tokens: 1.5 }, 'run.budget.tokens: must be a whole number'],
    [{ calls: -1, tokens: Number.POSITIVE_INFINITY }, 'run.budget.tokens: must be a whole number'],
    [{}, 'run.budget: sets no limit'],
    [{ dollars: 5 }, 'run.budget.dollars: is an unknown option'],
    [5, 'run.budget: must be an object of options, got 5'],
    [null, 'run.budget: must be an object of options, got null'],
  ])('is refused: %j', (budget, message) => {
    expect(issuesOf({ budget, price })).toContain(message);
  });

  it('is refused with a price that is no function', () => {
    expect(issuesOf({ price: 3 })).toContain(
      'run.price: must be a function of usage, model id and provider, got 3',
    );
  });

  it('names every model whose price or cap is missing, before any call', () => {
    const bare = scriptedModel(() => reply, { modelId: 'bare' });
    const other = scriptedModel(() => reply, { modelId: 'other' });
    const chimera = buildChimera({ models: { ...offlineModels(), expand: bare, label: other } });

    expect(() => chimera.run(['Physics'], { budget: { usd: 10 } })).toThrow(
      /withSettings\.maxOutputTokens: is missing for scripted:bare, so that budget\.usd.*run\.price: knows no price for scripted:bare.*scripted:other/s,
    );
    expect(() => chimera.run(['Physics'], { budget: { tokens: 1e9 } })).toThrow(
      /withSettings\.maxOutputTokens: is missing for scripted:bare, so that budget\.tokens/,
    );
    expect([bare.calls, other.calls]).toEqual([[], []]);
  });

  it('is told with the price of one call when it is below it', () => {
    expect(issuesOf({ budget: { usd: 0.49 }, price })).toBe(
      'run.budget.usd: of 0.49 is below what one call of scripted:model may cost, at least 0.5; raise it, or lower maxOutputTokens of the model',
    );
    expect(issuesOf({ budget: { tokens: 500 } })).toBe(
      'run.budget.tokens: of 500 is below what one call of scripted:model may take, at least 501; raise it, or lower maxOutputTokens of the model',
    );
    expect(issuesOf({ budget: { usd: 0.5, tokens: 501 }, price })).toBe('none');
  });

  it.each([
    [() => Number.NaN, 'run.price: returned NaN for scripted:model'],
    [() => -0.01, 'run.price: returned -0.01 for scripted:model'],
    [() => null, 'run.price: returned null for scripted:model'],
    [async () => 1, 'run.price: returned a promise for scripted:model'],
    // No one else would catch it, and the process would end.
    [() => Promise.reject(new Error('no table')), 'run.price: returned a promise for scripted:model'],
    [
      () => {
        throw new Error('cannot ask with token=abcdef');
      },
      'run.price: threw for scripted:model: "cannot ask with token=[redacted]"',
    ],
    [
      () => {
        throw new Error('no such model');
      },
      'run.price: threw for scripted:model: "no such model"',
    ],
    [
      () => {
        throw 'cannot ask with token=abcdef';
      },
      'run.price: threw for scripted:model: "cannot ask with token=[redacted]"',
    ],
  ])('is told of a price function that fails, with and without a budget: %#', (wrong, message) => {
    expect(issuesOf({ budget: { usd: 10 }, price: wrong })).toContain(message);
    expect(issuesOf({ price: wrong })).toContain(message);
  });

  it('ends the run before its first call when a stage of one’s own names no models', async () => {
    const bare = scriptedModel(() => reply);
    const run = askingStage('ask', bare, {}).run(items, { budget: { usd: 10 } });
    const summary: RunSummary = await run.summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'invalid-configuration' } });
    expect(summary.error?.message).toContain('withSettings.maxOutputTokens: is missing for scripted:model');
    expect(summary.error?.message).toContain('run.price: knows no price for scripted:model');
    expect(bare.calls).toEqual([]);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import type { Budget } from '../../src/core/money/budget.ts';
import type { Price } from '../../src/core/money/price.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { openRun } from '../../src/reading/open-run.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { type ScriptedReply, scriptedModel } from '../../src/testing/scripted-model.ts';
import { startProvider } from '../provider/start-provider.ts';
import { askingStage } from '../support/asking-stage.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { impatient } from '../support/impatient.ts';
import { token } from '../support/number-stages.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const items = Array.from({ length: 20 }, (_, index) => token(`item${index}`));
const reply: ScriptedReply = { text: 'a reply', inputTokens: 10, outputTokens: 100 };
const price = perMillionTokens({ input: 0, output: 1000 });
const rowFiles = ['topics.jsonl', 'problems.jsonl', 'samples.jsonl', 'rejected.jsonl', 'failed.jsonl'];

async function bytesOf(directory: string): Promise<readonly string[]> {
  return Promise.all(rowFiles.map((name) => readFile(join(directory, name), 'utf8')));
}

describe('a run that ended at its budget', () => {
  it('goes on with a larger one, pays for nothing twice, and ends with the bytes of a run without', async () => {
    await using folder = await temporaryDirectory();
    await using provider = await startProvider();
    const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
    const subjects = ['Mathematics', 'Physics', 'Biology'];
    const whole = await chimera.run(subjects, { directory: folder.at('whole') }).summary();
    const requests = provider.requests.length;
    provider.reset();

    let last: RunSummary | null = null;
    for (const calls of [1, 20, 50, 51, 120, 10_000]) {
      const part = watched(chimera.run(subjects, { directory: folder.at('parts'), budget: { calls } }));
      last = await part.summary();
      expectConservation(last);
      expect(provider.requests.length).toBeLessThanOrEqual(calls);
      expect(last.spentInAll.calls).toBe(provider.requests.length);
      if (last.end === 'budget') expect(last.spentInAll.calls).toBe(calls);
    }

    expect(last?.end).toBe('completed');
    expect(provider.requests).toHaveLength(requests);
    expect(await bytesOf(folder.at('parts'))).toEqual(await bytesOf(folder.at('whole')));
    expect(whole.spentInAll).toEqual(whole.spent);
  });

  it('left a dataset that can be read', async () => {
    await using folder = await temporaryDirectory();
    await using provider = await startProvider();
    const chimera = buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
    const { rows } = await chimera
      .run(['Mathematics', 'Physics'], {
        directory: folder.at('run'),
        budget: { calls: 80 },
        maxConcurrency: 4,
      })
      .summary();

    const stored = await openRun(folder.at('run'));
    const samples: unknown[] = [];
    for await (const sample of stored.samples()) samples.push(sample);
    expect(stored.summary).toMatchObject({ end: 'budget', budget: { calls: 80 }, spentInAll: { calls: 80 } });
    expect(samples).toHaveLength(rows);
    expect(rows).toBeGreaterThan(0);
  });

  it('ends at once under the same budget, without a call and with a message', async () => {
    const store = memoryStore({ keep: 'all' });
    const model = scriptedModel(() => reply);
    const stage = askingStage('ask', withSettings(model, { maxOutputTokens: 500 }));
    await stage.run(items, { store, budget: { usd: 1 }, price }).summary();
    const again = await stage.run(items, { store, budget: { usd: 1 }, price }).summary();

    expect(again).toMatchObject({
      end: 'budget',
      rows: 6,
      calls: 0,
      reused: 6,
      spent: { calls: 0, usd: 0 },
      spentInAll: { calls: 6, usd: 0.6 },
      warnings: [expect.stringContaining('budget.usd of 1 has 0.4 left')],
    });
    expect(model.calls).toHaveLength(6);
  });
});

describe('what earlier runs spent', () => {
  const asked = (): Model =>
    withSettings(
      scriptedModel(() => reply),
      { maxOutputTokens: 500 },
    );

  it('counts though they had no budget', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await askingStage('ask', asked()).run(items.slice(0, 4), { directory, price }).summary();

    const summary = await askingStage('ask', asked())
      .run(items, { directory, price, budget: { usd: 1 } })
      .summary();

    expect(summary).toMatchObject({ end: 'budget', spent: { usd: 0.2 }, spentInAll: { usd: 0.6 } });
  });

  it('gets the price of today when it had none', async () => {
    const store = memoryStore({ keep: 'all' });
    const first = await askingStage('ask', asked()).run(items.slice(0, 4), { store }).summary();
    expect(first.spentInAll).toMatchObject({ calls: 4, usd: null });
    const resume = async (prices: Price, budget: Budget): Promise<RunSummary> =>
      askingStage(
        'other',
        withSettings(
          scriptedModel(() => reply, { modelId: 'other' }),
          { maxOutputTokens: 1 },
        ),
      )
        .run(items.slice(0, 1), { store, price: prices, budget })
        .summary();
    const knowsOther: Price = (_, id) => (id === 'other' ? 0.001 : undefined);

    expect(await resume(knowsOther, { usd: 1 })).toMatchObject({
      end: 'failed',
      calls: 0,
      error: {
        code: 'invalid-configuration',
        message: expect.stringMatching(
          /^run\.budget\.usd: must count earlier calls of scripted:model in this directory \(4\), whose price is not known/,
        ),
      },
    });
    expect(await resume(knowsOther, { calls: 100 })).toMatchObject({ end: 'completed', calls: 1 });
    expect(await resume(price, { usd: 1 })).toMatchObject({ end: 'completed', spentInAll: { usd: 0.401 } });
  });

  it('takes the cap of today for tries that were lost without one', async () => {
    const store = memoryStore({ keep: 'all' });
    const lost = scriptedModel([new TypeError('terminated'), reply]);
    const first = await askingStage('ask', lost)
      .run(items.slice(0, 1), { store, price, ...impatient })
      .summary();
    expect(first.spentInAll).toMatchObject({ calls: 2, usd: null });
    const resume = async (model: Model, budget: Budget): Promise<RunSummary> =>
      askingStage('ask', model, {}).run(items.slice(0, 1), { store, price, budget }).summary();

    const uncapped = await resume(lost, { tokens: 1_000_000 });
    expect(uncapped.error?.message).toMatch(
      /^run\.budget\.tokens: must count earlier calls of scripted:model in this directory \(1\) that failed without a cap on their replies; give the model maxOutputTokens/,
    );
    const capped = await askingStage('ask', withSettings(lost, { maxOutputTokens: 400 }))
      .run(items.slice(0, 1), { store, price, budget: { usd: 1 } })
      .summary();
    expect(capped).toMatchObject({ end: 'completed', spentInAll: { calls: 2, usd: 0.5 } });
  });

  it('is kept beside the replies in a store of one’s own, and nowhere when nothing outlives the run', async () => {
    const puts: unknown[] = [];
    const inner = memoryStore({ keep: 'all' });
    const putIfAbsent = inner.putIfAbsent.bind(inner);
    inner.putIfAbsent = (key, value) => {
      puts.push(value);
      return putIfAbsent(key, value);
    };
    const run = askingStage('ask', asked()).run(items, { store: inner, budget: { calls: 10 } });
    await run.summary();

    const spends = puts.filter((value) => JSON.stringify(value).startsWith('{"kind":"spend"'));
    expect(spends.length).toBeGreaterThan(1);
    expect(puts.length - spends.length).toBe(10);
    expect(JSON.stringify(spends)).not.toContain('a reply');
  });

  it('is noted beside the replies without a budget, at most one short entry for each', async () => {
    await using folder = await temporaryDirectory();
    const many = Array.from({ length: 2000 }, (_, index) => token(`item${index}`));
    const directory = folder.at('run');
    await askingStage('ask', asked()).run(many, { directory }).summary();

    const journal = join(directory, 'journal');
    const texts = await Promise.all(
      (await readdir(journal)).map((name) => readFile(join(journal, name), 'utf8')),
    );
    const lines = texts.join('').split('\n');
    const spends = lines.filter((line) => line.includes('"kind":"spend"'));
    expect(lines.length).toBeGreaterThan(2000);
    // One for each commit and the sum: fewer than replies as soon as commits take time.
    expect(spends.length).toBeLessThanOrEqual(2001);
    expect(Math.max(...spends.map((line) => line.length))).toBeLessThan(600);
    const again = await askingStage('ask', asked()).run(many, { directory }).summary();
    expect(again).toMatchObject({ calls: 0, reused: 2000, spentInAll: { calls: 2000 } });
  });
});

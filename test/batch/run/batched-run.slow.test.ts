import { describe, expect, it } from 'vitest';
import { type BatchedOptions, batched } from '../../../src/batch/index.ts';
import type { ConfiguredModel } from '../../../src/core/model.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { batchClient } from '../../batch-provider/batch-clients.ts';
import { type BatchProvider, startBatchProvider } from '../../batch-provider/start-batch-provider.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { token } from '../../support/number-stages.ts';

const items = Array.from({ length: 12 }, (_, index) => token(`item-${index}`));
const price = perMillionTokens({ input: 1, output: 10, batch: 0.5 });

function batchedModel({ url }: BatchProvider, options: BatchedOptions = {}): ConfiguredModel {
  const { make, service } = batchClient('openai chat', url);
  return batched(service, (fetch) => withSettings(make(fetch), { maxOutputTokens: 4096, price }), {
    lookEveryMs: 2,
    lostAfterMs: 20,
    ...options,
  });
}

function paidTwice(provider: BatchProvider): number {
  return Object.values(provider.paid()).filter((counts) => counts.live + counts.batch > 1).length;
}

describe('a run with a batched model', () => {
  it('sends one batch when nothing else goes on, and tells what was saved', async () => {
    await using provider = await startBatchProvider();
    const run = askingStage('ask', batchedModel(provider)).run(items);
    const told: string[] = [];
    run.on('batch', ({ status }) => void told.push(status));

    const summary = await run.summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12, calls: 12, reused: 0 });
    expect(provider.batches()).toHaveLength(1);
    expect(told.slice(0, 2)).toEqual(['sending', 'sent']);
    expect(new Set(told.slice(2, -1))).toEqual(new Set(['working']));
    expect(told.at(-1)).toBe('ended');
    expect(summary.batched).toMatchObject({ calls: 12, outputTokens: summary.spent.outputTokens });
    expect(summary.batched?.savedUsd).toBeCloseTo(summary.spent.usd ?? 0, 9);
  });

  it('sends full batches, and fewer than minRequests live', async () => {
    await using provider = await startBatchProvider();
    const model = batchedModel(provider, { maxRequests: 5, minRequests: 3 });

    const summary = await askingStage('ask', model).run(items).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12, batched: { calls: 10 }, calls: 12 });
    expect(provider.batches().map(({ lines }) => lines)).toEqual([5, 5]);
    expect(paidTwice(provider)).toBe(0);
  });

  it('makes a request live that is larger than a batch may be, and says so', async () => {
    await using provider = await startBatchProvider();
    const run = askingStage('ask', batchedModel(provider, { maxBytes: 300 })).run(items);
    const warnings: string[] = [];
    run.on('warning', ({ message }) => void warnings.push(message));

    expect(await run.summary()).toMatchObject({ end: 'completed', rows: 12, calls: 12 });
    expect(provider.batches()).toHaveLength(0);
    expect(warnings).toEqual([
      expect.stringMatching(/larger than a batch at \S+ may be \(300\): it is made live/),
    ]);
    expect(paidTwice(provider)).toBe(0);
  });

  it('cancels a batch that takes longer than maxWaitMs, and makes the rest live', async () => {
    // Forty looks take far longer than it has, and without the limit the batch would answer all.
    await using provider = await startBatchProvider({ polls: 40 });
    const run = askingStage('ask', batchedModel(provider, { maxWaitMs: 5, otherwise: 'live' })).run(items);
    const told: string[] = [];
    run.on('batch', ({ status }) => void told.push(status));

    expect(await run.summary()).toMatchObject({ end: 'completed', rows: 12, batched: { calls: 6 } });
    expect(told.at(-1)).toBe('cancelled');
    expect(provider.batches()).toHaveLength(1);
    expect(paidTwice(provider)).toBe(0);
  });

  it('shares its store with live runs in both directions', async () => {
    await using provider = await startBatchProvider();
    const live = withSettings(batchClient('openai chat', provider.url).make(globalThis.fetch), {
      stream: false,
    });
    for (const [first, second] of [
      [live, batchedModel(provider)],
      [batchedModel(provider), live],
    ] as const) {
      const store = memoryStore({ keep: 'all' });
      const rows = await askingStage('ask', first).run(items, { store }).toArray();
      const again = askingStage('ask', second).run(items, { store });

      expect(await again.toArray()).toEqual(rows);
      expect(await again.summary()).toMatchObject({ calls: 0, reused: 12 });
    }
  });

  it('leaves, and goes on in the next run', async () => {
    await using provider = await startBatchProvider({ polls: 2 });
    const store = memoryStore({ keep: 'all' });
    const run = () => askingStage('ask', batchedModel(provider, { wait: 'leave' })).run(items, { store });

    const first = await run().summary();

    expect(first).toMatchObject({ end: 'waiting', rows: 0, error: null, waits: { calls: 12 } });
    expect(first.stages[0]).toMatchObject({ in: 12, pending: 12, kept: 0, failed: 0 });
    expect(first.waits?.batches).toMatchObject([{ service: 'openai', requests: 12 }]);
    const ends: string[] = [];
    for (let more = 0; more < 5 && ends.at(-1) !== 'completed'; more += 1)
      ends.push((await run().summary()).end);
    expect(ends.at(-1)).toBe('completed');
    expect(paidTwice(provider)).toBe(0);
    expect(provider.batches()).toHaveLength(1);
  });

  it.each(['live', 'batch'] as const)('asks %s what no batch answered', async (otherwise) => {
    await using provider = await startBatchProvider({
      lines: { 'rate-limit': 0.2, expired: 0.2, 'server-error': 0.1 },
      endings: ['expired', 'ended'],
      order: 'reversed',
    });
    const model = batchedModel(provider, { otherwise });
    const run = askingStage('ask', model).run(items, { failureLimit: Number.POSITIVE_INFINITY });

    const summary = await run.summary();

    const [counts] = summary.stages;
    expect(summary.end).toBe('completed');
    expect((counts?.kept ?? 0) + (counts?.failed ?? 0)).toBe(12);
    if (otherwise === 'live') expect(counts).toMatchObject({ kept: 12, failed: 0 });
    expect(paidTwice(provider)).toBe(0);
  });

  it('finds a batch again whose start brought no answer', async () => {
    await using provider = await startBatchProvider({
      endpoints: [{ on: 'POST /v1/batches', fault: 'lost' }],
    });

    const summary = await askingStage('ask', batchedModel(provider)).run(items).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12 });
    expect(provider.batches()).toHaveLength(1);
  });

  it('waits where the quota of the provider is reached, and sends in halves what is too much', async () => {
    await using provider = await startBatchProvider({ queue: 7 });

    const summary = await askingStage('ask', batchedModel(provider)).run(items).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12 });
    expect(paidTwice(provider)).toBe(0);
  });

  it('keeps to its budget, and ends there', async () => {
    await using provider = await startBatchProvider();
    const model = batchedModel(provider, { maxRequests: 4 });

    const summary = await askingStage('ask', model)
      .run(items, { budget: { usd: 0.1 } })
      .summary();

    expect(summary.end === 'budget' || summary.end === 'completed').toBe(true);
    expect(summary.spent.usd).toBeLessThanOrEqual(0.1);
    expect(summary.rows).toBeGreaterThan(0);
  });

  it('cancels on stop when asked to, and uses what was answered', async () => {
    await using provider = await startBatchProvider({ polls: 1000 });
    const store = memoryStore({ keep: 'all' });
    const run = askingStage('ask', batchedModel(provider, { onStop: 'cancel' })).run(items, { store });
    run.on('batch', ({ status }) => {
      if (status === 'working') void run.stop();
    });

    expect(await run.summary()).toMatchObject({ end: 'stopped' });
    expect(provider.requests.filter((request) => request.endsWith('/cancel'))).toHaveLength(1);
    provider.configure({ polls: 1 });
    const next = await askingStage('ask', batchedModel(provider)).run(items, { store }).summary();
    expect(next).toMatchObject({ end: 'completed', rows: 12 });
    expect(paidTwice(provider)).toBe(0);
  });

  it('refuses what cannot work before anything is paid', async () => {
    await using provider = await startBatchProvider();
    expect(() => batchedModel(provider, { maxRequests: 0 })).toThrow(/maxRequests/);
    const elsewhere = batched(batchClient('openai chat', 'http://127.0.0.1:9').service, (fetch) =>
      batchClient('openai chat', provider.url).make(fetch),
    );

    const summary = await askingStage('ask', elsewhere).run(items).summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'unsupported-model' } });
    expect(provider.requests).toEqual([]);
  });

  it('counts answers that a batch did not bring as asked again, and says so', async () => {
    await using provider = await startBatchProvider({ lines: { absent: 0.3, twice: 0.2, stranger: 0.2 } });

    const summary = await askingStage('ask', batchedModel(provider)).run(items).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12 });
    expect(summary.warnings.join('\n')).toMatch(/answered \d+ of 12 requests/);
  });

  it('warns when all stages are batched', async () => {
    await using provider = await startBatchProvider();
    const model = batchedModel(provider);
    const chain = compose(askingStage('one', model), askingStage('two', model), askingStage('three', model));

    const summary = await chain.run(items).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 12, batched: { calls: 36 } });
    expect(summary.warnings.join()).toMatch(/all 3 stages .* batch synthesize first/);
    expect(provider.batches()).toHaveLength(3);
  });

  it('refuses the batch of another run', async () => {
    await using provider = await startBatchProvider({ polls: 1000 });
    const store = memoryStore({ keep: 'all' });
    const leave = { wait: 'leave' } as const;
    await askingStage('ask', batchedModel(provider, leave))
      .run([token('other')], { store })
      .summary();
    const id = provider.batches()[0]?.id ?? '';
    const mine = memoryStore({ keep: 'all' });
    await askingStage('ask', batchedModel(provider, leave)).run(items, { store: mine }).summary();
    const forged = memoryStore({ keep: 'all' });
    for await (const [key, value] of mine.entries())
      await forged.putIfAbsent(key, key.endsWith('/id') ? { kind: 'batch-id', id } : value);

    const summary = await askingStage('ask', batchedModel(provider)).run(items, { store: forged }).summary();

    expect(summary).toMatchObject({ end: 'failed', rows: 0, error: { code: 'unusable-carrier' } });
    expect(summary.error?.message).toMatch(/another run's/);
  });
});

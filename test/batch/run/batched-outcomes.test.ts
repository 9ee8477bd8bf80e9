import { describe, expect, it } from 'vitest';
import type { BatchedOptions, BatchResult } from '../../../src/batch/index.ts';
import type { Run } from '../../../src/core/run.ts';
import type { RunSummary } from '../../../src/core/summary.ts';
import { ProviderError } from '../../../src/errors/index.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { type Token, token } from '../../support/number-stages.ts';
import { atWork, noCounts, StandInBatches, type StandInScript } from '../../support/stand-in-batches.ts';

const items = ['a', 'b', 'c', 'd'].map(token);
const quick: BatchedOptions = { lookEveryMs: 1, lostAfterMs: 5 };
const ways = ['live', 'batch'] as const;

function refusal(statusCode = 400): ProviderError {
  return new ProviderError('stand-in answered: not like this', {
    code: 'bad-request',
    model: 'stand-in',
    statusCode,
  });
}

function runOver(service: StandInBatches, options: BatchedOptions = {}, more: object = {}): Run<Token> {
  return askingStage('ask', service.model({ ...quick, ...options })).run(items, more);
}

/** The results of the first batch are changed, those of later ones are not. */
function firstOnly(change: (results: readonly BatchResult[]) => readonly BatchResult[]): StandInScript {
  return { results: (results, { id }) => (id === 'batch-1' ? change(results) : results) };
}

describe('a batch that is refused as a whole', () => {
  const atItsStart: StandInScript = {
    onStart: () => {
      throw refusal();
    },
  };
  const later: StandInScript = { state: ({ tag }) => ({ status: 'refused', tag, error: refusal() }) };

  it.each([
    ['at its start', atItsStart],
    ['later', later],
  ])('is made live, with a warning, when it is refused %s', async (_, script) => {
    const service = new StandInBatches(script);

    const summary = await runOver(service, { otherwise: 'live' }).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 4, calls: 4 });
    expect(service.live).toBe(4);
    expect(summary.batched).toBeUndefined();
    expect(summary.warnings.join()).toMatch(
      /stand-in refused a batch of 4 requests: .*not like this; they are made live/,
    );
  });

  it.each([
    ['at its start', atItsStart],
    ['later', later],
  ])(
    'ends the run with otherwise batch when it is refused %s, and the next run sends it again',
    async (_, script) => {
      const service = new StandInBatches(script);
      const store = memoryStore({ keep: 'all' });

      const refused = await runOver(service, { otherwise: 'batch' }, { store }).summary();
      service.script = {};
      const next = await runOver(service, { otherwise: 'batch' }, { store }).summary();

      expect(refused).toMatchObject({ end: 'failed', rows: 0, error: { code: 'bad-request' } });
      expect(next).toMatchObject({ end: 'completed', rows: 4, batched: { calls: 4 } });
      expect(service.live).toBe(0);
      expect(service.paidTwice).toBe(0);
    },
  );

  it('ends the run when its key is not taken, whatever otherwise says', async () => {
    const service = new StandInBatches({
      onStart: () => {
        throw refusal(401);
      },
    });

    expect(await runOver(service, { otherwise: 'live' }).summary()).toMatchObject({ end: 'failed', rows: 0 });
    expect(service.live).toBe(0);
  });
});

describe('a batch that its provider does not know any more', () => {
  const price = perMillionTokens({ input: 1, output: 10, batch: 0.5 });
  const settings = { maxOutputTokens: 1_000, price };

  it.each(ways)('is asked for again %s, and what it may have cost is spent', async (otherwise) => {
    const service = new StandInBatches({
      state: ({ id, tag }) =>
        id === 'batch-1' ? { status: 'missing' } : { status: 'ended', tag, counts: noCounts },
    });
    const model = service.model({ ...quick, otherwise }, settings);

    const summary = await askingStage('ask', model)
      .run(items, { budget: { usd: 1 } })
      .summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(otherwise === 'batch' ? 2 : 1);
    expect(service.live).toBe(otherwise === 'live' ? 4 : 0);
    expect(summary.warnings.join()).toMatch(
      /does not know batch batch-1 any more: .* its 4 requests are asked again/,
    );
    const answered = summary.stages[0]?.usd ?? 0;
    // Four replies of a thousand tokens at the price of a batch, and their prompts.
    expect((summary.spent.usd ?? 0) - answered).toBeGreaterThan(4 * 0.005);
    expect((summary.spent.usd ?? 0) - answered).toBeLessThan(4 * 0.006);
  });

  it('is asked for again by the next run, when it was left', async () => {
    const service = new StandInBatches({ state: atWork });
    const store = memoryStore({ keep: 'all' });
    const left = await runOver(service, { wait: 'leave' }, { store }).summary();
    service.script = {
      state: ({ id, tag }) =>
        id === 'batch-1' ? { status: 'missing' } : { status: 'ended', tag, counts: noCounts },
    };

    const next = await runOver(service, { otherwise: 'batch' }, { store }).summary();

    expect(left).toMatchObject({ end: 'waiting', waits: { calls: 4 } });
    expect(next).toMatchObject({ end: 'completed', rows: 4, batched: { calls: 4 } });
    expect(service.batches).toHaveLength(2);
  });
});

describe('results that are not those of the requests', () => {
  it.each(ways)('are asked for %s where there are fewer', async (otherwise) => {
    const service = new StandInBatches(firstOnly((results) => results.slice(1)));

    const summary = await runOver(service, { otherwise }).summary();

    expect(summary).toMatchObject({
      end: 'completed',
      rows: 4,
      batched: { calls: otherwise === 'batch' ? 4 : 3 },
    });
    expect(service.batches.map(({ requests }) => requests.length)).toEqual(
      otherwise === 'batch' ? [4, 1] : [4],
    );
    expect(service.live).toBe(otherwise === 'live' ? 1 : 0);
    expect(summary.warnings.join()).toMatch(/batch batch-1 at stand-in answered 3 of 4 requests/);
  });

  it.each(ways)('are asked for %s where none came to be answered', async (otherwise) => {
    const service = new StandInBatches(
      firstOnly((results) => results.map(({ id }) => ({ kind: 'unanswered', id, why: 'expired' }))),
    );

    expect(await runOver(service, { otherwise }).summary()).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(otherwise === 'batch' ? 2 : 1);
    expect(service.live).toBe(otherwise === 'live' ? 4 : 0);
  });

  it('count once where they come twice, the first of each', async () => {
    const plain = new StandInBatches();
    const rows = await runOver(plain).toArray();
    const spoilt = (result: BatchResult): BatchResult =>
      result.kind === 'answered' ? { ...result, body: '{"is":"no reply"}' } : result;
    const service = new StandInBatches(firstOnly((results) => [...results, ...results.map(spoilt)]));
    const run = runOver(service);

    expect(await run.toArray()).toEqual(rows);
    const summary = await run.summary();
    expect(summary).toMatchObject({ end: 'completed', rows: 4, calls: 4, batched: { calls: 4 } });
    expect(summary.warnings.join()).toMatch(/brought 4 results twice and 0 of requests that it did not have/);
  });

  it('are left out where the batch had no such request', async () => {
    const foreign = (results: readonly BatchResult[]): readonly BatchResult[] =>
      results.map((result, place) => ({ ...result, id: `${place}`.padStart(24, 'f') }));
    const service = new StandInBatches(firstOnly((results) => [...foreign(results), ...results]));

    const summary = await runOver(service).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 4, calls: 4, batched: { calls: 4 } });
    expect(summary.warnings.join()).toMatch(/brought 0 results twice and 4 of requests that it did not have/);
  });

  it('end the run where all of them are of other requests', async () => {
    const service = new StandInBatches({
      results: (results) => results.map((result, place) => ({ ...result, id: `${place}`.padStart(24, 'f') })),
    });
    const store = memoryStore({ keep: 'all' });

    const refused = await runOver(service, {}, { store }).summary();
    service.script = {};
    const next = await runOver(service, {}, { store }).summary();

    expect(refused).toMatchObject({ end: 'failed', rows: 0, error: { code: 'unusable-carrier' } });
    expect(refused.error?.message).toMatch(/another run's/);
    // Nothing was lost: the batch is read again.
    expect(next).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(1);
  });

  it('end the run where reading them throws, and are read by the next one', async () => {
    const service = new StandInBatches({
      results: () => {
        throw new RangeError('no line 7');
      },
    });
    const store = memoryStore({ keep: 'all' });

    const broken = await runOver(service, {}, { store }).summary();
    service.script = {};
    const next = await runOver(service, {}, { store }).summary();

    expect(broken).toMatchObject({
      end: 'failed',
      rows: 0,
      error: { code: 'unusable-carrier', message: expect.stringContaining('stand-in threw: no line 7') },
    });
    expect(next).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(1);
  });
});

describe('a run that is ended while its batch is at work', () => {
  const enders = {
    stopped: (run: Run<Token>) => void run.stop(),
    aborted: (_: Run<Token>, controller: AbortController) => controller.abort(),
  };

  async function ended(
    service: StandInBatches,
    options: BatchedOptions,
    how: keyof typeof enders,
    store: ReturnType<typeof memoryStore>,
  ): Promise<RunSummary> {
    const controller = new AbortController();
    const run = runOver(service, options, { store, abortSignal: controller.signal });
    run.on('batch', ({ status }) => {
      if (status === 'working') enders[how](run, controller);
    });
    return run.summary();
  }

  it.each([
    ['stopped', 'leave'],
    ['stopped', 'cancel'],
    ['aborted', 'leave'],
    ['aborted', 'cancel'],
  ] as const)('%s with onStop %s: the next run goes on with what it has', async (how, onStop) => {
    const service = new StandInBatches({ state: atWork });
    const store = memoryStore({ keep: 'all' });

    const first = await ended(service, { onStop }, how, store);
    service.script = {};
    const next = await runOver(service, { otherwise: 'batch' }, { store }).summary();

    expect(first).toMatchObject({ end: how, rows: 0 });
    expect(service.cancelled).toEqual(onStop === 'cancel' ? ['batch-1'] : []);
    expect(next).toMatchObject({ end: 'completed', rows: 4, batched: { calls: 4 } });
    // A cancelled one has answered half of its requests.
    expect(service.batches.map(({ requests }) => requests.length)).toEqual(
      onStop === 'cancel' ? [4, 2] : [4],
    );
    expect(service.paidTwice).toBe(0);
  });

  it('says when its batch could not be cancelled', async () => {
    const service = Object.assign(new StandInBatches({ state: atWork }), {
      cancel: () => Promise.reject(refusal(403)),
    });

    const { warnings } = await ended(service, { onStop: 'cancel' }, 'stopped', memoryStore({ keep: 'all' }));

    expect(warnings.join()).toMatch(/batch batch-1 at stand-in could not be cancelled: .*; it goes on/);
  });
});

describe("the id of another run's batch", () => {
  it('ends the run before anything of it is used, also when its answers would fit', async () => {
    const service = new StandInBatches({ state: atWork });
    const [mine, theirs] = [memoryStore({ keep: 'all' }), memoryStore({ keep: 'all' })];
    for (const store of [mine, theirs]) await runOver(service, { wait: 'leave' }, { store }).summary();
    const forged = memoryStore({ keep: 'all' });
    for await (const [key, value] of mine.entries())
      await forged.putIfAbsent(key, key.endsWith('/id') ? { kind: 'batch-id', id: 'batch-2' } : value);
    service.script = {};

    const summary = await runOver(service, {}, { store: forged }).summary();

    expect(summary).toMatchObject({ end: 'failed', rows: 0, calls: 0, error: { code: 'unusable-carrier' } });
    expect(summary.error?.message).toMatch(/batch batch-2 at stand-in is another run's/);
    expect(await runOver(service, {}, { store: mine }).summary()).toMatchObject({
      end: 'completed',
      rows: 4,
    });
    expect(service.batches).toHaveLength(2);
  });
});

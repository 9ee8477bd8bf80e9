import { describe, expect, it } from 'vitest';
import type {
  BatchedOptions,
  BatchInput,
  BatchResult,
  FoundBatch,
  SoughtBatch,
} from '../../../src/batch/index.ts';
import type { RunSummary } from '../../../src/core/summary.ts';
import { TransportError } from '../../../src/errors/index.ts';
import { perMillionTokens } from '../../../src/models/per-million-tokens.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Clock } from '../../../src/time/clock.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { grown, step, token } from '../../support/number-stages.ts';
import { atWork, noCounts, StandInBatches } from '../../support/stand-in-batches.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const quick: BatchedOptions = { lookEveryMs: 1, lostAfterMs: 5 };
const items = ['a', 'b', 'c', 'd'].map(token);
const settings = {
  maxOutputTokens: 1_000,
  price: perMillionTokens({ input: 1, output: 10, batch: 0.5 }),
};

/** Lets virtual time pass until a run has ended. */
async function ended(clock: VirtualClock, summary: Promise<RunSummary>): Promise<RunSummary> {
  let isDone = false;
  void summary.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await clock.runUntil(() => isDone);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return summary;
}

function by(clock: Clock): Pick<Clock, 'now' | 'after'> {
  return { now: clock.now, after: clock.after };
}

describe('money for batches of an earlier run', () => {
  it('is counted against a budget that the earlier run did not have', async () => {
    const store = memoryStore({ keep: 'all' });
    const service = new StandInBatches({ state: atWork });
    const left = await askingStage('ask', service.model({ ...quick, wait: 'leave' }, settings))
      .run(items, { store })
      .summary();
    service.script = {};
    const more = [...items, ...['e', 'f', 'g', 'h'].map(token)].reverse();

    const next = await askingStage('ask', service.model(quick, settings))
      .run(more, { store, budget: { calls: 5 } })
      .summary();

    expect(left).toMatchObject({ end: 'waiting', waits: { calls: 4 } });
    expect(next).toMatchObject({ end: 'budget', spentInAll: { calls: 5 } });
  });

  it('keeps no run waiting once nothing asks for their answers', async () => {
    const store = memoryStore({ keep: 'all' });
    const service = new StandInBatches({ state: atWork });
    const budget = { usd: 0.0101 };
    await askingStage('ask', service.model({ ...quick, wait: 'leave' }, settings))
      .run([token('a'), token('a2')], { store, budget })
      .summary();
    service.script = {};

    const next = await askingStage('ask', service.model(quick, settings))
      .run([token('b')], { store, budget })
      .summary();

    expect(next).toMatchObject({ end: 'budget', rows: 0 });
  });

  it('is charged once when a kill came between the last reply and the end of its batch', async () => {
    const store = memoryStore({ keep: 'all' });
    let replies = 0;
    const dying: typeof store = {
      ...store,
      has: (key) => store.has(key),
      get: (key) => store.get(key),
      release: (key) => store.release?.(key),
      putIfAbsent: async (key, value) => {
        if (replies >= 4) throw new Error('killed');
        const stored = await store.putIfAbsent(key, value);
        if (JSON.stringify(value).includes('"text"')) replies += 1;
        return stored;
      },
    };
    const service = new StandInBatches();
    const live = service.liveModel({ ...settings, id: 'other' });
    const first = step(
      'first',
      async (item, { call, draw }) => {
        if (item.id === 'e')
          await call({ model: live, prompt: 'e', slot: 'first', parse: ({ text }) => text });
        return grown(item, 'first', draw);
      },
      { models: [live] },
    );
    const stages = compose(first, askingStage('ask', service.model(quick, settings)));
    const budget = { calls: 7 };
    const dead = await stages.run(items, { store: dying, budget }).summary();

    const next = await stages.run([token('e'), ...items], { store, budget }).summary();

    expect(dead.end).toBe('failed');
    expect(next).toMatchObject({ end: 'completed', rows: 5, spentInAll: { calls: 6 } });
  });
});

describe('a run whose provider of batches', () => {
  it('is slow to take a batch, and loses its answer, sends it once', async () => {
    const clock = new VirtualClock();
    let hiddenUntil = 0;
    class Slow extends StandInBatches {
      override async start(input: BatchInput): Promise<{ readonly id: string }> {
        if (this.batches.length > 0) return super.start(input);
        await clock.sleep(120_000);
        await super.start(input);
        hiddenUntil = clock.now() + 5_000;
        throw new TransportError('the connection broke', { code: 'connection-failed', model: 'stand-in' });
      }

      override async find(sought: SoughtBatch): Promise<FoundBatch> {
        return clock.now() < hiddenUntil ? { kind: 'absent' } : super.find(sought);
      }
    }
    const service = new Slow();

    const summary = await ended(
      clock,
      askingStage('ask', service.model({ lostAfterMs: 60_000 }))
        .run(items, by(clock))
        .summary(),
    );

    expect(summary).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(1);
  });

  it('has no room for twenty minutes is asked less and less often', async () => {
    const clock = new VirtualClock();
    const roomAt = clock.now() + 20 * 60_000;
    const full = new TransportError('enqueued token limit', { code: 'rate-limited', model: 'stand-in' });
    const service = new StandInBatches({
      state: (batch) => {
        const { tag } = batch;
        if (clock.now() > roomAt) return { status: 'ended', tag, counts: noCounts };
        return batch.id === 'batch-1' ? atWork(batch) : { status: 'refused', tag, error: full };
      },
    });

    const summary = await ended(
      clock,
      askingStage('ask', service.model({ maxRequests: 2 }))
        .run(items, by(clock))
        .summary(),
    );

    expect(summary).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches.length).toBeLessThan(60);
  });

  it('fails at each start ends as failed, without a failed item', async () => {
    const broken = new TransportError('server error', {
      code: 'server-error',
      model: 'stand-in',
      statusCode: 500,
    });
    const service = new StandInBatches({
      onStart: () => {
        throw broken;
      },
    });

    const summary = await askingStage('ask', service.model({ ...quick, otherwise: 'batch' }))
      .run(items, { failureLimit: Number.POSITIVE_INFINITY })
      .summary();

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'unusable-carrier' } });
    expect(summary.stages[0]).toMatchObject({ failed: 0, pending: 4 });
  });

  it('is at work for one model lets calls of another wait for money without asking again', async () => {
    const service = new StandInBatches({
      state: (batch, looks) =>
        looks < 100 ? atWork(batch) : { status: 'ended', tag: batch.tag, counts: noCounts },
    });
    const one = service.model(quick, settings);
    const two = service.model(quick, { ...settings, id: 'two' });
    let begun = 0;
    const stage = step(
      'ask',
      async (item, { call, draw }) => {
        begun += 1;
        const model = item.id.startsWith('a') ? one : two;
        await call({ model, prompt: item.id, slot: 'ask', parse: ({ text }) => text });
        return grown(item, 'ask', draw);
      },
      { models: [one, two] },
    );

    const summary = await stage.run(['a', 'a2', 'b'].map(token), { budget: { usd: 0.0101 } }).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 3 });
    expect(begun).toBeLessThan(15);
  });

  it('serves two models of one name names each waiting batch once', async () => {
    const store = memoryStore({ keep: 'all' });
    const service = new StandInBatches({ state: atWork });
    const both = (): ReturnType<typeof step> => {
      const [one, two] = [
        service.model({ ...quick, wait: 'leave' }),
        service.model({ ...quick, wait: 'leave' }),
      ];
      const ask = step(
        'ask',
        async (item, { call, draw }) => {
          const model = item.id < 'c' ? one : two;
          await call({ model, prompt: item.id, slot: 'ask', parse: ({ text }) => text });
          return grown(item, 'ask', draw);
        },
        { models: [one, two] },
      );
      return ask;
    };
    await both().run(items, { store }).summary();

    const again = await both().run(items, { store }).summary();

    expect(again).toMatchObject({ end: 'waiting', waits: { calls: 4 } });
    expect(again.waits?.batches).toHaveLength(2);
  });

  it('brings results that cannot be read, however often, ends as failed and loses nothing', async () => {
    const store = memoryStore({ keep: 'all' });
    let reads = 0;
    class Garbled extends StandInBatches {
      isGarbled = true;

      override async *results(id: string): AsyncGenerator<BatchResult, undefined> {
        reads += 1;
        yield* super.results(id);
        if (this.isGarbled)
          throw new TransportError('a line is cut', { code: 'malformed-response', model: 'stand-in' });
      }
    }
    const service = new Garbled();
    const stage = (): ReturnType<typeof askingStage> => askingStage('ask', service.model(quick));

    const failed = await stage().run(items, { store }).summary();
    const tried = reads;
    service.isGarbled = false;
    const next = await stage().run(items, { store }).summary();

    expect(failed).toMatchObject({ end: 'failed', error: { code: 'unusable-carrier' } });
    expect(tried).toBe(10);
    expect(next).toMatchObject({ end: 'completed', rows: 4 });
    expect(service.batches).toHaveLength(1);
  });
});

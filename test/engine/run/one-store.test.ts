import { describe, expect, it } from 'vitest';
import type { ResultStore } from '../../../src/core/result-store.ts';
import { openJournal } from '../../../src/engine.ts';
import { defineStage, memoryStore, type Stage, withSettings } from '../../../src/index.ts';
import { scriptedModel } from '../../../src/testing.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

interface Item {
  readonly id: string;
}

/** A stage whose items ask one of a few questions, and the number of questions that its model was asked. */
function asking(questions: number): { readonly stage: Stage<Item, Item>; readonly asked: () => number } {
  let asked = 0;
  const model = withSettings(
    scriptedModel(() => {
      asked += 1;
      return 'x'.repeat(2_000);
    }),
    { maxOutputTokens: 1_000, maxConcurrency: 4 },
  );
  const stage = defineStage<Item, Item>({
    name: 'ask',
    version: '1',
    models: [model],
    process: async ({ id }, { call }) => {
      const prompt = `question ${Number(id) % questions}`;
      await call({ model, prompt, slot: 'ask', parse: ({ text }) => text });
      return { id };
    },
  });
  return { stage, asked: () => asked };
}

const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, number) => ({ id: String(number) }));

describe('equal calls of one run', () => {
  const stores: readonly (readonly [string, (path: string) => Promise<ResultStore | undefined>])[] = [
    ['without a store', async () => undefined],
    ['in a memory store that drops what is released', async () => memoryStore()],
    ['in a memory store that keeps all', async () => memoryStore({ keep: 'all' })],
    ['in a journal', (path) => openJournal(path)],
  ];
  it.each(stores)('are one call %s', async (_, open) => {
    await using directory = await temporaryDirectory();
    const store = await open(directory.path);
    const { stage, asked } = asking(7);

    const summary = await stage
      .run(items(60), { maxConcurrency: 3, ...(store === undefined ? {} : { store }) })
      .summary();

    expect(asked()).toBe(7);
    expect(summary).toMatchObject({ end: 'completed', calls: 7, reused: 53 });
    await store?.close();
  });

  it('are one call when there are more replies than are kept in memory', async () => {
    const { stage, asked } = asking(1_000);

    const summary = await stage.run(items(2_000), { maxConcurrency: 8 }).summary();

    expect(asked()).toBe(1_000);
    expect(summary).toMatchObject({ end: 'completed', calls: 1_000 });
  });
});

describe('a store of other makers', () => {
  const failing = (part: 'get' | 'has' | 'putIfAbsent', from: number): ResultStore => {
    const store = memoryStore({ keep: 'all' });
    let asked = 0;
    const tried = (name: string): void => {
      if (name !== part) return;
      asked += 1;
      if (asked > from) throw new Error('connection to postgres://me:hunter2@db lost');
    };
    return {
      get: async (key) => {
        tried('get');
        return store.get(key);
      },
      has: (key) => {
        tried('has');
        return store.has(key);
      },
      putIfAbsent: async (key, value) => {
        tried('putIfAbsent');
        return store.putIfAbsent(key, value);
      },
      release: (key) => store.release(key),
      entries: () => store.entries(),
      close: () => store.close(),
    };
  };

  it.each([
    ['get', 0, 'read'],
    ['has', 0, 'look for'],
    ['putIfAbsent', 12, 'keep'],
  ] as const)('ends the run when %s fails, and blames no task', async (part, from, what) => {
    const { stage, asked } = asking(1_000);

    const { end, error, stages } = await stage
      .run(items(200), { store: failing(part, from), maxConcurrency: 2 })
      .summary();

    expect([end, error?.code, stages[0]?.failed]).toEqual(['failed', 'store-failed', 0]);
    expect(error?.message).toBe(
      `the store could not ${what} a value: "connection to postgres://[redacted]@db lost"; check the store, then run again with it to go on`,
    );
    expect(asked()).toBeLessThan(20);
  });

  it('must have all that a run needs of it', () => {
    const { release: _, ...store } = failing('get', 0);

    expect(() => asking(1).stage.run(items(1), { store } as object)).toThrow(
      /^run\.store: must be something like memoryStore/u,
    );
  });
});

describe('two runs at once over one store', () => {
  it('do not wait for each other when one is aborted', async () => {
    const answers: (() => void)[] = [];
    const model = scriptedModel(async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return 'late';
    });
    const stage = defineStage<Item, Item>({
      name: 'ask',
      version: '1',
      models: [model],
      process: async ({ id }, { call }) => {
        await call({ model, prompt: 'the same', slot: 'ask', parse: ({ text }) => text });
        return { id };
      },
    });
    const [store, control] = [memoryStore({ keep: 'all' }), new AbortController()];

    const first = stage.run(items(1), { store }).summary();
    await expect.poll(() => answers.length).toBe(1);
    const joining = stage.run(items(1), { store, abortSignal: control.signal });
    const begun = new Promise((resolve) => joining.once('stage-start', resolve));
    const second = joining.summary();
    await begun;
    await new Promise((resolve) => setTimeout(resolve, 20));
    control.abort();

    expect((await second).end).toBe('aborted');
    answers[0]?.();
    expect(await first).toMatchObject({ end: 'completed', calls: 1 });
    expect(answers).toHaveLength(1);
  });

  it('pay for equal calls once, and keep to one wall', async () => {
    for (const store of [memoryStore(), memoryStore({ keep: 'all' })]) {
      const { stage, asked } = asking(1_000);
      const run = (calls: number, from: number): ReturnType<typeof stage.run> =>
        stage.run(items(40).slice(from), { store, budget: { calls }, maxConcurrency: 4 });
      const both = await Promise.all([run(100, 0).summary(), run(100, 10).summary()]);
      expect(asked()).toBe(40);
      expect(both.map(({ end }) => end)).toEqual(['completed', 'completed']);
      expect(both[0].calls + both[1].calls).toBe(40);
    }
    const { stage, asked } = asking(1_000);
    const store = memoryStore({ keep: 'all' });
    const walled = await Promise.all(
      [0, 100].map((from) =>
        stage
          .run(items(200).slice(from, from + 100), { store, budget: { calls: 50 }, maxConcurrency: 4 })
          .summary(),
      ),
    );
    expect(asked()).toBe(50);
    expect(walled.map(({ end }) => end)).toEqual(['budget', 'budget']);
    const last = await stage.run(items(200), { store, budget: { calls: 50 } }).summary();
    expect(last).toMatchObject({ calls: 0, end: 'budget', spentInAll: { calls: 50 } });
  });
});

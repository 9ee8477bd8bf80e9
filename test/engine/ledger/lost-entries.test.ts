import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/core/json.ts';
import type { ResultStore } from '../../../src/core/result-store.ts';
import { entryKey, LedgerLog, SUM_EVERY } from '../../../src/engine/ledger/ledger-log.ts';
import { readLedger } from '../../../src/engine/ledger/read-ledger.ts';
import { defineStage, perMillionTokens, withSettings } from '../../../src/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { scriptedModel } from '../../../src/testing.ts';

const cost = 10;

/** A store with the ledger of so many runs, each of so many tries; a run that is killed writes no sum at its end. */
async function ledgerOf(runs: readonly number[], isKilled = false): Promise<ResultStore> {
  const store = memoryStore({ keep: 'all' });
  for (const tries of runs) {
    const { charged, chains } = await readLedger(store);
    const log = new LedgerLog({
      store,
      chain: chains,
      earlier: { chains, charged },
      mostUnderWay: 128,
      onFailure: () => undefined,
    });
    for (let number = 0; number < tries; number += 1) {
      await log.open({ id: String(number), worst: charge(1000) });
      log.charge(charge(cost), String(number));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isKilled) await log.close();
  }
  return store;
}

function charge(nanodollars: number): Parameters<LedgerLog['charge']>[0] {
  const tokens = { inputTokens: 3, outputTokens: 5, cachedInputTokens: 0, reasoningTokens: 0 };
  return {
    model: 'maker:model',
    provider: 'maker',
    modelId: 'model',
    calls: 1,
    ...tokens,
    uncapped: 0,
    nanodollars,
  };
}

async function without(store: ResultStore, lost: readonly string[]): Promise<ResultStore> {
  const rest = memoryStore({ keep: 'all' });
  for await (const [key, value] of store.entries())
    if (!lost.includes(key)) await rest.putIfAbsent(key, value);
  return rest;
}

async function spentIn(store: ResultStore): Promise<number> {
  return (await readLedger(store)).charged.reduce((sum, { nanodollars }) => sum + (nanodollars ?? 0), 0);
}

describe('a ledger that lost entries', () => {
  it.each([false, true])(
    'knows of each one that was durable, and never comes to less (killed: %s)',
    async (isKilled) => {
      const store = await ledgerOf([4, 3, 5], isKilled);
      const whole = await spentIn(store);
      expect((await readLedger(store)).missing).toEqual([]);
      for (const chain of [0, 1, 2]) {
        for (const entry of [0, 1, 3]) {
          const left = await without(store, [entryKey(chain, entry)]);
          expect((await readLedger(left)).missing, `${chain}/${entry}`).toHaveLength(1);
          expect(await spentIn(left)).toBeGreaterThanOrEqual(whole);
        }
      }
    },
  );

  it('knows what the runs before came to when all of one is lost', async () => {
    const store = await ledgerOf([4, 3, 5]);
    const lost: string[] = [];
    for (const entry of ['end', ...Array.from({ length: 20 }, (_, number) => number)] as const)
      lost.push(entryKey(0, entry === 'end' ? 'end' : Number(entry)));
    const left = await without(store, lost);

    expect((await readLedger(left)).missing).toEqual(['all of run 1']);
    expect(await spentIn(left)).toBe(12 * cost);
  });

  it('misses a sum, and what comes before it', async () => {
    const store = await ledgerOf([SUM_EVERY + 10], true);
    const whole = await spentIn(store);
    for (const entry of [SUM_EVERY, 2 * SUM_EVERY, 17]) {
      const left = await without(store, [entryKey(0, entry)]);
      expect((await readLedger(left)).missing, String(entry)).toHaveLength(1);
      expect(await spentIn(left)).toBeGreaterThanOrEqual(whole);
    }
  });

  it('ends a run with a budget, and warns one without', async () => {
    const model = withSettings(
      scriptedModel(() => 'yes'),
      {
        maxOutputTokens: 100,
        price: perMillionTokens({ input: 1, output: 1 }),
      },
    );
    const ask = defineStage<{ readonly id: string }, { readonly id: string }>({
      name: 'ask',
      version: '1',
      models: [model],
      process: async ({ id }, { call }) => {
        await call({ model, prompt: id, slot: 'ask', parse: ({ text }) => text });
        return { id };
      },
    });
    const store = await without(await ledgerOf([4, 3, 5]), [entryKey(0, 0)]);

    const walled = await ask.run([{ id: 'a' }], { store, budget: { usd: 1 } }).summary();
    expect(walled).toMatchObject({ end: 'failed', calls: 0, error: { code: 'store-failed' } });
    expect(walled.error?.message).toMatch(/lost.*1 of \d+ entries of run 1.*restore the journal/);

    const free = await ask.run([{ id: 'a' }], { store }).summary();
    expect(free).toMatchObject({
      end: 'completed',
      calls: 1,
      warnings: [expect.stringMatching(/upper estimate/)],
    });
    expect(free.spentInAll.calls).toBeGreaterThanOrEqual(13);
  });

  it('tells of another writer under its keys', async () => {
    const inner = memoryStore({ keep: 'all' });
    const failures: unknown[] = [];
    let puts = 0;
    const store: ResultStore = {
      get: (key) => inner.get(key),
      has: (key) => inner.has(key),
      putIfAbsent: async (key: string, value: JsonValue) => {
        puts += 1;
        return puts < 3 ? await inner.putIfAbsent(key, value) : { stored: false, value };
      },
      release: () => undefined,
      entries: () => inner.entries(),
      close: () => inner.close(),
    };
    const log = new LedgerLog({
      store,
      chain: 0,
      mostUnderWay: 1,
      onFailure: (error) => failures.push(error),
    });
    for (let number = 0; number < 4; number += 1) {
      log.charge(charge(1), null);
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(failures).toEqual([expect.objectContaining({ code: 'store-failed' })]);
  });
});

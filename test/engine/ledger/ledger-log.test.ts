import { describe, expect, it } from 'vitest';
import type { ResultStore } from '../../../src/core/result-store.ts';
import type { Charge } from '../../../src/engine/ledger/ledger-entry.ts';
import { LedgerLog, SUM_EVERY } from '../../../src/engine/ledger/ledger-log.ts';
import { readLedger } from '../../../src/engine/ledger/read-ledger.ts';
import { openJournal } from '../../../src/store/journal-store.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { CrashStore } from '../../support/crash-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

function charge(nanodollars: number | null, model = 'maker:model'): Charge {
  return {
    model,
    provider: 'maker',
    modelId: 'model',
    calls: 1,
    inputTokens: 3,
    outputTokens: 5,
    cachedInputTokens: 1,
    reasoningTokens: 2,
    uncapped: 0,
    nanodollars,
  };
}

function logIn(store: ResultStore, chain = 0, mostUnderWay = 128): LedgerLog {
  return new LedgerLog({ store, chain, mostUnderWay, onFailure: () => undefined });
}

/** What the ledger in a store comes to. */
async function sumIn(store: ResultStore): Promise<{ readonly calls: number; readonly nanodollars: number }> {
  const { charged } = await readLedger(store);
  return {
    calls: charged.reduce((sum, { calls }) => sum + calls, 0),
    nanodollars: charged.reduce((sum, one) => sum + (one.nanodollars ?? 0), 0),
  };
}

/** Opens and settles so many tries one after the other, each with an entry for its start and one for its end. */
async function spend(log: LedgerLog, tries: number): Promise<void> {
  for (let number = 0; number < tries; number += 1) {
    await log.open({ id: String(number), worst: charge(1000) });
    log.charge(charge(10), String(number));
  }
}

describe('the ledger in a store', () => {
  it('is read back, model by model, with and without a price', async () => {
    const store = memoryStore();
    const log = logIn(store);
    for (const one of [charge(7), charge(5), charge(null), charge(4, 'maker:other'), charge(null)])
      log.charge(one, null);
    await log.close();

    const { charged, chains } = await readLedger(store);

    expect(chains).toBe(1);
    expect(charged).toEqual([
      { ...charge(12), calls: 2, inputTokens: 6, outputTokens: 10, cachedInputTokens: 2, reasoningTokens: 4 },
      {
        ...charge(null),
        calls: 2,
        inputTokens: 6,
        outputTokens: 10,
        cachedInputTokens: 2,
        reasoningTokens: 4,
      },
      charge(4, 'maker:other'),
    ]);
  });

  it.each([0, 1, 5, SUM_EVERY - 1, SUM_EVERY, SUM_EVERY + 1, 5 * SUM_EVERY + 3])(
    'survives the death of its process after %i tries',
    async (tries) => {
      const store = memoryStore();
      await spend(logIn(store), tries);
      await new Promise((resolve) => setImmediate(resolve));

      expect(await sumIn(store)).toEqual({ calls: tries, nanodollars: 10 * tries });
    },
  );

  it('charges tries in full that were in flight when the process died', async () => {
    const store = memoryStore();
    const log = logIn(store);
    await spend(log, 300);
    await log.open({ id: 'lost', worst: charge(1000) });

    expect(await sumIn(store)).toEqual({ calls: 301, nanodollars: 4000 });
  });

  it('forgets a try that never went out', async () => {
    const store = memoryStore();
    const log = logIn(store);
    await log.open({ id: 'a', worst: charge(1000) });
    log.drop('a');
    await log.close();

    expect(await sumIn(store)).toEqual({ calls: 0, nanodollars: 0 });
  });

  it('adds up over runs, one after the other or side by side', async () => {
    const store = memoryStore();
    const first = logIn(store);
    await spend(first, 3);
    const [second, third] = [logIn(store, 1), logIn(store, 1)];
    await Promise.all([spend(second, 300), spend(third, 20), spend(first, 2)]);
    await Promise.all([first.close(), second.close()]);
    await new Promise((resolve) => setImmediate(resolve));

    expect(await sumIn(store)).toEqual({ calls: 325, nanodollars: 3250 });
    expect((await readLedger(store)).chains).toBe(3);
  });

  it('leaves nothing when nothing is spent', async () => {
    const store = memoryStore();
    await logIn(store).close();

    const entries: unknown[] = [];
    for await (const entry of store.entries()) entries.push(entry);
    expect(entries).toEqual([]);
  });

  it('lets a try go out only when its start is durable', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inner = memoryStore();
    const store: ResultStore = {
      ...proxied(inner),
      putIfAbsent: async (key, value) => {
        await held;
        return inner.putIfAbsent(key, value);
      },
    };
    const steps: string[] = [];
    const opened = logIn(store)
      .open({ id: 'a', worst: charge(1000) })
      .then(() => steps.push('goes out'));
    await new Promise((resolve) => setImmediate(resolve));
    steps.push('durable');
    release();
    await opened;

    expect(steps).toEqual(['durable', 'goes out']);
  });

  it('writes far fewer entries than there are tries, where many come at once', async () => {
    const puts: string[] = [];
    const inner = memoryStore();
    const store: ResultStore = {
      ...proxied(inner),
      putIfAbsent: async (key, value) => {
        puts.push(JSON.stringify(value));
        await new Promise((resolve) => setImmediate(resolve));
        return inner.putIfAbsent(key, value);
      },
    };
    const log = logIn(store, 0, 1);
    for (let number = 0; number < 64; number += 1) log.charge(charge(1), null);
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    for (let number = 0; number < 640; number += 1) {
      if (number % 16 === 0) await Promise.resolve();
      log.charge(charge(1), null);
    }
    await log.close();

    expect(puts.length).toBeLessThan(10);
    expect(await sumIn(store)).toEqual({ calls: 704, nanodollars: 704 });
  });

  it('tells of an entry that could not be stored, and lets no try go out after it', async () => {
    const failures: unknown[] = [];
    const store: ResultStore = {
      ...proxied(memoryStore()),
      putIfAbsent: () => Promise.reject(new Error('no space left')),
    };
    const log = new LedgerLog({
      store,
      chain: 0,
      mostUnderWay: 4,
      onFailure: (error) => failures.push(error),
    });

    await expect(log.open({ id: 'a', worst: charge(1) })).rejects.toThrow('no space left');
    await expect(log.open({ id: 'b', worst: charge(1) })).rejects.toThrow('no space left');
    log.charge(charge(1), 'a');
    await log.close();
    expect(failures).toHaveLength(1);
  });

  it('is found in a journal that was closed or left open', async () => {
    await using folder = await temporaryDirectory();
    for (const isClosed of [true, false]) {
      const directory = folder.at(String(isClosed));
      const journal = await openJournal(directory);
      const log = logIn(journal);
      await spend(log, 600);
      if (isClosed) await log.close();
      await journal.close();

      const again = await openJournal(directory);
      expect(await sumIn(again)).toEqual({ calls: 600, nanodollars: 6000 });
      await again.close();
    }
  });

  it('bears the loss of any entries that were not acknowledged', async () => {
    for (let seed = 1; seed <= 15; seed += 1) {
      let state = seed;
      const random = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const store = new CrashStore(random);
      const log = logIn(store);
      let [started, settled] = [0, 0];
      const tries = Array.from({ length: 700 }, async (_, number) => {
        await log.open({ id: String(number), worst: charge(1000) });
        started += 1;
        for (let turn = random() * 3; turn > 0; turn -= 1)
          await new Promise((resolve) => setImmediate(resolve));
        log.charge(charge(10), String(number));
        settled += 1;
        if (number % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
      });
      for (let turn = random() * 12; turn > 0; turn -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      const [before, done] = [started, settled];
      const found = await sumIn(new CrashStore(random, store.image()));
      await Promise.all(tries);

      expect(found.calls, `seed ${seed}`).toBeGreaterThanOrEqual(before);
      expect(found.nanodollars).toBeGreaterThanOrEqual(10 * done + 10 * (before - done));
      expect(found.nanodollars).toBeLessThanOrEqual(1000 * 700);
    }
  });
});

/** The members of a store, bound to it. */
function proxied(store: ResultStore): ResultStore {
  return {
    get: (key) => store.get(key),
    has: (key) => store.has(key),
    putIfAbsent: (key, value) => store.putIfAbsent(key, value),
    release: (key) => store.release(key),
    entries: () => store.entries(),
    close: () => store.close(),
  };
}

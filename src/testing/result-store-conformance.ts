import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { contentHash } from '../core/content-hash.ts';
import type { JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** How the suite gets the stores it examines. */
export interface ResultStoreHarness {
  /** Returns a new, empty store. */
  readonly open: () => Promise<ResultStore>;
  /**
   * Returns a store over the data of the one opened last, closed or not: one that was not closed counts as lost with its
   * process, so a lock that it holds is to be given up first. Only for stores that outlive their process.
   */
  readonly reopen?: () => Promise<ResultStore>;
  /** Called after each case. */
  readonly cleanUp?: () => Promise<void>;
}

const key = (name: string | number): string => contentHash('conformance', name);

const awkwardValues: { readonly [name: string]: JsonValue } = {
  latex: { text: '\\frac{1}{2} \\beta \\text{ok} \\nu\\t', reasoning: 'line\nline\ttab\r\u0000' },
  emoji: '👩‍🔬 日本語 \u2028 \u2029 \ufeff',
  surrogates: ['\ud800', 'a\udfffb', '\udc00\ud800'],
  megabyte: `${'x'.repeat(1 << 20)}é`,
  numbers: [0, -1, 1e300, 5e-324, 0.1],
  nested: { a: [{ b: [[[]]] }], '': {}, 'key\twith\ntabs': false },
  falsy: [null, false, 0, ''],
  nothing: null,
  no: false,
  blank: '',
};

/**
 * Returns the promises that every result store must keep, as cases for any test runner.
 *
 * @example
 * ```ts
 * describe('my store', () => {
 *   for (const { name, run } of resultStoreConformance({ open: async () => myStore() })) it(name, run);
 * });
 * ```
 */
export function resultStoreConformance(harness: ResultStoreHarness): readonly ConformanceCase[] {
  const cases: ConformanceCase[] = [];
  const add = (name: string, examine: (store: ResultStore) => Promise<void>): void => {
    cases.push({ name, run: () => examineNew(harness, examine) });
  };
  addReading(add);
  addWriting(add);
  addClosing(add);
  if (harness.reopen !== undefined) addReopening(add, harness.reopen);
  return cases;
}

type AddCase = (name: string, examine: (store: ResultStore) => Promise<void>) => void;

async function examineNew(
  harness: ResultStoreHarness,
  examine: (store: ResultStore) => Promise<void>,
): Promise<void> {
  try {
    const store = await harness.open();
    try {
      await examine(store);
    } finally {
      await store.close();
    }
  } finally {
    await harness.cleanUp?.();
  }
}

function addReading(add: AddCase): void {
  add('gives undefined for an absent key', async (store) => {
    strictEqual(await store.get(key('absent')), undefined);
    strictEqual(await store.has(key('absent')), false);
  });
  for (const [name, value] of Object.entries(awkwardValues)) {
    add(`gives back what was put: ${name}`, async (store) => {
      deepStrictEqual(await store.putIfAbsent(key(name), value), { stored: true, value });
      deepStrictEqual(await store.get(key(name)), value);
      strictEqual(await store.has(key(name)), true);
    });
  }
  add('takes any text as a key', async (store) => {
    const keys = [
      '',
      'a',
      'A',
      'decision/α 👩‍🔬',
      'tab\tand\nnewline',
      '\ud800',
      '__proto__',
      key(1),
      key(1).toUpperCase(),
    ];
    for (const [number, name] of keys.entries()) await store.putIfAbsent(name, number);
    for (const [number, name] of keys.entries()) strictEqual(await store.get(name), number);
  });
  add('lists all entries once', async (store) => {
    const expected = new Map<string, JsonValue>();
    for (let number = 0; number < 100; number += 1) {
      expected.set(number % 2 === 0 ? key(number) : `name ${number}`, { number });
    }
    for (const [name, value] of expected) await store.putIfAbsent(name, value);
    deepStrictEqual(await collect(store), expected);
  });
  add('lists nothing when it is empty', async (store) => {
    deepStrictEqual(await collect(store), new Map());
  });
}

function addWriting(add: AddCase): void {
  add('keeps the value of the first writer', async (store) => {
    await store.putIfAbsent(key('once'), 'first');
    deepStrictEqual(await store.putIfAbsent(key('once'), 'second'), { stored: false, value: 'first' });
    strictEqual(await store.get(key('once')), 'first');
  });
  add('lets one of many writers at the same time win, and gives its value to all', async (store) => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, writer) => store.putIfAbsent(key('race'), { writer })),
    );
    const winners = results.filter(({ stored }) => stored);
    strictEqual(winners.length, 1);
    for (const { value } of results) deepStrictEqual(value, winners[0]?.value);
    deepStrictEqual(await store.get(key('race')), winners[0]?.value);
  });
  add('gives a value that is still being stored', async (store) => {
    const putting = store.putIfAbsent(key('pending'), 'value');
    strictEqual(await store.get(key('pending')), 'value');
    strictEqual(await store.has(key('pending')), true);
    await putting;
  });
  add('takes 1,000 values at the same time', async (store) => {
    const numbers = Array.from({ length: 1_000 }, (_, number) => number);
    const results = await Promise.all(
      numbers.map((number) => store.putIfAbsent(key(number), { number, text: 'x'.repeat(number) })),
    );
    ok(results.every(({ stored }) => stored));
    for (const number of numbers) {
      deepStrictEqual(await store.get(key(number)), { number, text: 'x'.repeat(number) });
    }
  });
  add('bears the release of keys, known or not', async (store) => {
    await store.putIfAbsent(key('kept'), 1);
    await store.putIfAbsent(key('released'), 2);
    store.release(key('released'));
    store.release(key('unknown'));
    strictEqual(await store.get(key('kept')), 1);
  });
}

function addClosing(add: AddCase): void {
  add('may be closed twice', async (store) => {
    await store.putIfAbsent(key('x'), 1);
    await Promise.all([store.close(), store.close()]);
    await store.close();
  });
  add('settles what is under way before it is closed', async (store) => {
    const putting = store.putIfAbsent(key('late'), 1);
    await store.close();
    deepStrictEqual(await putting, { stored: true, value: 1 });
  });
  add('refuses to read and write once it is closed', async (store) => {
    await store.close();
    await rejects(store.putIfAbsent(key('x'), 1), { code: 'store-closed' });
    await rejects(store.get(key('x')), { code: 'store-closed' });
    await rejects(collect(store), { code: 'store-closed' });
  });
}

function addReopening(add: AddCase, reopen: () => Promise<ResultStore>): void {
  const examineAgain = async (closeFirst: boolean, store: ResultStore): Promise<void> => {
    const expected = new Map<string, JsonValue>(
      Object.entries(awkwardValues).map(([name, value]) => [key(name), value]),
    );
    await Promise.all([...expected].map(([name, value]) => store.putIfAbsent(name, value)));
    if (closeFirst) await store.close();
    const again = await reopen();
    try {
      deepStrictEqual(await collect(again), expected);
      for (const [name, value] of expected) deepStrictEqual(await again.get(name), value);
      const second = await again.putIfAbsent(key('latex'), 'other');
      deepStrictEqual(second, { stored: false, value: awkwardValues['latex'] });
      deepStrictEqual(await again.putIfAbsent(key('new'), 'new'), { stored: true, value: 'new' });
    } finally {
      await again.close();
    }
  };
  add('holds the same after it was closed and opened again', (store) => examineAgain(true, store));
  add('holds what it acknowledged though it was never closed', (store) => examineAgain(false, store));
}

async function collect(store: ResultStore): Promise<Map<string, JsonValue>> {
  const found = new Map<string, JsonValue>();
  for await (const [name, value] of store.entries()) {
    ok(!found.has(name), `${name} is listed twice`);
    found.set(name, value);
  }
  return found;
}

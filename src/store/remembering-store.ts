import type { JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import { SpilledValues } from './spilled-values.ts';

/** A store for the runs that are at work over another one. */
export interface RememberingStore {
  readonly store: ResultStore;
  /** To be called once when a run is over: with the last one goes what was remembered. */
  leave(): Promise<void>;
}

interface Remembering {
  readonly store: StoreWithMemory;
  runs: number;
}

const remembering = new WeakMap<ResultStore, Remembering>();

/**
 * Returns a store over one that forgets what is released: what a run has released it finds again, so that an equal call later
 * in the run is not paid for again. Runs over one store get the same.
 */
export function rememberingStore(inner: ResultStore): RememberingStore {
  if (inner.forgets !== true) return { store: inner, leave: async () => undefined };
  const shared = remembering.get(inner) ?? { store: new StoreWithMemory(inner), runs: 0 };
  remembering.set(inner, shared);
  shared.runs += 1;
  let hasLeft = false;
  return {
    store: shared.store,
    leave: async () => {
      if (hasLeft) return;
      hasLeft = true;
      shared.runs -= 1;
      if (shared.runs > 0) return;
      remembering.delete(inner);
      await shared.store.forget();
    },
  };
}

class StoreWithMemory implements ResultStore {
  readonly #inner: ResultStore;
  readonly #released = new SpilledValues();

  constructor(inner: ResultStore) {
    this.#inner = inner;
  }

  async get(key: string): Promise<JsonValue | undefined> {
    const value = await this.#inner.get(key);
    if (value !== undefined || !this.#released.has(key)) return value;
    const text = await this.#released.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  has(key: string): boolean | Promise<boolean> {
    return this.#released.has(key) || this.#inner.has(key);
  }

  async putIfAbsent(key: string, value: JsonValue): ReturnType<ResultStore['putIfAbsent']> {
    const released = this.#released.has(key) ? await this.get(key) : undefined;
    return released === undefined
      ? await this.#inner.putIfAbsent(key, value)
      : { stored: false, value: released };
  }

  release(key: string): void {
    const remember = (value: JsonValue | undefined): void => {
      if (value !== undefined) this.#released.put(key, JSON.stringify(value));
      this.#inner.release(key);
    };
    // A store that was closed meanwhile has nothing more to give, and one that keeps what it may drop does no harm.
    this.#inner
      .get(key)
      .then(remember)
      .catch(() => undefined);
  }

  entries(): AsyncIterable<readonly [key: string, value: JsonValue]> {
    return this.#inner.entries();
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  async forget(): Promise<void> {
    await this.#released.close();
  }
}

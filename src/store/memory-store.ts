import type { JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import { storeClosed } from './store-closed.ts';

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /**
   * What stays: `unfinished` drops a value once the run says that it will not read it again; `all` drops nothing.
   *
   * @default 'unfinished'
   */
  readonly keep?: 'unfinished' | 'all';
}

/** Creates a store that lives and dies with the process. */
export function memoryStore({ keep = 'unfinished' }: MemoryStoreOptions = {}): ResultStore {
  return new MemoryStore(keep);
}

class MemoryStore implements ResultStore {
  readonly forgets: boolean;
  readonly #keep: 'unfinished' | 'all';
  readonly #values = new Map<string, JsonValue>();
  #closed = false;

  constructor(keep: 'unfinished' | 'all') {
    this.#keep = keep;
    this.forgets = keep === 'unfinished';
  }

  async get(key: string): Promise<JsonValue | undefined> {
    this.#assertOpen();
    return this.#values.get(key);
  }

  has(key: string): boolean {
    this.#assertOpen();
    return this.#values.has(key);
  }

  async putIfAbsent(key: string, value: JsonValue): ReturnType<ResultStore['putIfAbsent']> {
    this.#assertOpen();
    const earlier = this.#values.get(key);
    if (earlier !== undefined) return { stored: false, value: earlier };
    this.#values.set(key, value);
    return { stored: true, value };
  }

  release(key: string): void {
    if (this.#keep === 'unfinished') this.#values.delete(key);
  }

  async *entries(): AsyncGenerator<readonly [key: string, value: JsonValue], void, undefined> {
    this.#assertOpen();
    yield* this.#values.entries();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#values.clear();
  }

  #assertOpen(): void {
    if (this.#closed) throw storeClosed();
  }
}

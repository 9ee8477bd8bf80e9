import type { JsonValue } from '../core/json.ts';
import type { ResultStore } from '../core/result-store.ts';
import { checkOptions } from '../options/check-options.ts';
import { type OptionSchema, oneOf, optionsSchema } from '../options/option-schemas.ts';
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

const memoryStoreSchema: OptionSchema = optionsSchema<MemoryStoreOptions>({
  keep: oneOf(['unfinished', 'all']).optional(),
});

/**
 * Creates a store that lives and dies with the process.
 *
 * @throws {ConfigurationError} When an option is unknown or invalid.
 *
 * @example
 * ```ts
 * const store = memoryStore({ keep: 'all' });
 * const first = await chimera.run(['Biology'], { store }).toArray();
 * // Asks no model again:
 * const again = await chimera.run(['Biology'], { store }).toArray();
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): ResultStore {
  checkOptions(memoryStoreSchema, options, 'memoryStore');
  return new MemoryStore(options.keep ?? 'unfinished');
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

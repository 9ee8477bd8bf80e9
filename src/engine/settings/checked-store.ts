import type { JsonValue } from '../../core/json.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { isChimeraError, StoreError } from '../../errors/index.ts';
import { redact } from '../../models/failures/redact.ts';

const checked = new WeakMap<ResultStore, ResultStore>();

/**
 * Wraps a store that others have written, such that what it fails with ends the run: of a task alone it would be said that its own
 * code threw, and further replies would be paid for that cannot be kept. The same store has the same wrapper in all runs, whose
 * equal calls are one by it.
 */
export function checkedStore(store: ResultStore): ResultStore {
  const known = checked.get(store) ?? new CheckedStore(store);
  checked.set(store, known);
  return known;
}

class CheckedStore implements ResultStore {
  readonly #store: ResultStore;

  constructor(store: ResultStore) {
    this.#store = store;
  }

  get forgets(): boolean {
    return this.#store.forgets === true;
  }

  get keepsPrompts(): boolean {
    return this.#store.keepsPrompts === true;
  }

  async get(key: string): Promise<JsonValue | undefined> {
    try {
      return await this.#store.get(key);
    } catch (error) {
      throw failure('read', error);
    }
  }

  has(key: string): boolean | Promise<boolean> {
    const failed = (error: unknown): never => {
      throw failure('look for', error);
    };
    try {
      const found = this.#store.has(key);
      return typeof found === 'boolean' ? found : found.catch(failed);
    } catch (error) {
      return failed(error);
    }
  }

  async putIfAbsent(key: string, value: JsonValue): ReturnType<ResultStore['putIfAbsent']> {
    try {
      return await this.#store.putIfAbsent(key, value);
    } catch (error) {
      throw failure('keep', error);
    }
  }

  release(key: string): void {
    try {
      this.#store.release(key);
    } catch (error) {
      throw failure('release', error);
    }
  }

  async *entries(): AsyncGenerator<readonly [key: string, value: JsonValue], void, undefined> {
    try {
      yield* this.#store.entries();
    } catch (error) {
      throw failure('list', error);
    }
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

/** What the store threw is not attached: the errors of drivers hold addresses with passwords. */
function failure(what: string, error: unknown): Error {
  if (isChimeraError(error)) return error;
  const said = redact(error instanceof Error ? error.message : String(error));
  return new StoreError(
    `the store could not ${what} a value${said === '' ? '' : `: "${said}"`}; check the store, then run again with it to go on`,
  );
}

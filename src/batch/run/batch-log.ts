import { isJsonObject, type JsonValue } from '../../core/json.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { StoreError } from '../../errors/index.ts';
import type { BatchTarget } from '../batch-service.ts';

/** What is noted of a batch before it is sent. */
export interface BatchIntent extends BatchTarget {
  readonly service: string;
  readonly baseURL: string;
  /** `provider:model`. */
  readonly name: string;
  readonly tag: string;
  readonly keys: readonly string[];
  /** When it was noted, in milliseconds since 1970. */
  readonly at: number;
}

/** A batch of an earlier run that has not ended. */
export interface NotedBatch {
  readonly number: number;
  readonly intent: BatchIntent;
  /** Null when it is not known whether it was started. */
  readonly id: string | null;
}

/**
 * What a run must find again of its batches after a crash, in its store under numbered keys: the intent before the upload, the
 * id after it, and the end once each answer is stored.
 */
export class BatchLog {
  readonly #store: ResultStore;
  #next = 0;

  constructor(store: ResultStore) {
    this.#store = store;
  }

  /** Notes the intent to send a batch; resolves with its number once that is durable. */
  async intend({ headers, keys, ...intent }: BatchIntent): Promise<number> {
    const entry: JsonValue = { kind: 'batch', ...intent, headers: { ...headers }, keys: [...keys] };
    for (;;) {
      const number = this.#next;
      this.#next += 1;
      if (await this.#store.has(entryKey(number))) continue;
      const { stored } = await this.#store.putIfAbsent(entryKey(number), entry);
      if (stored) return number;
    }
  }

  async started(number: number, id: string): Promise<void> {
    await this.#store.putIfAbsent(`${entryKey(number)}/id`, { kind: 'batch-id', id });
  }

  async ended(number: number, why: string): Promise<void> {
    await this.#store.putIfAbsent(`${entryKey(number)}/end`, { kind: 'batch-end', why });
  }

  /** The batches that have not ended. */
  async open(): Promise<readonly NotedBatch[]> {
    const open: NotedBatch[] = [];
    for (let number = 0; await this.#store.has(entryKey(number)); number += 1) {
      this.#next = number + 1;
      if (await this.#store.has(`${entryKey(number)}/end`)) continue;
      const intent = readIntent(entryKey(number), await this.#store.get(entryKey(number)));
      const noted = await this.#store.get(`${entryKey(number)}/id`);
      const id = isJsonObject(noted) && typeof noted['id'] === 'string' ? noted['id'] : null;
      open.push({ number, intent, id });
    }
    return open;
  }
}

function entryKey(number: number): string {
  return `batches/${number}`;
}

function readIntent(key: string, entry: unknown): BatchIntent {
  if (isJsonObject(entry) && entry['kind'] === 'batch') {
    const { service, baseURL, name, tag, keys, at, endpoint, model, headers } = entry;
    if (
      typeof service === 'string' &&
      typeof baseURL === 'string' &&
      typeof name === 'string' &&
      typeof tag === 'string' &&
      typeof at === 'number' &&
      typeof endpoint === 'string' &&
      typeof model === 'string' &&
      isJsonObject(headers) &&
      Array.isArray(keys) &&
      keys.every(isString)
    )
      return { service, baseURL, name, tag, keys, at, endpoint, model, headers: textsOf(headers) };
  }
  throw new StoreError(
    `the store holds something other than a batch under ${key}; it was written by another version or by other code, so use another directory or store`,
  );
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function textsOf(values: { readonly [name: string]: unknown }): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

import type { Spill } from '../../core/call-carrier.ts';
import type { BatchRequest } from '../batch-service.ts';
import type { Collection } from './collection.ts';

/** Keeps the bodies of collected requests, out of memory, until their provider has surely taken them. */
export class RequestBodies {
  readonly #createSpill: () => Spill;
  readonly #kept = new Set<Collection>();
  #spill: Spill | null = null;

  constructor(createSpill: () => Spill) {
    this.#createSpill = createSpill;
  }

  /** @param attempt - requests that no batch answered may be others when they are made again */
  put(key: string, attempt: number, request: BatchRequest): void {
    this.#spill ??= this.#createSpill();
    // A body is one line, and so need not be JSON within JSON.
    this.#spill.put(`${key}/${attempt}`, `${JSON.stringify(request.id)}\n${request.body}`);
  }

  /** Resolves once few bodies are in memory. */
  room(): Promise<void> {
    return this.#spill?.room() ?? Promise.resolve();
  }

  /** Says that the bodies of a collection are needed. */
  keep(collection: Collection): void {
    this.#kept.add(collection);
  }

  /** Says that they are not any more. */
  letGo(collection: Collection): Promise<void> {
    this.#kept.delete(collection);
    return this.#kept.size > 0 ? Promise.resolve() : this.close();
  }

  requestsOf({ keys }: Collection, attemptOf: (key: string) => number): AsyncIterable<BatchRequest> {
    return { [Symbol.asyncIterator]: () => this.#read(keys, attemptOf) };
  }

  async close(): Promise<void> {
    const spill = this.#spill;
    this.#spill = null;
    await spill?.close();
  }

  async *#read(
    keys: readonly string[],
    attemptOf: (key: string) => number,
  ): AsyncGenerator<BatchRequest, void> {
    for (const key of keys) {
      const text = await this.#spill?.get(`${key}/${attemptOf(key)}`);
      if (text === undefined) throw new Error('a collected request could not be read back from the disk');
      const end = text.indexOf('\n');
      // Parsed, and so a separate text: a service that keeps a part of this one would keep the body with it.
      const id: string = JSON.parse(text.slice(0, end));
      yield { id, body: text.slice(end + 1) };
    }
  }
}

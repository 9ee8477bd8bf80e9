import type { CollectingRun } from '../../core/call-carrier.ts';
import { BatchAtWork } from './batch-at-work.ts';
import type { Collection } from './collection.ts';

/** Batches that may bring no answer to a request before it is given up. */
export const mostBatches = 3;

/** Where a request is: collected, with a batch, to be asked for at once, or given up. */
export type Where = Collection | BatchAtWork | 'live' | 'lost';

export interface RequestPlacesParts {
  readonly run: Pick<CollectingRun, 'purse' | 'resume'>;
  readonly otherwise: 'live' | 'batch';
  /** Told of a batch of which all answers were taken. */
  readonly onEmpty: (batch: BatchAtWork) => void;
}

/** Knows where each request is that waits, and how many batches brought nothing for it. */
export class RequestPlaces {
  readonly #parts: RequestPlacesParts;
  readonly #places = new Map<string, Where>();
  readonly #attempts = new Map<string, number>();

  constructor(parts: RequestPlacesParts) {
    this.#parts = parts;
  }

  get(key: string): Where | undefined {
    return this.#places.get(key);
  }

  put(key: string, where: Where): void {
    this.#places.set(key, where);
  }

  /** Moves requests that stay together. */
  move(keys: readonly string[], to: Where): void {
    for (const key of keys) this.#places.set(key, to);
  }

  keys(): Iterable<string> {
    return this.#places.keys();
  }

  attempts(key: string): number {
    return this.#attempts.get(key) ?? 0;
  }

  /** Forgets a request: it is answered, or given up. */
  forget(key: string): void {
    this.leave(key);
    this.#attempts.delete(key);
  }

  /** Takes a request out, so that it can be taken again. */
  leave(key: string): void {
    const batch = this.#places.get(key);
    this.#places.delete(key);
    if (!(batch instanceof BatchAtWork) || batch.results === null) return;
    batch.left -= 1;
    if (batch.left === 0) this.#parts.onEmpty(batch);
  }

  /** Notes that a batch brought nothing for a request; returns whether it may be taken again. */
  tryAgain(key: string): boolean {
    const attempts = this.attempts(key) + 1;
    this.#attempts.set(key, attempts);
    return attempts < mostBatches;
  }

  /** What no batch answers waits for the next one, or is asked for at once. */
  elsewhere(key: string, to: 'live' | 'batch' = this.#parts.otherwise): void {
    const { run } = this.#parts;
    run.purse.release(key);
    if (to === 'live') this.#places.set(key, 'live');
    else if (this.tryAgain(key)) this.#places.delete(key);
    else this.#places.set(key, 'lost');
    run.resume(key);
  }
}

import { randomBytes } from 'node:crypto';
import type { CollectingRun, Spill } from '../../core/call-carrier.ts';
import { AbortedError, CarrierError, TransportError } from '../../errors/index.ts';
import { isUnbilled } from '../../models/failures/unbilled-failure.ts';
import type { BatchRequest, BatchService, BatchState } from '../batch-service.ts';
import { serviceFault } from '../service-fault.ts';
import { answerText } from './answer-text.ts';
import { BatchAtWork } from './batch-at-work.ts';
import type { BatchLog } from './batch-log.ts';
import type { BatchedSettings } from './batched-options.ts';
import type { Collection } from './collection.ts';
import { Patience } from './patience.ts';

/** Failed looks in a row after which the owner of the run is told. */
const failuresToTell = 5;

/** Unreadable answers to one question in a row after which it can no longer be the network: each costs a whole download. */
const mostUnreadable = 10;

/** What a courier works with. */
export interface CourierParts {
  readonly run: CollectingRun;
  readonly service: BatchService;
  /** `provider:model`. */
  readonly model: string;
  readonly settings: BatchedSettings;
  readonly log: BatchLog;
  /** The requests of a collection, from wherever their bodies are. */
  readonly requestsOf: (collection: Collection) => AsyncIterable<BatchRequest>;
  /** Other batches of this run that the provider has: one that is looked for is not among them. */
  readonly known: () => ReadonlySet<string>;
}

/** How the way of a batch to its provider ended. */
export type Sending =
  | { readonly kind: 'sent' }
  /** The provider has no room for it now. */
  | { readonly kind: 'later'; readonly error: TransportError }
  /** The provider will not have it. */
  | { readonly kind: 'refused'; readonly error: Error };

/** How a batch ended: with answers, or without any. */
export type Ending =
  | { readonly kind: 'over'; readonly results: Spill; readonly answered: ReadonlySet<string> }
  | { readonly kind: 'never-started' }
  | { readonly kind: 'later'; readonly error: TransportError }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'missing' };

/** Takes batches to their provider, and fetches what it answers. All that must be found again after a crash is noted first. */
export class BatchCourier {
  readonly #parts: CourierParts;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Notes the intent to send a collection: what the provider makes of it is found again from here on. */
  async intend(collection: Collection): Promise<BatchAtWork> {
    const { run, service, model, log } = this.#parts;
    const { target, keys } = collection;
    const tag = randomBytes(16).toString('hex');
    const sentAt = run.now();
    const { name, baseURL } = service;
    const intent = { ...target, service: name, baseURL, name: model, tag, keys, at: sentAt };
    const [number] = await Promise.all([log.intend(intent), run.purse.open(tag, keys)]);
    return new BatchAtWork({ number, tag, target, keys, sentAt, id: null, left: keys.length, collection });
  }

  /** @throws {AbortedError} When the run was cut before the answer: the next run looks for the batch. */
  async send(batch: BatchAtWork, collection: Collection): Promise<Sending> {
    const { run, service, requestsOf } = this.#parts;
    const { tag, target, keys } = batch;
    this.tell(batch, 'sending', null);
    try {
      const input = { ...target, tag, count: keys.length, requests: requestsOf(collection) };
      const { id } = await service.start(input, { abortSignal: run.cut });
      await this.#started(batch, id);
      return { kind: 'sent' };
    } catch (thrown) {
      const error = this.#asOurs(thrown);
      if (error instanceof AbortedError || error instanceof CarrierError) throw error;
      // What the provider took without saying so is looked for.
      if (!isUnbilled(error)) {
        batch.doubt = error;
        return { kind: 'sent' };
      }
      return error instanceof TransportError ? { kind: 'later', error } : { kind: 'refused', error };
    }
  }

  /** Follows a batch until it has ended, and fetches its answers. */
  async follow(batch: BatchAtWork): Promise<Ending> {
    if (batch.id === null && !(await this.#seek(batch))) return { kind: 'never-started' };
    const { id } = batch;
    if (id === null) return { kind: 'never-started' };
    const state = await this.#untilOver(batch, id);
    switch (state.status) {
      case 'refused': {
        this.tell(batch, 'refused', null);
        const { error } = state;
        return error instanceof TransportError ? { kind: 'later', error } : { kind: 'refused', error };
      }
      case 'missing':
        this.tell(batch, 'missing', null);
        return { kind: 'missing' };
      default: {
        const fetched = await this.#fetch(batch, id);
        this.tell(batch, state.status, null);
        return { kind: 'over', ...fetched };
      }
    }
  }

  async cancel(id: string, abortSignal: AbortSignal): Promise<void> {
    await this.#parts.service.cancel(id, { abortSignal });
  }

  tell(batch: BatchAtWork, status: Parameters<BatchAtWork['news']>[1], nextLookMs: number | null): void {
    const { run, service, model } = this.#parts;
    run.tell(batch.news({ service: service.name, model }, status, nextLookMs));
  }

  async #started(batch: BatchAtWork, id: string): Promise<void> {
    await this.#parts.log.started(batch.number, id);
    batch.id = id;
    batch.wasSeen = true;
    this.tell(batch, 'sent', null);
    this.#parts.run.moved();
  }

  /** Looks for a batch whose start brought no answer. Returns whether it was found; one that was not was never started. */
  async #seek(batch: BatchAtWork): Promise<boolean> {
    const { service, run, settings, known } = this.#parts;
    const patience = this.#patience();
    // From here on, since an upload may take longer than a provider needs to list what it took.
    const begunAt = run.now();
    for (;;) {
      const { target, tag, keys, sentAt } = batch;
      const since = sentAt;
      const sought = { ...target, tag, count: keys.length, since, known: known() };
      const askedAt = run.now();
      const found = await this.#insist(batch, (abortSignal) => service.find(sought, { abortSignal }));
      if (found.kind === 'found') {
        await this.#started(batch, found.id);
        return true;
      }
      // One that was being sent when its process died may come late.
      if (found.kind === 'absent' && askedAt - begunAt >= settings.lostAfterMs) return false;
      await patience.pause();
    }
  }

  async #untilOver(
    batch: BatchAtWork,
    id: string,
  ): Promise<Exclude<BatchState, { readonly status: 'working' }>> {
    const { service, run, settings } = this.#parts;
    const patience = this.#patience();
    for (;;) {
      const state = await this.#insist(batch, (abortSignal) => service.look(id, { abortSignal }));
      if (state.status !== 'missing') this.#refuseForeign(batch, id, state.tag);
      if (state.status !== 'working') return state;
      batch.wasSeen = true;
      batch.answered = state.counts.answered;
      batch.endsBefore = state.endsBefore;
      this.tell(batch, 'working', patience.nextMs);
      run.moved();
      const { maxWaitMs } = settings;
      if (maxWaitMs !== null && !batch.isCancelled && run.now() - batch.sentAt >= maxWaitMs) {
        await this.#insist(batch, (abortSignal) => this.cancel(id, abortSignal));
        batch.isCancelled = true;
      }
      await patience.pause();
    }
  }

  #refuseForeign({ tag: own }: BatchAtWork, id: string, tag: string | null): void {
    if (tag === null || tag === own) return;
    const { service, model } = this.#parts;
    throw new CarrierError(
      `batch ${id} at ${service.name} is another run's: it says ${JSON.stringify(tag)} where this run wrote ${JSON.stringify(own)}; nothing of it was used; use the store or directory that this run began in`,
      { code: 'unusable-carrier', model },
    );
  }

  /** All answers, kept out of memory. Read again from the beginning when the reading breaks off. */
  #fetch(
    batch: BatchAtWork,
    id: string,
  ): Promise<{ readonly results: Spill; readonly answered: ReadonlySet<string> }> {
    return this.#insist(batch, async (abortSignal) => {
      const results = this.#parts.run.createSpill();
      const answered = new Set<string>();
      const counts = { repeated: 0, foreign: 0 };
      const ids = new Set(batch.keys.map((key) => key.slice(0, 24)));
      try {
        for await (const result of this.#parts.service.results(id, { abortSignal })) {
          const part = result.id.slice(0, 24);
          if (!ids.has(part)) counts.foreign += 1;
          else if (result.kind === 'answered') {
            if (answered.has(part)) counts.repeated += 1;
            answered.add(part);
            results.put(part, answerText(result));
            // A provider may be quicker than the disk.
            await results.room();
          }
        }
      } catch (error) {
        await results.close();
        throw error;
      }
      if (answered.size === 0 && counts.foreign >= batch.keys.length) {
        await results.close();
        this.#refuseForeign(batch, id, 'results of other requests');
      }
      this.#warnOf(id, counts);
      return { results, answered };
    });
  }

  #warnOf(id: string, { repeated, foreign }: { readonly repeated: number; readonly foreign: number }): void {
    const { run, service, model } = this.#parts;
    if (repeated + foreign === 0) return;
    run.warn({
      model,
      message: `batch ${id} at ${service.name} brought ${repeated} results twice and ${foreign} of requests that it did not have; of each the first counts, the others were left out`,
    });
  }

  /** Asks until the provider answers: failures that may pass are waited out, however long it takes. */
  async #insist<Value>(
    batch: BatchAtWork,
    ask: (abortSignal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    const { run, service, model } = this.#parts;
    const patience = this.#patience();
    let unreadable = 0;
    for (let failures = 1; ; failures += 1) {
      try {
        return await ask(run.cut);
      } catch (thrown) {
        const error = this.#asOurs(thrown);
        if (!(error instanceof TransportError) || !error.retryable) throw error;
        unreadable = error.code === 'malformed-response' ? unreadable + 1 : 0;
        if (unreadable === mostUnreadable) throw error;
        if (failures === failuresToTell)
          run.warn({
            model,
            message: `${service.name} has not answered ${failures} questions on batch ${batch.id ?? batch.tag} in a row: ${error.message}; the run goes on asking`,
          });
        await patience.pause(error);
      }
    }
  }

  #patience(): Patience {
    const { run, settings } = this.#parts;
    return new Patience(run.after, settings.lookEveryMs, run.draining);
  }

  #asOurs(thrown: unknown): Error {
    const { service, model } = this.#parts;
    return serviceFault(thrown, service.name, model);
  }
}

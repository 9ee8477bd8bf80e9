import type { CollectingRun } from '../../core/call-carrier.ts';
import { AbortedError, ProviderError } from '../../errors/index.ts';
import type { BatchService } from '../batch-service.ts';
import type { BatchAtWork } from './batch-at-work.ts';
import type { BatchCourier, Ending } from './batch-courier.ts';
import type { BatchLog } from './batch-log.ts';
import type { BatchedSettings } from './batched-options.ts';
import { type Collection, keyPartOf } from './collection.ts';
import { Patience } from './patience.ts';
import type { RequestBodies } from './request-bodies.ts';
import type { RequestPlaces } from './request-places.ts';

/** Starts of one batch that may be lost before it counts as refused. */
const mostStarts = 5;

export interface ShuttleParts {
  readonly run: CollectingRun;
  readonly service: BatchService;
  /** `provider:model`. */
  readonly model: string;
  readonly settings: BatchedSettings;
  readonly log: BatchLog;
  readonly courier: BatchCourier;
  readonly places: RequestPlaces;
  readonly bodies: RequestBodies;
  /** Told when money that was set aside is free again. */
  readonly onMoney: () => void;
  /** Told of what ends the run. */
  readonly onBroken: (error: Error) => void;
}

/** Sends collections one after the other, follows each batch to its end, and decides then what happens to its requests. */
export class BatchShuttle {
  readonly #parts: ShuttleParts;
  readonly #queue: Collection[] = [];
  readonly #batches = new Set<BatchAtWork>();
  readonly #background = new Set<Promise<void>>();
  #isSending = false;
  /** Collections that wait until their provider has room again. */
  readonly #delayed = new Set<Collection>();
  /** Grows from one refusal for want of room to the next, until a batch has ended. */
  #roomPatience: Patience | null = null;

  constructor(parts: ShuttleParts) {
    this.#parts = parts;
  }

  get batches(): ReadonlySet<BatchAtWork> {
    return this.#batches;
  }

  /** Requests that are to be sent and are not. */
  get unsent(): number {
    return this.#queue.reduce((sum, { keys }) => sum + keys.length, 0);
  }

  get isIdle(): boolean {
    return !this.#isSending && this.#queue.length === 0;
  }

  /** Requests that wait until their provider has room again. */
  get delayed(): number {
    return [...this.#delayed].reduce((sum, { keys }) => sum + keys.length, 0);
  }

  /** Whether a batch is at the provider, or on its way. */
  get isAtWork(): boolean {
    return [...this.#batches].some(({ results }) => results === null);
  }

  send(collection: Collection): void {
    this.#queue.push(collection);
    const { draining } = this.#parts.run;
    if (this.#isSending || draining.aborted) return;
    this.#isSending = true;
    const sending = this.#sendAll().finally(() => {
      this.#isSending = false;
      const next = this.#queue.shift();
      if (next !== undefined) this.send(next);
      this.#parts.run.moved();
    });
    this.#inBackground(sending);
  }

  /** Takes over a batch that an earlier run has sent, of which so many answers are still to be taken. */
  adopt(batch: BatchAtWork): void {
    this.#batches.add(batch);
    this.#inBackground(batch.left === 0 ? this.end(batch, 'answered') : this.#follow(batch));
  }

  /** All answers of a batch were taken. */
  emptied(batch: BatchAtWork): void {
    this.#inBackground(this.end(batch, 'answered'));
  }

  /** Notes that a batch brings nothing more. */
  async end(batch: BatchAtWork, why: string): Promise<void> {
    const { run, log, onMoney } = this.#parts;
    this.#batches.delete(batch);
    run.purse.close(batch.tag);
    onMoney();
    await log.ended(batch.number, why);
    await batch.results?.close();
  }

  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.allSettled([...this.#background]);
  }

  async #sendAll(): Promise<void> {
    const { run, service, model, settings } = this.#parts;
    const patience = new Patience(run.after, settings.lookEveryMs, run.draining);
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      if (run.draining.aborted) return;
      const error = await this.#sendOne(next);
      if (error === null) continue;
      this.#queue.unshift(next);
      const message = `${service.name} has no room for a batch of ${next.keys.length} requests now: ${error.message}; it is sent again later`;
      run.warn({ model, message });
      await patience.pause(error);
    }
  }

  /** Resolves with why the provider has no room now; null when the collection is on its way, or will never be. */
  async #sendOne(collection: Collection): Promise<Error | null> {
    const { run, service, model, settings, courier, places, bodies } = this.#parts;
    const { keys } = collection;
    const batch = await courier.intend(collection);
    this.#batches.add(batch);
    places.move(keys, batch);
    const sending = await courier.send(batch, collection);
    if (sending.kind === 'sent') {
      this.#inBackground(this.#follow(batch));
      return null;
    }
    await this.end(batch, 'never-started');
    if (sending.kind === 'refused') {
      this.#refused(keys, sending.error);
      await bodies.letGo(collection);
      return null;
    }
    places.move(keys, collection);
    const { maxWaitMs } = settings;
    if (maxWaitMs === null || run.now() - collection.since < maxWaitMs) return sending.error;
    run.warn({
      model,
      message: `${service.name} took no batch for ${maxWaitMs} ms: ${sending.error.message}`,
    });
    for (const key of keys) places.elsewhere(key);
    await bodies.letGo(collection);
    return null;
  }

  async #follow(batch: BatchAtWork): Promise<void> {
    const ending = await this.#parts.courier.follow(batch);
    await this.#ended(batch, ending);
    const isToSend = ending.kind === 'later' || ending.kind === 'never-started';
    if (batch.collection !== null && !isToSend) await this.#parts.bodies.letGo(batch.collection);
    this.#parts.run.moved();
  }

  async #ended(batch: BatchAtWork, ending: Ending): Promise<void> {
    switch (ending.kind) {
      case 'over':
        await this.#handOut(batch, ending);
        break;
      case 'never-started':
        await this.end(batch, 'never-started');
        await this.#sendAgain(batch);
        break;
      case 'later':
        await this.#sendLater(batch, ending.error);
        break;
      case 'refused':
        await this.end(batch, 'refused');
        this.#refused(batch.keys, ending.error);
        break;
      default:
        await this.#lost(batch);
    }
  }

  async #sendAgain(batch: BatchAtWork): Promise<void> {
    const { collection, doubt } = batch;
    if (collection === null) {
      this.#release(batch);
      return;
    }
    collection.lost += 1;
    if (collection.lost < mostStarts) {
      this.#parts.places.move(collection.keys, collection);
      this.send(collection);
      return;
    }
    this.#refused(batch.keys, doubt ?? new Error('its start brought no answer'));
    await this.#parts.bodies.letGo(collection);
  }

  /** Quotas of what may wait at a provider are told only once a batch is there. */
  async #sendLater(batch: BatchAtWork, error: Error): Promise<void> {
    const { run, service, model, settings, places, bodies } = this.#parts;
    const { collection, keys } = batch;
    await this.end(batch, 'refused');
    run.warn({
      model,
      message: `${service.name} has no room for a batch of ${keys.length} requests now: ${error.message}; it is sent again later`,
    });
    if (collection !== null) places.move(keys, collection);
    // With nothing else in the way it is too large for what the provider takes at once.
    const isAlone = !this.isAtWork;
    this.#roomPatience ??= new Patience(run.after, settings.lookEveryMs, run.draining);
    if (collection !== null) this.#delayed.add(collection);
    try {
      await this.#roomPatience.pause(error);
    } finally {
      if (collection !== null) this.#delayed.delete(collection);
    }
    if (collection === null) {
      this.#release(batch);
      return;
    }
    const parts = isAlone && keys.length > 1 ? collection.halves() : [collection];
    for (const part of parts) {
      bodies.keep(part);
      places.move(part.keys, part);
    }
    if (!parts.includes(collection)) await bodies.letGo(collection);
    for (const part of parts) this.send(part);
  }

  /** Allows the requests of a batch of an earlier run to be made again. */
  #release({ keys }: BatchAtWork): void {
    for (const key of keys) {
      this.#parts.places.leave(key);
      this.#parts.run.resume(key);
    }
  }

  async #lost(batch: BatchAtWork): Promise<void> {
    const { run, service, model, log, places } = this.#parts;
    const { id, tag, keys, number, left } = batch;
    run.warn({
      model,
      message: `${service.name} does not know batch ${id} any more: what it may have cost counts as spent, and its ${left} requests are asked again`,
    });
    run.purse.lose(tag, keys);
    this.#batches.delete(batch);
    await log.ended(number, 'missing');
    for (const key of keys) if (places.get(key) === batch) places.elsewhere(key);
  }

  /** Makes the answers of a batch known, and finds another way for what it did not answer. */
  async #handOut(
    batch: BatchAtWork,
    { results, answered }: Extract<Ending, { kind: 'over' }>,
  ): Promise<void> {
    const { run, service, model, places } = this.#parts;
    const own = batch.keys.filter((key) => places.get(key) === batch);
    const missed = own.filter((key) => !answered.has(keyPartOf(key)));
    if (missed.length > 0)
      run.warn({
        model,
        message: `batch ${batch.id} at ${service.name} answered ${own.length - missed.length} of ${own.length} requests`,
      });
    batch.left = own.length - missed.length;
    for (const key of missed) places.elsewhere(key);
    batch.results = results;
    this.#roomPatience = null;
    if (batch.left === 0) await this.end(batch, 'answered');
    for (const key of own) if (answered.has(keyPartOf(key))) run.resume(key);
  }

  /** A provider that refuses a batch may answer the same requests live, but not without a key that it takes. */
  #refused(keys: readonly string[], error: Error): void {
    const { run, service, model, settings, places, onBroken } = this.#parts;
    const isOfKey = error instanceof ProviderError && (error.statusCode === 401 || error.statusCode === 403);
    if (settings.otherwise === 'batch' || isOfKey) {
      onBroken(error);
      return;
    }
    run.warn({
      model,
      message: `${service.name} refused a batch of ${keys.length} requests: ${error.message}; they are made live`,
    });
    for (const key of keys) places.elsewhere(key, 'live');
  }

  /** Work that no one waits for: what goes wrong in it ends the run. */
  #inBackground(work: Promise<void>): void {
    const followed = work.catch((error: unknown) => {
      if (error instanceof AbortedError) return;
      this.#parts.onBroken(error instanceof Error ? error : new Error(String(error)));
    });
    this.#background.add(followed);
    void followed.then(() => this.#background.delete(followed));
  }
}

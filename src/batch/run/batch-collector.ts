import type {
  CallOrder,
  CarriedReply,
  CollectingRun,
  CollectorState,
  OrderCollector,
  OrderPlace,
  TakeOptions,
} from '../../core/call-carrier.ts';
import type { RunEnd } from '../../core/summary.ts';
import { CarrierError, isChimeraError, TransportError } from '../../errors/index.ts';
import type { BatchService } from '../batch-service.ts';
import type { CallRecorder } from '../call-recorder.ts';
import { requestBytes } from '../request-bytes.ts';
import { readAnswer } from './answer-text.ts';
import { BatchAtWork } from './batch-at-work.ts';
import { BatchCourier } from './batch-courier.ts';
import { BatchLog, type NotedBatch } from './batch-log.ts';
import { BatchShuttle } from './batch-shuttle.ts';
import type { BatchedSettings } from './batched-options.ts';
import { Collection, keyPartOf, requestId, targetName } from './collection.ts';
import { MoneyLine } from './money-line.ts';
import { RequestBodies } from './request-bodies.ts';
import { mostBatches, RequestPlaces } from './request-places.ts';

export interface CollectorParts {
  readonly run: CollectingRun;
  readonly service: BatchService;
  readonly recorder: CallRecorder;
  /** `provider:model`. */
  readonly model: string;
  readonly settings: BatchedSettings;
}

/** Collects the requests of one model of a run, has them sent in batches, and hands the answers out. */
export class BatchCollector implements OrderCollector {
  readonly #parts: CollectorParts;
  readonly #log: BatchLog;
  readonly #courier: BatchCourier;
  readonly #shuttle: BatchShuttle;
  readonly #places: RequestPlaces;
  readonly #bodies: RequestBodies;
  /** Collections that are filled, by what their requests have in common. */
  readonly #open = new Map<string, Collection>();
  readonly #ready: Promise<void>;
  /** Calls that the budget has no room for now. */
  readonly #money: MoneyLine;
  #hasToldOfSize = false;
  #broken: Error | null = null;
  #letGoOfTimer: () => void = () => undefined;

  constructor(parts: CollectorParts) {
    this.#parts = parts;
    const { run, model, settings } = parts;
    this.#money = new MoneyLine(`budget for ${model}`, run.resume);
    this.#log = new BatchLog(run.store);
    this.#bodies = new RequestBodies(run.createSpill);
    this.#places = new RequestPlaces({
      run,
      otherwise: settings.otherwise,
      onEmpty: (batch) => this.#shuttle.emptied(batch),
    });
    this.#courier = new BatchCourier({
      ...parts,
      log: this.#log,
      requestsOf: (collection) => this.#bodies.requestsOf(collection, (key) => this.#places.attempts(key)),
      known: () => new Set([...this.#shuttle.batches].flatMap(({ id }) => id ?? [])),
    });
    this.#shuttle = new BatchShuttle({
      ...parts,
      log: this.#log,
      courier: this.#courier,
      places: this.#places,
      bodies: this.#bodies,
      onMoney: () => this.#money.came(),
      onBroken: (error) => this.#break(error),
    });
    this.#ready = this.#adopt();
    this.#ready.catch(() => undefined);
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  async take(order: CallOrder, options: TakeOptions): Promise<OrderPlace> {
    await this.#ready;
    if (this.#broken !== null) throw this.#broken;
    const where = this.#places.get(order.key);
    if (where === undefined) return this.#collect(order, options);
    if (where === 'live') return { kind: 'live' };
    if (where === 'lost') throw this.#unanswered(order.key);
    if (where instanceof BatchAtWork && where.results !== null) return { kind: 'answered', tag: where.tag };
    return waitsFor(order.key, options);
  }

  async answer(
    order: CallOrder,
    { abortSignal }: { readonly abortSignal: AbortSignal },
  ): Promise<CarriedReply> {
    const where = this.#places.get(order.key);
    const text = where instanceof BatchAtWork ? await where.results?.get(keyPartOf(order.key)) : undefined;
    if (text === undefined) throw new Error('an answer of a batch could not be read back from the disk');
    return this.#parts.recorder.replay(order, readAnswer(text), { abortSignal });
  }

  used({ key }: CallOrder): void {
    this.#places.forget(key);
  }

  failed({ key }: CallOrder, _error: unknown, { mayPass }: { readonly mayPass: boolean }): boolean {
    this.#places.leave(key);
    if (!mayPass || !this.#places.tryAgain(key)) {
      this.#places.forget(key);
      return false;
    }
    if (this.#parts.settings.otherwise === 'live') this.#places.put(key, 'live');
    return true;
  }

  send(): void {
    const { settings } = this.#parts;
    for (const [name, collection] of this.#open) {
      if (collection.keys.length >= settings.minRequests || settings.otherwise === 'batch') {
        this.#seal(name, collection);
        continue;
      }
      this.#open.delete(name);
      for (const key of collection.keys) this.#places.elsewhere(key, 'live');
      void this.#bodies.letGo(collection);
    }
  }

  get resting(): boolean {
    const { isIdle, isAtWork, delayed } = this.#shuttle;
    return this.#open.size === 0 && isIdle && !isAtWork && delayed === 0;
  }

  moneyCame(): void {
    // Nothing asks for what is left of these: it stays counted, and no call waits for it.
    for (const { tag } of this.#shuttle.batches) this.#parts.run.purse.rest(tag);
    this.#money.came();
  }

  waiting(): CollectorState {
    const { service, model, settings } = this.#parts;
    const open = [...this.#open.values()].reduce((sum, { keys }) => sum + keys.length, 0);
    const unsent = open + this.#shuttle.unsent;
    const atWork = [...this.#shuttle.batches].filter(({ results }) => results === null);
    const isAllSeen = atWork.every(({ id, wasSeen }) => id !== null && wasSeen);
    return {
      calls: unsent + this.#shuttle.delayed + atWork.reduce((sum, { left }) => sum + left, 0),
      mayLeave: settings.wait === 'leave' && unsent === 0 && this.#shuttle.isIdle && isAllSeen,
      batches: atWork.map((batch) => batch.waiting({ service: service.name, model })),
    };
  }

  async close(end: RunEnd | null): Promise<void> {
    this.#letGoOfTimer();
    await this.#ready.catch(() => undefined);
    await this.#shuttle.settled();
    if (this.#parts.settings.onStop === 'cancel' && (end === 'stopped' || end === 'aborted'))
      await this.#cancelAll();
    await this.#bodies.close();
    for (const { results } of this.#shuttle.batches) await results?.close();
  }

  async #cancelAll(): Promise<void> {
    const { run, service, model } = this.#parts;
    for (const { id, results } of this.#shuttle.batches) {
      if (id === null || results !== null) continue;
      await this.#courier.cancel(id, new AbortController().signal).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        const message = `batch ${id} at ${service.name} could not be cancelled: ${why}; it goes on, and the next run in the same place uses what it answers`;
        run.warn({ model, message });
      });
    }
  }

  async #collect(order: CallOrder, options: TakeOptions): Promise<OrderPlace> {
    const { run, recorder, settings } = this.#parts;
    const { demand, reAsked, abortSignal } = options;
    const { key } = order;
    if (reAsked && settings.reAsks === 'live') return { kind: 'live' };
    // Collecting needs no network: without a pause it would never leave the disk its turn.
    await this.#bodies.room();
    const held = run.purse.hold(key, demand);
    if (held === 'later') return waitsFor(this.#money.join(), options);
    this.#money.tookTurn();
    if (held === 'never') return { kind: 'unaffordable' };
    const { target, body } = await recorder.capture(order, { abortSignal }).catch((error: unknown) => {
      run.purse.release(key);
      throw error;
    });
    const bytes = requestBytes({ body });
    if (bytes > settings.maxBytes) return this.#tooLarge(key, bytes);
    this.#bodies.put(key, this.#places.attempts(key), { id: requestId(key, order.sample), body });
    const name = targetName(target);
    const full = this.#open.get(name);
    if (full !== undefined && full.bytes + bytes > settings.maxBytes) this.#seal(name, full);
    const collection = this.#open.get(name) ?? new Collection(target, run.now());
    this.#open.set(name, collection);
    this.#bodies.keep(collection);
    collection.add(key, bytes);
    this.#places.put(key, collection);
    if (collection.keys.length >= settings.maxRequests) this.#seal(name, collection);
    else if (collection.keys.length === 1) this.#sendInTime();
    return waitsFor(key, options);
  }

  #tooLarge(key: string, bytes: number): OrderPlace {
    const { run, service, model, settings } = this.#parts;
    run.purse.release(key);
    if (!this.#hasToldOfSize)
      run.warn({
        model,
        message: `a request of ${bytes} bytes is larger than a batch at ${service.name} may be (${settings.maxBytes}): it is made live, and so is each other one that is too large`,
      });
    this.#hasToldOfSize = true;
    this.#places.put(key, 'live');
    return { kind: 'live' };
  }

  #sendInTime(): void {
    const { run, settings } = this.#parts;
    this.#letGoOfTimer();
    this.#letGoOfTimer = run.after(settings.maxCollectMs, () => {
      for (const [name, collection] of this.#open) this.#seal(name, collection);
    });
  }

  #seal(name: string, collection: Collection): void {
    this.#open.delete(name);
    this.#shuttle.send(collection);
  }

  #unanswered(key: string): TransportError {
    const { service, model } = this.#parts;
    this.#places.forget(key);
    return new TransportError(
      `${mostBatches} batches at ${service.name} did not answer a request to ${model}; run again, or set otherwise: 'live'`,
      { code: 'timed-out', model },
    );
  }

  /** Takes over what earlier runs have sent for this model. */
  async #adopt(): Promise<void> {
    const { service, model } = this.#parts;
    for (const noted of await this.#log.open()) {
      const { intent } = noted;
      const isOwn =
        intent.service === service.name && intent.baseURL === service.baseURL && intent.name === model;
      if (isOwn) await this.#adoptOne(noted);
    }
  }

  async #adoptOne({ number, intent, id }: NotedBatch): Promise<void> {
    const { run } = this.#parts;
    const { tag, keys, at: sentAt, endpoint, model, headers } = intent;
    const target = { endpoint, model, headers };
    const open: string[] = [];
    for (const key of keys) if (!(await run.store.has(key))) open.push(key);
    const left = open.length;
    const batch = new BatchAtWork({ number, tag, target, keys, sentAt, id, left, collection: null });
    run.purse.adopt(tag);
    this.#places.move(open, batch);
    this.#shuttle.adopt(batch);
  }

  /** Lets all that waits begin again, and fail with what went wrong. */
  #break(error: Error): void {
    const { service, model } = this.#parts;
    // It ends the run, whatever the error: of a failure that may pass each item would fail by itself.
    this.#broken ??=
      isChimeraError(error) && !(error instanceof TransportError)
        ? error
        : new CarrierError(
            `batches of ${model} at ${service.name} cannot go on: ${error.message}; run again in the same place, nothing is lost`,
            { code: 'unusable-carrier', model, cause: error },
          );
    for (const key of [...this.#places.keys(), ...this.#money.leave()]) this.#parts.run.resume(key);
  }
}

function waitsFor(name: string, { waits }: TakeOptions): OrderPlace {
  waits(name);
  return { kind: 'waiting' };
}

import type { Queue } from 'bullmq';
import type {
  CallOrder,
  CarriedReply,
  CarrierRun,
  CarrierWarning,
  CarryOptions,
} from '../core/call-carrier.ts';
import { AbortedError, CarrierError } from '../errors/index.ts';
import { onAbort } from '../time/on-abort.ts';
import { callJob, outcomeFrom, type TryOutcome } from './call-job.ts';
import { type CallQueue, jobIdOf } from './call-queue.ts';
import { lostCall } from './failure-data.ts';
import { readHint } from './hints.ts';
import { type JobState, jobEnd, jobStates } from './job-states.ts';
import { countPresent, keepNoEvents } from './presence.ts';
import type { RedisLink } from './redis-link.ts';

/** How often the state of what is waited for is looked at, whatever the hints say. */
const LOOK_MS = 1_000;
/** A state that is seen once may be about to change. */
const LOOKS_UNTIL_LOST = 2;
const WARN_AFTER_MS = 10_000;
/** How long the end of a run waits for workers to cut what it no longer wants. */
const CLOSING_MS = 2_000;
/** Replies that no one fetches, since their run never came back, stay for a day. */
const keptOnRedis = { removeOnComplete: { age: 86_400 }, removeOnFail: { age: 86_400 } };

export interface QueueCarrierParts {
  readonly link: RedisLink;
  readonly queue: CallQueue;
  readonly warn: (warning: CarrierWarning) => void;
  /** Aborts when the run starts nothing new. */
  readonly draining: CarrierRun['draining'];
  /** How long workers, or Redis, may be gone before calls are given up. */
  readonly patienceMs: number;
}

/** A call that is waited for. */
interface Pending {
  readonly order: CallOrder;
  readonly onPiece: (characters: number) => void;
  readonly settle: (outcome: TryOutcome) => void;
  readonly promise: Promise<TryOutcome>;
  /** Whether Redis has the job. */
  isPlaced: boolean;
  /** Looks in a row that found no one at work on it. */
  lostLooks: number;
}

/** Carries the calls of one model to its workers, and waits for their outcomes. */
export class QueueCarrier {
  readonly #parts: QueueCarrierParts;
  readonly #jobs: Queue;
  readonly #pending = new Map<string, Pending>();
  /** Jobs that were under way when they were no longer wanted. */
  readonly #unwanted = new Set<string>();
  /** What Redis has been told and has not answered yet. */
  readonly #underWay = new Set<Promise<unknown>>();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #absentSince: number | null = null;
  #warnedOf: 'workers' | 'redis' | null = null;

  private constructor(parts: QueueCarrierParts) {
    const { link, queue } = parts;
    this.#parts = parts;
    this.#jobs = new link.packages.Queue(queue.name, {
      connection: link.commands,
      prefix: queue.prefix,
      skipVersionCheck: true,
      skipMetasUpdate: true,
    });
    this.#jobs.on('error', () => {});
  }

  static async open(parts: QueueCarrierParts): Promise<QueueCarrier> {
    const carrier = new QueueCarrier(parts);
    const { link, queue } = parts;
    await Promise.all([
      keepNoEvents(link.commands, queue),
      link.listen(queue.hints, (message) => carrier.#heed(message)),
    ]);
    return carrier;
  }

  /** Makes one try: rejects as the worker's own try did, or when the worker is lost. */
  async carry(order: CallOrder, { abortSignal, onPiece }: CarryOptions): Promise<CarriedReply> {
    const id = jobIdOf(order);
    const pending = this.#pending.get(id) ?? this.#expect(id, order, onPiece);
    const stopListening = onAbort(abortSignal, () => {
      pending.settle(failure(new AbortedError(abortSignal.reason)));
      this.#track(this.#withdraw(id));
    });
    try {
      const outcome = await pending.promise;
      if (outcome.kind === 'failure') throw outcome.error;
      return outcome.reply;
    } finally {
      stopListening();
      this.#pending.delete(id);
    }
  }

  /** The reply is durable where it belongs: Redis need not hold it any longer. */
  kept(order: CallOrder): void {
    this.#remove(jobIdOf(order));
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    for (const { settle } of this.#pending.values()) settle(failure(new AbortedError()));
    const until = Date.now() + CLOSING_MS;
    while (this.#parts.link.downMs === 0 && Date.now() < until) {
      await Promise.allSettled(this.#underWay);
      if (this.#unwanted.size === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await this.#look();
    }
    await this.#jobs.close();
  }

  #expect(id: string, order: CallOrder, onPiece: (characters: number) => void): Pending {
    const { promise, resolve } = deferred<TryOutcome>();
    const pending = { order, onPiece, promise, settle: resolve, isPlaced: false, lostLooks: 0 };
    this.#pending.set(id, pending);
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS);
    this.#place(id, pending).catch((error: unknown) => pending.settle(failure(this.#refused(error))));
    return pending;
  }

  /** Adds a job, or adopts the one that a run which was killed has left under way. */
  async #place(id: string, pending: Pending): Promise<void> {
    const { link, queue } = this.#parts;
    const [state] = await jobStates(link.commands, queue, [id]);
    if (state === 'ended') {
      const outcome = await this.#outcomeOf(id, pending.order);
      if (outcome?.kind === 'reply') {
        pending.settle(outcome);
        return;
      }
      // What failed in an earlier run may have been mended since.
    }
    if (state === 'ended' || state === 'abandoned') await this.#jobs.remove(id);
    if (this.#pending.get(id) !== pending) return;
    await this.#jobs.add('call', callJob(pending.order), { jobId: id, attempts: 1, ...keptOnRedis });
    pending.isPlaced = true;
    if (this.#pending.get(id) !== pending) await this.#withdraw(id);
  }

  #heed(message: string): void {
    const { ended, pieces } = readHint(message);
    for (const id of ended) void this.#collect(id);
    for (const [id, characters] of Object.entries(pieces)) this.#pending.get(id)?.onPiece(characters);
  }

  /** Takes the outcome of a job that has ended. */
  async #collect(id: string): Promise<void> {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    const outcome = await this.#outcomeOf(id, pending.order).catch(() => null);
    if (outcome === null) return;
    // The next try of the call has the same id.
    if (outcome.kind === 'failure') await this.#jobs.remove(id).catch(() => {});
    pending.settle(outcome);
  }

  /** Null when the job is not there, or says nothing yet. */
  async #outcomeOf(id: string, order: CallOrder): Promise<TryOutcome | null> {
    const { value, failed } = await jobEnd(this.#parts.link.commands, this.#parts.queue, id);
    if (value !== null)
      return outcomeFrom(value, order) ?? failure(lostCall(order.model, 'its worker returned no reply'));
    return failed === null ? null : failure(lostCall(order.model, 'its worker is gone'));
  }

  async #look(): Promise<void> {
    const { link } = this.#parts;
    if (this.#pending.size + this.#unwanted.size === 0 && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
      return;
    }
    if (link.downMs > 0) this.#awaitRedis(link.downMs);
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#lookAtJobs();
      await this.#lookForWorkers();
    } catch {
      // Looked again in a second; a Redis that stays away is noticed above.
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookAtJobs(): Promise<void> {
    const { link, queue } = this.#parts;
    await keepNoEvents(link.commands, queue);
    const placed = [...this.#pending].filter(([, { isPlaced }]) => isPlaced);
    const ids = [...placed.map(([id]) => id), ...this.#unwanted];
    if (ids.length === 0) return;
    const states = await jobStates(link.commands, queue, ids);
    for (const [at, state] of states.entries()) {
      const id = ids[at] ?? '';
      if (at >= placed.length) this.#putAway(id, state);
      else if (state === 'ended') await this.#collect(id);
      else await this.#judge(id, state);
    }
    if (this.#unwanted.size > 0) await link.tell(queue.aborts, { aborted: [...this.#unwanted] });
  }

  /** Gives a job up once no one is at work on it: it is the run that decides whether to ask again. */
  async #judge(id: string, state: Exclude<JobState, 'ended'>): Promise<void> {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    const isLost = state === 'missing' || state === 'abandoned';
    pending.lostLooks = isLost ? pending.lostLooks + 1 : 0;
    if (pending.lostLooks < LOOKS_UNTIL_LOST) return;
    await this.#jobs.remove(id);
    const why = state === 'missing' ? 'Redis has lost it' : 'its worker is gone';
    pending.settle(failure(lostCall(pending.order.model, why)));
  }

  async #lookForWorkers(): Promise<void> {
    const { link, queue, draining, patienceMs } = this.#parts;
    if (this.#pending.size === 0 || (await countPresent(link.commands, queue)) > 0) {
      this.#absentSince = null;
      if (this.#warnedOf === 'workers') this.#warnedOf = null;
      return;
    }
    this.#absentSince ??= Date.now();
    const ms = Date.now() - this.#absentSince;
    if (ms >= WARN_AFTER_MS) this.#warn('workers', this.#withoutWorker(ms));
    // A run that is being stopped waits for what is at work, and nothing is.
    if (ms >= (draining.aborted ? LOOKS_UNTIL_LOST * LOOK_MS : patienceMs)) await this.#giveUp(ms);
  }

  async #giveUp(ms: number): Promise<void> {
    const { model } = this.#parts.queue;
    for (const [id, { settle, isPlaced }] of this.#pending) {
      if (!isPlaced) continue;
      const [state] = await jobStates(this.#parts.link.commands, this.#parts.queue, [id]);
      await this.#jobs.remove(id);
      const message = `${this.#withoutWorker(ms)}; then run again in the same directory to go on`;
      const isUntouched = state === 'waiting';
      settle(
        failure(
          isUntouched
            ? new CarrierError(message, { code: 'no-worker', model })
            : lostCall(model, 'its worker is gone'),
        ),
      );
    }
  }

  #withoutWorker(ms: number): string {
    const { link, queue } = this.#parts;
    return `no worker has served ${queue.model} for ${Math.round(ms / 1_000)} s: ${this.#pending.size} calls wait in queue ${queue.base} of Redis at ${link.shown}; start a worker with serveCalls({ models }) that names this model`;
  }

  #awaitRedis(ms: number): void {
    const { link, patienceMs } = this.#parts;
    const message = `Redis at ${link.shown} has been out of reach for ${Math.round(ms / 1_000)} s; start it again`;
    if (ms >= WARN_AFTER_MS) this.#warn('redis', message);
    if (ms < patienceMs) return;
    const error = new CarrierError(`${message}, then run again in the same directory to go on`, {
      code: 'carrier-out-of-reach',
    });
    for (const { settle } of this.#pending.values()) settle(failure(error));
  }

  /** Once for each absence. */
  #warn(of: 'workers' | 'redis', message: string): void {
    if (this.#warnedOf === of) return;
    this.#warnedOf = of;
    this.#parts.warn({ model: of === 'workers' ? this.#parts.queue.model : null, message });
  }

  /** Takes a job back that no one has begun, and has its worker cut the one that is under way. */
  async #withdraw(id: string): Promise<void> {
    const { link, queue } = this.#parts;
    const removed = await this.#jobs.remove(id).catch(() => 0);
    if (removed === 1) return;
    const [state] = await jobStates(link.commands, queue, [id]).catch((): JobState[] => []);
    if (state !== 'held') return;
    this.#unwanted.add(id);
    await link.tell(queue.aborts, { aborted: [id] });
  }

  #putAway(id: string, state: JobState): void {
    if (state === 'held') return;
    this.#unwanted.delete(id);
    if (!this.#pending.has(id)) this.#remove(id);
  }

  #remove(id: string): void {
    this.#track(this.#jobs.remove(id));
  }

  #track(work: Promise<unknown>): void {
    const quiet = work.catch(() => {});
    this.#underWay.add(quiet);
    void quiet.finally(() => this.#underWay.delete(quiet));
  }

  #refused(error: unknown): Error {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'for no reason that it says';
    return new CarrierError(
      `Redis at ${this.#parts.link.shown} does not take a call: ${why}; give it the memory that it needs and the policy noeviction, then run again in the same directory to go on`,
      { code: 'carrier-out-of-reach', model: this.#parts.queue.model },
    );
  }
}

function failure(error: Error): TryOutcome {
  return { kind: 'failure', error };
}

function deferred<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
} {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

import type { Job, Worker } from 'bullmq';
import type { CallOrder } from '../core/call-carrier.ts';
import { AbortedError, CarrierError, isChimeraError, TransportError } from '../errors/index.ts';
import type { LocalCarrier } from '../models/provider/local-carrier.ts';
import type { ResolvedModel } from '../models/provider/resolve-model.ts';
import { outcomeData, type TryOutcome } from './call-job.ts';
import type { CallQueue } from './call-queue.ts';
import type { ServerListeners } from './call-server-events.ts';
import { type Hint, readAborts } from './hints.ts';
import { orderIn } from './order-in.ts';
import { keepNoEvents, PRESENCE_MS, sayGone, sayPresent } from './presence.ts';
import type { RedisLink } from './redis-link.ts';

/** How often it is told how far streamed replies are. */
const PIECES_MS = 500;

export interface ModelServerParts {
  readonly link: RedisLink;
  readonly queue: CallQueue;
  readonly model: ResolvedModel;
  readonly local: LocalCarrier;
  readonly concurrency: number;
  readonly lostAfterMs: number;
  /** Names the worker: host and process. */
  readonly who: string;
  readonly tell: ServerListeners['tell'];
}

/** Serves the calls of one model from its queue. */
export class ModelServer {
  readonly #parts: ModelServerParts;
  readonly #worker: Worker;
  readonly #underWay = new Map<string, AbortController>();
  readonly #pieces = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[] = [];

  private constructor(parts: ModelServerParts) {
    const { link, queue, concurrency, lostAfterMs, tell } = parts;
    this.#parts = parts;
    this.#worker = new link.packages.Worker(queue.name, (job) => this.#serve(job), {
      connection: link.commands,
      prefix: queue.prefix,
      concurrency,
      lockDuration: lostAfterMs,
      stalledInterval: lostAfterMs,
      // The run is the only one that tries again: what is lost is its affair.
      maxStalledCount: 0,
      skipVersionCheck: true,
      autorun: false,
    });
    this.#worker.on('completed', ({ id }) => this.#ended(id));
    this.#worker.on('failed', (job) => this.#ended(job?.id));
    this.#worker.on('error', ({ message }) => {
      if (isTooLate(message)) tell('late', { model: queue.model });
      else tell('trouble', { message: message.slice(0, 200) });
    });
  }

  static async open(parts: ModelServerParts): Promise<ModelServer> {
    const server = new ModelServer(parts);
    const { link, queue } = parts;
    await keepNoEvents(link.commands, queue);
    await link.listen(queue.aborts, (message) => server.#heedAborts(message));
    await server.#sayPresent();
    server.#timers.push(
      setInterval(() => void server.#sayPresent().catch(() => {}), PRESENCE_MS),
      setInterval(() => server.#tellPieces(), PIECES_MS),
    );
    server.#worker.run().catch(() => {});
    return server;
  }

  get active(): number {
    return this.#underWay.size;
  }

  /** Takes nothing new, and ends what is under way: by waiting for it, or by cutting it. */
  async close({ cut }: { readonly cut: boolean }): Promise<void> {
    const { link, queue, who } = this.#parts;
    if (link.downMs === 0) await sayGone(link.commands, queue, who).catch(() => {});
    const closing = this.#worker.close(link.downMs > 0);
    if (cut) for (const controller of this.#underWay.values()) controller.abort(new Error('closing'));
    await closing;
    this.#tellPieces();
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** Makes the try of one job. Never throws: what goes wrong is what the run is told. */
  async #serve(job: Job): Promise<unknown> {
    const { model, who, tell } = this.#parts;
    try {
      const order = orderIn(job.data, model.name, model.settings, who);
      return outcomeData(await this.#carry(order, job.id ?? ''));
    } catch (error) {
      const refused = asError(error, model.name);
      if (refused instanceof CarrierError) tell('refused', { model: model.name, message: refused.message });
      return outcomeData({ kind: 'failure', error: refused });
    }
  }

  async #carry(order: CallOrder, id: string): Promise<TryOutcome> {
    const { model, local, tell } = this.#parts;
    const { key, stage } = order;
    const controller = new AbortController();
    this.#underWay.set(id, controller);
    const startedAt = Date.now();
    tell('call-start', { model: model.name, key, stage });
    const ended = (ok: boolean, code: string | null, outputTokens: number | null): void =>
      tell('call-end', { model: model.name, key, ok, code, ms: Date.now() - startedAt, outputTokens });
    try {
      const reply = await local.carry(model, order, {
        abortSignal: controller.signal,
        onPiece: (characters) => this.#pieces.set(id, (this.#pieces.get(id) ?? 0) + characters),
      });
      ended(true, null, reply.usage.outputTokens);
      return { kind: 'reply', reply };
    } catch (thrown) {
      const error = asError(thrown, model.name);
      ended(false, isChimeraError(error) ? error.code : error.name, null);
      return { kind: 'failure', error };
    } finally {
      // Another try of the same call may have taken its place, when this one was given up for lost.
      if (this.#underWay.get(id) === controller) this.#underWay.delete(id);
      this.#pieces.delete(id);
    }
  }

  #heedAborts(message: string): void {
    for (const id of readAborts(message)) this.#underWay.get(id)?.abort(new AbortedError());
  }

  #ended(id: string | undefined): void {
    if (id !== undefined) this.#hint({ ended: [id] });
  }

  #tellPieces(): void {
    if (this.#pieces.size === 0) return;
    this.#hint({ pieces: Object.fromEntries(this.#pieces) });
    this.#pieces.clear();
  }

  #hint(hint: Hint): void {
    void this.#parts.link.tell(this.#parts.queue.hints, hint);
  }

  async #sayPresent(): Promise<void> {
    const { link, queue, who } = this.#parts;
    // A process that was asleep, or without Redis, must not save this up.
    if (link.downMs > 0) return;
    await sayPresent(link.commands, queue, who);
  }
}

/** How BullMQ says that a job belongs to another worker by now, or to no one. */
function isTooLate(message: string): boolean {
  return /\b(?:missing (?:lock|key)|lock mismatch)\b/i.test(message);
}

function asError(thrown: unknown, model: string): Error {
  if (thrown instanceof Error) return thrown;
  return new TransportError(`${model} failed without an answer; run again to ask it once more`, {
    code: 'server-error',
    model,
  });
}

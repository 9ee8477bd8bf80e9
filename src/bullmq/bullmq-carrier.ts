import type {
  CallCarrier,
  CallOrder,
  CarriedReply,
  CarrierRun,
  CarryOptions,
  OpenCarrier,
} from '../core/call-carrier.ts';
import { AbortedError } from '../errors/index.ts';
import { checkOptions } from '../options/check-options.ts';
import { type OptionSchema, optionsSchema, positiveNumber } from '../options/option-schemas.ts';
import { callQueue } from './call-queue.ts';
import { QueueCarrier } from './queue-carrier.ts';
import { keyPrefix, type RedisAddress, redisAddress } from './redis-address.ts';
import { RedisLink } from './redis-link.ts';

/** Options of `bullmqCarrier`. */
export interface BullmqCarrierOptions {
  /** Where Redis is: a URL such as `redis://127.0.0.1:6379`, or options of the client `ioredis`. */
  readonly connection: RedisAddress;
  /** What all keys in Redis begin with. The same for the workers. @default 'chimera' */
  readonly prefix?: string;
  /**
   * Milliseconds for which a model may have no worker, or Redis may be out of reach, before the run ends as `failed`, to be
   * resumed. A `warning` event says so after ten seconds.
   *
   * @default 600_000 (10 minutes)
   */
  readonly patienceMs?: number;
}

/** What carries calls to workers through Redis. */
export interface BullmqCarrier extends CallCarrier, AsyncDisposable {
  open(run: CarrierRun): OpenCarrier;
  /** Ends its connections, when `carry` was called without a run. A run closes what it has opened. */
  close(): Promise<void>;
}

const schema: OptionSchema = optionsSchema<BullmqCarrierOptions>({
  connection: redisAddress,
  prefix: keyPrefix.optional(),
  patienceMs: positiveNumber.optional(),
});

const defaultPatienceMs = 600_000;

/**
 * Carries the calls of runs to workers, on this or other machines, that run `serveCalls` on the same Redis. Each model has a queue;
 * a job is one try of one call, without keys or addresses of providers. All that has one authority stays in the process of the run:
 * its directory, limits, budget, retries and rows. A run that was killed finds its calls under way again.
 *
 * Needs the packages `bullmq` and `ioredis`.
 *
 * @throws {ConfigurationError} When an option cannot work. A Redis that cannot be reached ends the run as `carrier-out-of-reach`.
 *
 * @example
 * ```ts
 * import { bullmqCarrier } from 'chimera-sdk/bullmq';
 *
 * const carrier = bullmqCarrier({ connection: 'redis://127.0.0.1:6379' });
 * const run = chimera.run(['Mathematics'], { directory: 'runs/first', carrier });
 * ```
 */
export function bullmqCarrier(options: BullmqCarrierOptions): BullmqCarrier {
  checkOptions(schema, options, 'bullmqCarrier');
  let alone: CarrierAtWork | null = null;
  const close = async (): Promise<void> => {
    const open = alone;
    alone = null;
    await open?.close();
  };
  return {
    carry: (order, carryOptions) => {
      alone ??= new CarrierAtWork(options, { warn: () => {}, draining: new AbortController().signal });
      return alone.carry(order, carryOptions);
    },
    kept: (order) => alone?.kept(order),
    open: (run) => new CarrierAtWork(options, run),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The connections and queues of one run. */
class CarrierAtWork implements OpenCarrier {
  readonly #options: BullmqCarrierOptions;
  readonly #run: Pick<CarrierRun, 'warn' | 'draining'>;
  readonly #queues = new Map<string, Promise<QueueCarrier>>();
  #link: Promise<RedisLink> | null = null;

  constructor(options: BullmqCarrierOptions, run: Pick<CarrierRun, 'warn' | 'draining'>) {
    this.#options = options;
    this.#run = run;
  }

  async carry(order: CallOrder, options: CarryOptions): Promise<CarriedReply> {
    const { abortSignal } = options;
    if (abortSignal.aborted) throw new AbortedError(abortSignal.reason);
    const queue = await this.#queueOf(order.model);
    return queue.carry(order, options);
  }

  kept(order: CallOrder): void {
    const queue = this.#queues.get(order.model);
    queue?.then((open) => open.kept(order)).catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#queues.values()].map(async (queue) => (await queue).close()));
    this.#queues.clear();
    const link = await this.#link?.catch(() => null);
    link?.close();
    this.#link = null;
  }

  #queueOf(model: string): Promise<QueueCarrier> {
    const known = this.#queues.get(model);
    if (known !== undefined) return known;
    const opened = this.#openQueue(model);
    this.#queues.set(model, opened);
    // The next call tries again.
    opened.catch(() => this.#queues.delete(model));
    return opened;
  }

  async #openQueue(model: string): Promise<QueueCarrier> {
    const { connection, prefix = 'chimera', patienceMs = defaultPatienceMs } = this.#options;
    this.#link ??= RedisLink.open(connection).catch((error: unknown) => {
      this.#link = null;
      throw error;
    });
    const { warn, draining } = this.#run;
    const queue = callQueue(model, prefix);
    return QueueCarrier.open({ link: await this.#link, queue, warn, draining, patienceMs });
  }
}

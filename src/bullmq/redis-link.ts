import type { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { CarrierError } from '../errors/index.ts';
import { type RedisAddress, shownAddress } from './redis-address.ts';

/** The packages that only those who carry calls through Redis install. */
export interface RedisPackages {
  readonly Queue: typeof Queue;
  readonly Worker: typeof Worker;
  readonly Redis: typeof Redis;
}

/** How long the first connection may take, since a wrong address fails in no other way. */
const FIRST_CONNECTION_MS = 5_000;
const LONGEST_RETRY_MS = 1_000;

/** @throws {CarrierError} When they are not installed. */
export async function redisPackages(): Promise<RedisPackages> {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { Queue: bullmq.Queue, Worker: bullmq.Worker, Redis: ioredis.Redis };
  } catch (cause) {
    throw new CarrierError(
      'carrying calls through Redis needs the packages bullmq and ioredis; install them with: npm install bullmq ioredis',
      { code: 'unusable-carrier', cause },
    );
  }
}

/** The connections of one process to Redis: one for commands, one for what others publish. */
export class RedisLink {
  /** `host:port`. */
  readonly shown: string;
  readonly packages: RedisPackages;
  readonly commands: Redis;
  readonly #hints: Redis;
  readonly #listeners = new Map<string, (message: string) => void>();
  #downSince: number | null = null;

  private constructor(packages: RedisPackages, address: RedisAddress) {
    this.packages = packages;
    this.shown = shownAddress(address);
    this.commands = this.#client(address);
    this.#hints = this.#client(address);
    this.commands.on('close', () => {
      this.#downSince ??= Date.now();
    });
    this.commands.on('ready', () => {
      this.#downSince = null;
    });
    this.#hints.on('message', (channel: string, message: string) => this.#listeners.get(channel)?.(message));
  }

  /** @throws {CarrierError} When Redis cannot be reached, or does not let us in. */
  static async open(address: RedisAddress): Promise<RedisLink> {
    const link = new RedisLink(await redisPackages(), address);
    try {
      await Promise.all([link.#ready(link.commands), link.#ready(link.#hints)]);
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  /** For how long Redis has been out of reach; 0 when it is not. */
  get downMs(): number {
    return this.#downSince === null ? 0 : Date.now() - this.#downSince;
  }

  async listen(channel: string, listener: (message: string) => void): Promise<void> {
    this.#listeners.set(channel, listener);
    await this.#hints.subscribe(channel);
  }

  /** Tells the listeners. Only a hint: state is looked at as well. */
  async tell(channel: string, message: object): Promise<void> {
    await this.commands.publish(channel, JSON.stringify(message)).catch(() => {});
  }

  close(): void {
    this.commands.disconnect();
    this.#hints.disconnect();
  }

  #client(address: RedisAddress): Redis {
    const options = {
      // Commands wait for Redis to come back; how long that may take is decided by the code that waits for calls.
      maxRetriesPerRequest: null,
      retryStrategy: (times: number) => Math.min(LONGEST_RETRY_MS, 50 * 2 ** Math.min(times, 10)),
    };
    const { Redis: Client } = this.packages;
    const client =
      typeof address === 'string' ? new Client(address, options) : new Client({ ...address, ...options });
    // Each failed attempt to connect is an event, which would end the process if no one listened.
    client.on('error', () => {});
    return client;
  }

  #ready(client: Redis): Promise<void> {
    return new Promise((resolve, reject) => {
      let last = '';
      const timer = setTimeout(() => fail(last === '' ? 'no answer' : last), FIRST_CONNECTION_MS);
      const onError = (error: Error): void => {
        last = shortReason(error);
        if (/^(?:WRONGPASS|NOAUTH|ERR)/.test(error.message)) fail(last);
      };
      const onReady = (): void => {
        stop();
        resolve();
      };
      const stop = (): void => {
        clearTimeout(timer);
        client.off('error', onError);
        client.off('ready', onReady);
      };
      const fail = (why: string): void => {
        stop();
        reject(
          new CarrierError(
            `Redis at ${this.shown} cannot be used (${why}); start redis-server there, or correct connection`,
            { code: 'carrier-out-of-reach' },
          ),
        );
      };
      client.on('error', onError);
      client.once('ready', onReady);
    });
  }
}

function shortReason(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.slice(0, 60);
}

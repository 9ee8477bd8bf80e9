import { hostname } from 'node:os';
import type { Model } from '../core/model.ts';
import { ConfigurationError } from '../errors/index.ts';
import { modelSchema } from '../models/model-schema.ts';
import { LocalCarrier } from '../models/provider/local-carrier.ts';
import { type ResolvedModel, resolveModel } from '../models/provider/resolve-model.ts';
import { checkOptions } from '../options/check-options.ts';
import { count, listOf, type OptionSchema, optionOf, optionsSchema } from '../options/option-schemas.ts';
import { systemClock } from '../time/system-clock.ts';
import { callQueue } from './call-queue.ts';
import { type CallServerEvents, ServerListeners } from './call-server-events.ts';
import { ModelServer } from './model-server.ts';
import { keyPrefix, type RedisAddress, redisAddress } from './redis-address.ts';
import { RedisLink } from './redis-link.ts';

/** Options of `serveCalls`. */
export interface ServeCallsOptions {
  /**
   * The models that this process serves, as runs name them: settings that belong to keys (`id`, `temperature`, `topP`,
   * `providerOptions`, `structuredOutput`) must be those of the run, or be left out. Keys and addresses of providers stay here.
   */
  readonly models: readonly Model[];
  /** Where Redis is: a URL such as `redis://127.0.0.1:6379`, or options of the client `ioredis`. */
  readonly connection: RedisAddress;
  /** Most calls of each model in flight at once in this process. @default 64 */
  readonly concurrency?: number;
  /** What all keys in Redis begin with. The same for the runs. @default 'chimera' */
  readonly prefix?: string;
  /**
   * Milliseconds without a sign of life after which the calls of this process count as lost, and are made again elsewhere.
   *
   * @default 30_000
   */
  readonly lostAfterMs?: number;
}

/** A worker that serves calls until it is stopped. */
export interface CallServer extends AsyncDisposable {
  /** The models that it serves, as `provider:model`, and the queue of each. */
  readonly queues: readonly { readonly model: string; readonly queue: string }[];
  /** How many calls are in flight in this process. */
  readonly active: number;
  /** Listens to what happens. Returns a function that stops listening. */
  on<Name extends keyof CallServerEvents>(
    name: Name,
    listener: (event: CallServerEvents[Name]) => void,
  ): () => void;
  /** Takes no further calls, finishes those in flight and ends. */
  stop(): Promise<void>;
  /** Ends at once: calls in flight are cut, and their runs make them again elsewhere. */
  close(): Promise<void>;
}

const schema: OptionSchema = optionsSchema<ServeCallsOptions>({
  models: listOf(modelSchema, 'a list of models such as [openai("gpt-5")]'),
  connection: redisAddress,
  concurrency: count.optional(),
  prefix: keyPrefix.optional(),
  lostAfterMs: optionOf(
    (value) => Number.isInteger(value) && Number(value) >= 1_000,
    'a whole number of at least 1000 milliseconds',
  ).optional(),
});

/**
 * Serves the calls of runs whose carrier is `bullmqCarrier` on the same Redis. Any number of processes on any number of machines may
 * do so, each for the models that it names. It makes tries and nothing else: what is tried again, and when, is decided by the run.
 *
 * Needs the packages `bullmq` and `ioredis`.
 *
 * @throws {ConfigurationError} When an option cannot work.
 * @throws {CarrierError} When Redis cannot be reached.
 *
 * @example
 * ```ts
 * import { serveCalls } from 'chimera-sdk/bullmq';
 *
 * const server = await serveCalls({ models: [vllm('Qwen/Qwen3-32B')], connection: 'redis://127.0.0.1:6379' });
 * server.on('call-end', ({ model, ok, ms }) => console.log(model, ok ? 'replied' : 'failed', `after ${ms} ms`));
 * process.once('SIGTERM', () => void server.stop());
 * ```
 */
export async function serveCalls(options: ServeCallsOptions): Promise<CallServer> {
  checkOptions(schema, options, 'serveCalls');
  const models = options.models.map(resolveModel);
  refuseEqualNames(models);
  const { connection, concurrency = 64, prefix = 'chimera', lostAfterMs = 30_000 } = options;
  const listeners = new ServerListeners();
  const link = await RedisLink.open(connection);
  const local = new LocalCarrier({ clock: systemClock, telemetry: null });
  const who = `${hostname()}:${process.pid}`;
  const servers: ModelServer[] = [];
  const end = async (how: { readonly cut: boolean }): Promise<void> => {
    await Promise.allSettled(servers.map((server) => server.close(how)));
    link.close();
  };
  try {
    for (const model of models) {
      const queue = callQueue(model.name, prefix);
      const { tell } = listeners;
      servers.push(
        await ModelServer.open({ link, queue, model, local, concurrency, lostAfterMs, who, tell }),
      );
    }
  } catch (error) {
    await end({ cut: true });
    throw error;
  }
  let ended: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    ended ??= end({ cut: false });
    return ended;
  };
  return {
    queues: models.map(({ name }) => ({ model: name, queue: callQueue(name, prefix).base })),
    get active() {
      return servers.reduce((sum, server) => sum + server.active, 0);
    },
    on: (name, listener) => listeners.on(name, listener),
    stop,
    close: async () => {
      const closing = end({ cut: true });
      ended ??= closing;
      await closing;
    },
    [Symbol.asyncDispose]: stop,
  };
}

function refuseEqualNames(models: readonly ResolvedModel[]): void {
  const names = models.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  const message = `names ${twice} twice; name each model once, or tell them apart with withSettings(model, { id })`;
  throw new ConfigurationError([{ option: 'serveCalls.models', message }]);
}

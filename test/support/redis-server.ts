import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { temporaryDirectory } from './temporary-directory.ts';

/** A separate Redis server on a free port of loopback, in a temporary folder. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** For looking at what is in it. */
  readonly client: Redis;
  /** Kills it and starts it again on the same port, over the same folder. */
  restart(): Promise<void>;
  /** Everything that its keys hold, as text. */
  dump(): Promise<string>;
  /** Bytes of its data. */
  memory(): Promise<number>;
}

/** Starts a server. With `appendOnly` each write is on disk before it is acknowledged, so that it outlives a kill. */
export async function startRedis({
  appendOnly = false,
}: {
  readonly appendOnly?: boolean;
} = {}): Promise<RedisServer> {
  const folder = await temporaryDirectory();
  const port = await freePort();
  const start = (): Promise<ChildProcess> => spawnRedis(port, folder.at('.'), appendOnly);
  let server = await start();
  const client = new Redis({ port, maxRetriesPerRequest: null });
  client.on('error', () => {});
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    client,
    restart: async () => {
      await end(server);
      server = await start();
    },
    dump: () => dumpOf(client),
    memory: async () => dataset(await client.info('memory')),
    [Symbol.asyncDispose]: async () => {
      client.disconnect();
      await end(server);
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function spawnRedis(port: number, dir: string, appendOnly: boolean): Promise<ChildProcess> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', dir];
  const durable = appendOnly ? ['--appendonly', 'yes', '--appendfsync', 'always'] : [];
  const policy = ['--maxmemory-policy', 'noeviction'];
  const server = spawn('redis-server', [...options, ...durable, ...policy], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.once('error', (error) => {
    throw new Error('redis-server cannot be started; install it, as with: apt-get install redis-server', {
      cause: error,
    });
  });
  for await (const line of server.stdout) if (String(line).includes('Ready to accept')) break;
  server.stdout.resume();
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function dumpOf(client: Redis): Promise<string> {
  const texts: string[] = [];
  for (const key of await client.keys('*')) {
    const type = await client.type(key);
    texts.push(key);
    if (type === 'string') texts.push(String(await client.get(key)));
    if (type === 'hash')
      texts.push(
        Object.entries(await client.hgetall(key))
          .flat()
          .join('\n'),
      );
    if (type === 'list') texts.push(JSON.stringify(await client.lrange(key, 0, -1)));
    if (type === 'zset') texts.push(JSON.stringify(await client.zrange(key, '0', '-1')));
    if (type === 'stream') texts.push(JSON.stringify(await client.xrange(key, '-', '+')));
  }
  return texts.join('\n');
}

/** Redis subtracts one reading from another, unsigned: buffers of clients that are freed between the two wrap it around. */
function dataset(info: string): number {
  const bytes = /used_memory_dataset:(\d+)/.exec(info)?.[1];
  if (bytes === undefined) throw new Error(`Redis tells no used_memory_dataset: ${info}`);
  return Number(BigInt.asIntN(64, BigInt(bytes)));
}

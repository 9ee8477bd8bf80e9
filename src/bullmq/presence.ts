import type { Redis } from 'ioredis';
import type { CallQueue } from './call-queue.ts';

/** How often a worker says that it is there. */
export const PRESENCE_MS = 5_000;
/** Seconds after which a worker that says nothing counts as gone. */
const GONE_AFTER_S = 20;

// By the clock of Redis: those of the machines may differ.
const arrive = `
local now = redis.call('TIME')[1]
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
redis.call('EXPIRE', KEYS[1], 10 * ARGV[2])
return 1`;
const count = `
local now = redis.call('TIME')[1]
return redis.call('ZCOUNT', KEYS[1], now - ARGV[1], '+inf')`;

/** Says that a worker serves a queue. */
export async function sayPresent(redis: Redis, { servers }: CallQueue, worker: string): Promise<void> {
  await redis.eval(arrive, 1, servers, worker, GONE_AFTER_S);
}

/** Says that it no longer does. */
export async function sayGone(redis: Redis, { servers }: CallQueue, worker: string): Promise<void> {
  await redis.zrem(servers, worker);
}

/** How many workers serve a queue. */
export async function countPresent(redis: Redis, { servers }: CallQueue): Promise<number> {
  return Number(await redis.eval(count, 1, servers, GONE_AFTER_S));
}

/**
 * Has BullMQ keep no events of a queue: each would hold a whole reply for as long as it is kept. Said again now and then, since it
 * is lost with the data of Redis.
 */
export async function keepNoEvents(redis: Redis, { base }: CallQueue): Promise<void> {
  await redis.hset(`${base}:meta`, 'opts.maxLenEvents', 0);
}

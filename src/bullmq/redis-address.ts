import { isJsonObject } from '../core/json.ts';
import { type OptionSchema, optionOf, optionThat } from '../options/option-schemas.ts';

/** Where Redis is: a URL such as `redis://127.0.0.1:6379`, or options of the client `ioredis`. */
export type RedisAddress = string | RedisOptions;

/** Options of the Redis client; those that are not named here are passed on as they are. */
export interface RedisOptions {
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** @default 6379 */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  /** Number of the database. @default 0 */
  readonly db?: number;
  /** Options of TLS; an empty object for its defaults. */
  readonly tls?: object;
  readonly [option: string]: unknown;
}

/** The address as an option. What was given is not shown: it may hold a password. */
export const redisAddress: OptionSchema = optionThat(
  (value) => (typeof value === 'string' ? isRedisUrl(value) : isRedisOptions(value)),
  "must be an address such as 'redis://127.0.0.1:6379' or { host: '127.0.0.1', port: 6379 }",
);

/** Prefix of all keys in Redis. */
export const keyPrefix: OptionSchema = optionOf(
  (value) => typeof value === 'string' && /^[\w{}.-]+$/.test(value),
  'a word such as "chimera", or "{chimera}" for a cluster',
);

/** Returns the address for people: without user and password. */
export function shownAddress(address: RedisAddress): string {
  if (typeof address === 'string') {
    const { hostname, port } = new URL(address);
    return `${hostname}:${port === '' ? 6379 : port}`;
  }
  const { host = '127.0.0.1', port = 6379, path } = address;
  return typeof path === 'string' ? path : `${host}:${port}`;
}

function isRedisUrl(value: string): boolean {
  return URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol);
}

function isRedisOptions(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { host, port } = value;
  const isPort = Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536;
  return (host === undefined || typeof host === 'string') && (port === undefined || isPort);
}

import type { CallOrder } from '../core/call-carrier.ts';
import { contentHash } from '../core/content-hash.ts';

/** Where the calls of one model are in Redis. */
export interface CallQueue {
  readonly model: string;
  readonly prefix: string;
  /** The queue's name in BullMQ. */
  readonly name: string;
  /** What all of its keys begin with. */
  readonly base: string;
  /** Channel on which workers tell what has ended, and how far replies are. */
  readonly hints: string;
  /** Channel on which runs tell what they no longer wait for. */
  readonly aborts: string;
  /** Sorted set of the workers that serve the model, by when they were last there. */
  readonly servers: string;
}

/** Each model has its own queue, so that a worker serves only the models that it names. */
export function callQueue(model: string, prefix: string): CallQueue {
  // BullMQ takes no colons, and other characters of ids would be hard to type in redis-cli.
  const readable = model.replace(/[^\w.-]+/g, '_').slice(0, 60);
  const name = `${readable}-${contentHash('queue', model).slice(0, 8)}`;
  const base = `${prefix}:${name}`;
  return {
    model,
    prefix,
    name,
    base,
    hints: `${base}:hints`,
    aborts: `${base}:aborts`,
    servers: `${base}:servers`,
  };
}

/** The same for equal orders, so that a run that was killed finds its calls under way again. Never a number, which BullMQ refuses. */
export function jobIdOf({ key, settings }: CallOrder): string {
  return `c${contentHash('carried', key, settings.maxOutputTokens ?? null)}`;
}

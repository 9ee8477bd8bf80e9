import type { OfflineLatency, OfflineOptions } from '../../src/offline/index.ts';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';
import type { FaultOptions } from './fault.ts';
import type { ProtocolRequest } from './protocol.ts';

/** Limits of one model name, or of `*` for each model that has none. */
export interface ModelLimits {
  /** Most requests at work at once; one more is answered 429. */
  readonly maxConcurrency?: number;
  /** Most requests accepted within any second. */
  readonly requestsPerSecond?: number;
  /** Most tokens, of prompts and replies, per second; one second's worth may be used at once. */
  readonly tokensPerSecond?: number;
  /** Seconds in the `retry-after` header of a 429; null sends none. @default 1 */
  readonly retryAfterSeconds?: number | null;
  /** Whether replies carry `x-ratelimit-*` headers. @default true */
  readonly sendsHeaders?: boolean;
}

/** In which pieces a streamed reply comes. */
export interface StreamPieces {
  /** Characters of one event; a token has about four. @default 60 */
  readonly characters?: number;
  /** Events of one reply per second. @default as fast as they are read */
  readonly perSecond?: number;
}

export interface ProviderOptions extends FaultOptions {
  /** How the models behave. */
  readonly offline?: Omit<OfflineOptions, 'latency' | 'after'>;
  readonly latency?: OfflineLatency;
  readonly pieces?: StreamPieces;
  readonly limits?: { readonly [model: string]: ModelLimits };
  /** Milliseconds, for limits and the log. @default performance.now */
  readonly now?: () => number;
  /** Told what is asked and what is going to be answered. @default no one */
  readonly onReply?: (request: ProtocolRequest, reply: OfflineReply) => void;
}

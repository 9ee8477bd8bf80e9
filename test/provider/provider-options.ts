import type { OfflineLatency, OfflineOptions } from '../../src/offline/index.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { LoggedRequest } from './request-log.ts';

/** Limits of one model name, or of `*` for each model that has none of its own. */
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

export interface ProviderOptions {
  /** How the models behave. */
  readonly offline?: Omit<OfflineOptions, 'latency' | 'wait'>;
  readonly latency?: OfflineLatency;
  readonly limits?: { readonly [model: string]: ModelLimits };
  /** Decides on the fault of each request; `count` is how often the same request was seen before. */
  readonly faults?: (request: LoggedRequest, count: number) => Fault | null;
  /** Faults by chance: shares by kind, drawn by hash of the seed, the request and its count. */
  readonly faultRates?: { readonly seed?: number; readonly rates: { readonly [Kind in FaultKind]?: number } };
  /** Milliseconds, for limits and the log. @default performance.now */
  readonly now?: () => number;
}

import { chanceOf } from '../../src/offline/offline-random.ts';
import type { LoggedRequest } from './request-log.ts';

/** Something that goes wrong with one request. */
export type Fault =
  /** 429; with a `retry-after` header, in seconds, unless null. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number | null }
  /** 429 with a `retry-after-ms` header. */
  | { readonly kind: 'rate-limit-ms'; readonly retryAfterMs: number }
  /** 429 whose body says `insufficient_quota`. */
  | { readonly kind: 'quota' }
  /** 401. */
  | { readonly kind: 'invalid-key' }
  /** 400. */
  | { readonly kind: 'bad-request' }
  /** 400 that tells of a prompt longer than the window. */
  | { readonly kind: 'overlong' }
  /** 404 for the model. */
  | { readonly kind: 'unknown-model' }
  /** 500 with a JSON body. */
  | { readonly kind: 'server-error' }
  /** 503 with an HTML body. */
  | { readonly kind: 'unavailable' }
  /** The connection is reset before any byte. */
  | { readonly kind: 'reset' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'cut' }
  /** Half of the body, and nothing after it while the client waits. */
  | { readonly kind: 'stall' }
  /** Half of a streamed reply, then an error instead of the rest; an error under status 200 when it is not streamed. */
  | { readonly kind: 'error-event' }
  /** A streamed reply that ends in good order before it is finished; half a body when it is not streamed. */
  | { readonly kind: 'unfinished' }
  /** 200 with a body that is not JSON. */
  | { readonly kind: 'invalid-json' }
  /** 200 without a body. */
  | { readonly kind: 'empty-body' }
  /** 200 with no choices, or no output. */
  | { readonly kind: 'no-choices' }
  /** Half of the reply, with the finish reason for an exhausted cap. */
  | { readonly kind: 'length' }
  /** A refusal, with the finish reason of a content filter. */
  | { readonly kind: 'refusal' };

export type FaultKind = Fault['kind'];

export interface FaultOptions {
  /** Decides on the fault of each request; `count` is how often the same request was seen before. */
  readonly faults?: (request: LoggedRequest, count: number) => Fault | null;
  /** Faults by chance: shares by kind, drawn by hash of the seed, the request and its count. */
  readonly faultRates?: { readonly seed?: number; readonly rates: { readonly [Kind in FaultKind]?: number } };
}

/** A reply that is an error from the start. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const faultsByKind: { readonly [Kind in FaultKind]: Fault } = {
  'rate-limit': { kind: 'rate-limit', retryAfterSeconds: 1 },
  'rate-limit-ms': { kind: 'rate-limit-ms', retryAfterMs: 20 },
  quota: { kind: 'quota' },
  'invalid-key': { kind: 'invalid-key' },
  'bad-request': { kind: 'bad-request' },
  overlong: { kind: 'overlong' },
  'unknown-model': { kind: 'unknown-model' },
  'server-error': { kind: 'server-error' },
  unavailable: { kind: 'unavailable' },
  reset: { kind: 'reset' },
  cut: { kind: 'cut' },
  stall: { kind: 'stall' },
  'error-event': { kind: 'error-event' },
  unfinished: { kind: 'unfinished' },
  'invalid-json': { kind: 'invalid-json' },
  'empty-body': { kind: 'empty-body' },
  'no-choices': { kind: 'no-choices' },
  length: { kind: 'length' },
  refusal: { kind: 'refusal' },
};

/** The fault that a request meets, by script first, then by chance. */
export function faultOf(request: LoggedRequest, count: number, options: FaultOptions): Fault | null {
  const scripted = options.faults?.(request, count) ?? null;
  if (scripted !== null || options.faultRates === undefined) return scripted;
  const { seed = 0, rates } = options.faultRates;
  let rest = chanceOf('provider-fault', seed, request.identity, count);
  for (const fault of Object.values(faultsByKind)) {
    rest -= rates[fault.kind] ?? 0;
    if (rest < 0) return fault;
  }
  return null;
}

/** The error response of a fault; null for a fault of the reply itself or of the connection. */
export function errorResponse(fault: Fault): ErrorResponse | null {
  switch (fault.kind) {
    case 'rate-limit': {
      const { retryAfterSeconds } = fault;
      return tooMany(retryAfterSeconds === null ? {} : { 'retry-after': `${retryAfterSeconds}` });
    }
    case 'rate-limit-ms':
      return tooMany({ 'retry-after-ms': `${fault.retryAfterMs}` });
    case 'quota':
      return jsonError(429, 'insufficient_quota', 'You exceeded your current quota.');
    case 'invalid-key':
      return jsonError(401, 'invalid_api_key', 'Incorrect API key provided.');
    case 'bad-request':
      return jsonError(400, 'invalid_request', 'This request cannot be served.');
    case 'overlong':
      return jsonError(
        400,
        'context_length_exceeded',
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
      );
    case 'unknown-model':
      return jsonError(404, 'model_not_found', 'The model does not exist.');
    case 'server-error':
      return jsonError(500, 'server_error', 'The server had an error.');
    case 'unavailable':
      return {
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
      };
    default:
      return null;
  }
}

export function tooMany(headers: { readonly [name: string]: string }): ErrorResponse {
  const response = jsonError(429, 'rate_limit_exceeded', 'Rate limit reached.');
  return { ...response, headers: { ...response.headers, ...headers } };
}

function jsonError(status: number, code: string, message: string): ErrorResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { message, type: code, param: null, code } }),
  };
}

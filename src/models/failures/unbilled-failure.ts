import { CarrierError, ProviderError, TransportError } from '../../errors/index.ts';
import { FormatRefusal } from './format-refusal.ts';

/** The connection was never made, so that nothing was sent. */
const unconnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const turnedAway: ReadonlySet<string> = new Set(['rate-limited', 'refused-prompt', 'overlong-prompt']);

/**
 * Whether a try failed in a way that no provider bills: turned away with a status that says so, or never sent. What
 * other failures cost, such as time-outs, server errors and replies that broke off, is not known.
 */
export function isUnbilled(error: unknown): boolean {
  if (error instanceof FormatRefusal) return true;
  // No worker took the order, or the one that did asked nothing.
  if (error instanceof CarrierError) return error.code === 'no-worker' || error.code === 'worker-refused';
  if (error instanceof ProviderError)
    return error.statusCode === null ? error.code !== 'quota-exhausted' : isRefusal(error.statusCode);
  if (!(error instanceof TransportError)) return false;
  if (error.statusCode === null) return isUnsent(error);
  return turnedAway.has(error.code) && isRefusal(error.statusCode);
}

/** Whether the connection was never made, so that the prompt cannot be at fault. */
export function isUnsent({ statusCode, systemCode }: TransportError): boolean {
  return statusCode === null && systemCode !== null && unconnected.has(systemCode);
}

function isRefusal(status: number): boolean {
  return status >= 300 && status < 500;
}

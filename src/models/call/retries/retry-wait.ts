import { contentHash } from '../../../core/content-hash.ts';
import type { TransportError } from '../../../errors/index.ts';

const longestRetryAfterMs = 60_000;
const longestBackoffMs = 20_000;
const firstBackoffMs = 500;
/** Spreads calls that were all told to come back at the same moment. */
const spreadMs = 250;

/**
 * Returns how long to wait after a failed try: what the provider asked for and a little more, or else a random part of
 * a limit that doubles. Chance comes from the seed, so that a run can be repeated.
 *
 * @param attempt - number of the failed try, from 1
 */
export function retryWaitMs(
  error: Pick<TransportError, 'retryAfterMs'>,
  attempt: number,
  chance: { readonly seed: number; readonly key: string },
): number {
  const random =
    Number.parseInt(contentHash('jitter', chance.seed, chance.key, attempt).slice(0, 12), 16) / 2 ** 48;
  if (error.retryAfterMs !== null)
    return Math.ceil(Math.min(longestRetryAfterMs, error.retryAfterMs) + random * spreadMs);
  return Math.ceil(random * Math.min(longestBackoffMs, firstBackoffMs * 2 ** attempt));
}

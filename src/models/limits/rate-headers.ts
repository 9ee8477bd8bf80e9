import { retryAfterMs } from '../failures/waits/retry-after.ts';

/** What the headers of a reply say about limits. */
export interface RatesInHeaders {
  /** Milliseconds for which nothing more should start; null when nothing was said. */
  readonly pauseMs: number | null;
  /** Rates that the provider takes, as far as its headers tell; null where they do not. */
  readonly requestsPerSecond: number | null;
  readonly tokensPerSecond: number | null;
}

/** Below this part of a limit, hardly anything is left. */
const lowPart = 0.02;
const longestPauseMs = 60_000;
const prefixes = ['x-ratelimit-', 'anthropic-ratelimit-'];

/** The names under which a limit, what is left of it and the time until it is whole may stand. */
interface LimitHeaders {
  readonly limit: readonly string[];
  readonly remaining: readonly string[];
  readonly reset: readonly string[];
}

// Made once, since they are looked for in every reply.
const requestHeaders = [limitHeaders('requests')];
const tokenHeaders = ['tokens', 'input-tokens', 'output-tokens'].map(limitHeaders);

/**
 * Reads the headers of OpenAI and those who follow it (`x-ratelimit-remaining-requests`) and of Anthropic
 * (`anthropic-ratelimit-requests-remaining`). They matter when hardly anything is left; until then, they give no reason
 * to go slower. Null when they say nothing of use.
 *
 * Providers give the time until a limit is whole again, so that what is missing over that time is the rate at which it
 * fills.
 */
export function ratesInHeaders(
  headers: Readonly<Record<string, string>> | null,
  now: number,
): RatesInHeaders | null {
  if (headers === null) return null;
  const asked = retryAfterMs(headers, now);
  const requests = lowOf(headers, requestHeaders, now);
  const tokens = lowOf(headers, tokenHeaders, now);
  if (asked === null && requests === null && tokens === null) return null;
  const pauses = [asked, requests?.pauseMs ?? null, tokens?.pauseMs ?? null].filter((ms) => ms !== null);
  return {
    pauseMs: pauses.length === 0 ? null : Math.min(longestPauseMs, Math.max(...pauses)),
    requestsPerSecond: requests?.perSecond ?? null,
    tokensPerSecond: tokens?.perSecond ?? null,
  };
}

interface LowLimit {
  readonly perSecond: number | null;
  readonly pauseMs: number | null;
}

function limitHeaders(name: string): LimitHeaders {
  const namesOf = (what: string): readonly string[] =>
    prefixes.flatMap((prefix) => [`${prefix}${what}-${name}`, `${prefix}${name}-${what}`]);
  return { limit: namesOf('limit'), remaining: namesOf('remaining'), reset: namesOf('reset') };
}

function lowOf(
  headers: Readonly<Record<string, string>>,
  names: readonly LimitHeaders[],
  now: number,
): LowLimit | null {
  for (const name of names) {
    const remaining = numberIn(firstOf(headers, name.remaining));
    if (remaining === null) continue;
    const untilWholeMs = durationIn(firstOf(headers, name.reset), now);
    if (untilWholeMs === null || untilWholeMs <= 0) continue;
    const limit = numberIn(firstOf(headers, name.limit));
    if (remaining > (limit ?? 0) * lowPart) continue;
    if (limit === null) return { perSecond: null, pauseMs: untilWholeMs };
    const perSecond = ((limit - remaining) / untilWholeMs) * 1000;
    // A fiftieth of the limit is enough to go on with.
    return { perSecond: perSecond > 0 ? perSecond : null, pauseMs: untilWholeMs * lowPart };
  }
  return null;
}

function firstOf(headers: Readonly<Record<string, string>>, names: readonly string[]): string | undefined {
  for (const name of names) if (headers[name] !== undefined) return headers[name];
  return undefined;
}

function numberIn(value: string | undefined): number | null {
  return value !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

const unitMs: { readonly [unit: string]: number } = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A duration such as `1m30.5s` or `120ms`, seconds, or a date. */
function durationIn(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const seconds = numberIn(value);
  // Seconds since 1970 are a date too, and so are milliseconds.
  if (seconds !== null && seconds > 1e9)
    return Math.max(0, (seconds > 1e11 ? seconds : seconds * 1000) - now);
  if (seconds !== null) return seconds * 1000;
  if (/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(value.trim()))
    return [...value.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(ms|[smhd])/g)].reduce(
      (total, [, amount, unit]) => total + Number(amount) * (unitMs[unit ?? ''] ?? 0),
      0,
    );
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

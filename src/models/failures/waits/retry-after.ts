import { untilReset } from './told-wait.ts';

/**
 * Reads how long a provider asks to wait, in milliseconds: from `retry-after-ms`, or from `retry-after` in seconds or
 * as a date. Null when it does not say, or asks for no wait, as some do with every refusal.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>> | undefined,
  now: number,
): number | null {
  const milliseconds = number(headers?.['retry-after-ms']) ?? untilMs(headers?.['retry-after'], now);
  return milliseconds !== null && milliseconds > 0 ? milliseconds : null;
}

/** Reads when the limits are whole again of which the headers of a refusal say that nothing is left; null when they do not. */
export function resetMs(headers: Readonly<Record<string, string>> | undefined, now: number): number | null {
  const resets = Object.entries(headers ?? {}).flatMap(([name, value]) => {
    if (!/ratelimit.*reset/iu.test(name) || headers?.[name.replace(/reset/iu, 'remaining')] !== '0')
      return [];
    return untilReset(value, now) ?? [];
  });
  return resets.length === 0 ? null : Math.max(...resets);
}

function untilMs(header: string | undefined, now: number): number | null {
  const seconds = number(header);
  if (seconds !== null) return seconds * 1000;
  const date = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(date) ? null : date - now;
}

function number(header: string | undefined): number | null {
  return header !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : null;
}

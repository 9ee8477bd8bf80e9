/**
 * Reads how long a provider asks to wait, in milliseconds: from `retry-after-ms`, or from `retry-after` in seconds or
 * as a date. Null when it does not say.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>> | undefined,
  now: number,
): number | null {
  const milliseconds = number(headers?.['retry-after-ms']);
  if (milliseconds !== null) return milliseconds;
  const header = headers?.['retry-after'];
  const seconds = number(header);
  if (seconds !== null) return seconds * 1000;
  const date = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function number(header: string | undefined): number | null {
  return header !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : null;
}

const unitMs: { readonly [unit: string]: number } = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

const duration = String.raw`(?:again|retry|wait|resets?|available)\s+(?:in|after|for|within)\s+([\d.hms\sa-z]{2,40})`;
const moment = String.raw`(?:again|retry|resets?|available|until|access|resumes?|renews?|restored|unblocked|back)\s+(?:at |on |after |from )?(\d{4}-\d\d-\d\d(?:(?:T| | at )\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?)?)`;

/** A moment with a time among words of whatever language: of a refusal, it is when that ends. One by itself may be any date. */
const lone = String.raw`(?<=.{4})(?<!\d)(\d{4}-\d\d-\d\d(?:T| )\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?)`;

/** Reads what words say about when to come back: a duration, or a moment. Null when they do not. */
export function waitInWords(words: string, now: number): number | null {
  const told = durationMs(new RegExp(duration, 'iu').exec(words)?.[1] ?? '');
  if (told !== null) return told;
  const found = new RegExp(moment, 'iu').exec(words)?.[1] ?? new RegExp(lone, 'iu').exec(words)?.[1] ?? '';
  const at = Date.parse(zoned(found));
  return Number.isNaN(at) || at <= now ? null : at - now;
}

/** Without a zone, servers mean UTC. */
function zoned(text: string): string {
  const plain = text
    .trim()
    .replace(/ at | /u, 'T')
    .replace(/(?:(?<!\s)\s+)?UTC$/u, 'Z');
  return /(?:Z|T[\d:.]{1,20}[+-]\d\d:?\d\d|^\S{10})$/u.test(plain) ? plain : `${plain}Z`;
}

/**
 * Reads when a limit is whole again, as members and headers with `reset` in their names say it: seconds since 1970 or
 * milliseconds, a date, a duration, or seconds from now. Milliseconds from now; null when it is not told.
 */
export function untilReset(value: unknown, now: number): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') return null;
  const number = Number(text);
  if (number > 1e11) return Math.max(0, number - now);
  if (number > 1e9) return Math.max(0, number * 1000 - now);
  const told = durationMs(text.trim());
  if (told !== null) return told;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Reads `36000s`, `1h2m3.5s`, `7m12s`, `30 seconds`, `250ms` or seconds without a unit. */
export function durationMs(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text) * 1000;
  let total: number | null = null;
  const part =
    /(?<!\d)(\d+(?:\.\d+)?)\s*(ms|milliseconds?|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/giu;
  for (const [, amount, unit = ''] of text.matchAll(part)) {
    const short = /^(?:ms|milli)/iu.test(unit) ? 'ms' : unit.charAt(0).toLowerCase();
    total = (total ?? 0) + Number(amount) * (unitMs[short] ?? 0);
  }
  return total;
}

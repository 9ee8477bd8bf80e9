/** A number written exactly, as a fraction. */
export interface ExactNumber {
  readonly over: bigint;
  readonly under: bigint;
  /** Whether it was written as a whole number, without point or stroke. */
  readonly isWhole: boolean;
}

/** More digits than this are compared as text only. */
const mostDigits = 200;

/** Reads `12`, `-1,234.50`, `3/4` or `\frac{3}{4}`; null for anything else. */
export function exactNumber(text: string): ExactNumber | null {
  if (text.length > mostDigits) return null;
  const match = /^([+-]?)(.*)$/u.exec(text);
  const size = match === null ? null : (decimal(match[2] ?? '') ?? fraction(match[2] ?? ''));
  if (size === null || match?.[1] !== '-') return size;
  return { ...size, over: -size.over };
}

function decimal(text: string): ExactNumber | null {
  const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(',', '') : text;
  const match = /^(\d+)?(?:\.(\d+))?$/u.exec(digits);
  if (match === null || digits === '') return null;
  const [, whole = '0', after] = match;
  const decimals = after ?? '';
  return {
    over: BigInt(whole + decimals),
    under: 10n ** BigInt(decimals.length),
    isWhole: after === undefined,
  };
}

function fraction(text: string): ExactNumber | null {
  const match = /^(?:\\frac\{(\d+)\}\{(\d+)\}|(\d+)\/(\d+))$/u.exec(text);
  if (match === null) return null;
  const over = BigInt(match[1] ?? match[3] ?? '0');
  const under = BigInt(match[2] ?? match[4] ?? '0');
  return under === 0n ? null : { over, under, isWhole: false };
}

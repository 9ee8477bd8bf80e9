/** Whole-number arithmetic that the families share. */

export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function binomial(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let index = 1; index <= Math.min(k, n - k); index += 1) {
    value = (value * BigInt(n - index + 1)) / BigInt(index);
  }
  return value;
}

export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Writes a quotient in lowest terms: `7/4`, or `3` when it is whole. */
export function fraction(numerator: bigint, denominator: bigint): string {
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  return bottom === 1n ? `${top}` : `${top}/${bottom}`;
}

/** Writes `value / 10^places`, not negative, as a decimal without idle zeros: `12.5`. */
export function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = digits.slice(digits.length - places).replace(/(?<!0)0+$/u, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

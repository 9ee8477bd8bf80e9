import { add, multiply, type Rational, raise, whole, zero } from '../number/rational.ts';

/** Reads digits in a base from 2 up; null when a digit does not belong to it. */
export function readInBase(text: string, base: number): Rational | null {
  if (!Number.isInteger(base) || base < 2 || base > 1_000 || text.length > 200) return null;
  const [before = '', after = '', ...more] = text.toLowerCase().split('.');
  if (more.length > 0 || before === '') return null;
  let value: Rational | null = zero;
  for (const digit of `${before}${after}`) {
    const worth = Number.parseInt(digit, 36);
    if (Number.isNaN(worth) || worth >= base) return null;
    const shifted: Rational | null = value === null ? null : multiply(value, whole(base));
    value = shifted === null ? null : add(shifted, whole(worth));
  }
  const scale = raise(whole(base), BigInt(-after.length));
  return value === null || scale === null ? null : multiply(value, scale);
}

import {
  add,
  compareRationals,
  invert,
  multiply,
  negated,
  type Rational,
  whole,
} from '../number/rational.ts';
import type { Family } from './read-families.ts';

/** The places of all members within one period that all families share, as keys in order. */
export function offsets(members: readonly Family[], all: readonly Family[]): readonly string[] | null {
  const base = all[0]?.period;
  if (base === undefined) return null;
  const shares = all.map(({ period }) => sharesOf(period, base));
  const known = shares.flatMap((share) => share ?? []);
  if (known.length < shares.length) return null;
  const common = known.reduce(leastCommon, known[0] ?? whole(1));
  const keys = new Set<string>();
  for (const { offset, period } of members) {
    const share = sharesOf(period, base);
    const count = share === null ? null : ratio(common, share);
    if (count === null || count.denominator !== 1n || count.numerator > 64n) return null;
    for (let step = 0n; step < count.numerator; step += 1n) {
      const key = placeOf(offset, period, step, base, common);
      if (key === null) return null;
      keys.add(key);
    }
  }
  return [...keys].sort();
}

/** How often one period goes into another; null where that depends on the value for pi. */
function sharesOf(period: readonly Rational[], base: readonly Rational[]): Rational | null {
  const [first, second] = period.map((value, index) => ratio(value, base[index] ?? value));
  if (first === null || second === null || first === undefined || second === undefined) return null;
  return compareRationals(first, second) === 0 ? first : null;
}

function ratio(over: Rational, under: Rational): Rational | null {
  const inverse = invert(under);
  return inverse === null ? null : multiply(over, inverse);
}

function leastCommon(left: Rational, right: Rational): Rational {
  const over = (left.numerator * right.numerator) / greatest(left.numerator, right.numerator);
  return { numerator: over, denominator: greatest(left.denominator, right.denominator) };
}

function greatest(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Where a member lies within the common period, written for both values of pi. */
function placeOf(
  offset: readonly Rational[],
  period: readonly Rational[],
  step: bigint,
  base: readonly Rational[],
  common: Rational,
): string | null {
  const shares = offset.map((start, index) => {
    const moved = add(start, multiply(period[index] ?? start, whole(step)) ?? start);
    const full = multiply(base[index] ?? start, common);
    return moved === null || full === null ? null : ratio(moved, full);
  });
  const [first, second] = shares;
  if (first === null || second === null || first === undefined || second === undefined) return null;
  const turns = floor(first);
  return [first, second]
    .map((share) => add(share, negated(whole(turns))))
    .map((share) => (share === null ? '' : `${share.numerator}/${share.denominator}`))
    .join('|');
}

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

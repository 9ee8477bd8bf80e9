/**
 * Whether two texts of one value are strings of bits of which only one has more zeros in front. Shorter strings may be numbers that are
 * filled up, as `007` is 7.
 */
export function areOtherBits(left: string, right: string): boolean {
  const longer = left.length > right.length ? left : right;
  return left.length !== right.length && /^[01]{4,}$/u.test(longer) && /^[01]+$/u.test(left + right);
}

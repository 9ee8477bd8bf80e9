/**
 * Whether two texts of one value are codes that differ: strings of bits of which only one has more zeros in front, and
 * time signatures. Shorter strings may be numbers that are filled up, as `007` is 7.
 */
export function areOtherCodes(left: string, right: string): boolean {
  if (left === right) return false;
  const areBits =
    /^[01]{4,}$/u.test(left.length > right.length ? left : right) && /^[01]+$/u.test(left + right);
  return (areBits && left.length !== right.length) || [left, right].every((text) => signature.test(text));
}

const signature = /^\d{1,2}\/\d{1,2} time$/u;

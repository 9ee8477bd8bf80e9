import { withMeasure } from '../spoken/spoken-numbers.ts';

/**
 * Whether two texts of one value are codes that differ: strings of bits of which only one has more zeros in front, and
 * time signatures, of which the word is added to the same digits only. Shorter strings may be numbers that are filled up, as `007` is 7.
 */
export function areOtherCodes(reference: string, response: string): boolean {
  const [left, right] = [withMeasure(reference), withMeasure(response)];
  if (left === right) return false;
  const areBits =
    /^[01]{4,}$/u.test(left.length > right.length ? left : right) && /^[01]+$/u.test(left + right);
  const areSignatures =
    [left, right].every((text) => measure.test(text)) && [left, right].some((text) => /time$/u.test(text));
  return (areBits && left.length !== right.length) || (areSignatures && right !== `${left} time`);
}

const measure = /^\d{1,2}\/\d{1,2}(?: time)?$/u;

import { withMeasure } from '../spoken/spoken-numbers.ts';

/**
 * Whether two texts of one value may be different time signatures. Only one side has the word: the reference may leave it out where its
 * digits are no number in lowest terms, as a fraction would be: `6/8`, and not `3/4`.
 */
export function areOtherSignatures(reference: string, response: string): boolean {
  if (!/time$/u.test(reference) && !/time$/u.test(response)) return false;
  const [left, right] = [withMeasure(reference), withMeasure(response)];
  if (left === right) return false;
  // Three quarters of something are no signature.
  if (!measure.test(left) || !measure.test(right))
    return (
      [left, right].some((text) => measure.test(text)) && [left, right].some((text) => / of /iu.test(text))
    );
  return right !== `${left} time` || isInLowestTerms(left);
}

const measure = /^\d{1,2}\/\d{1,2}(?: time)?$/u;

function isInLowestTerms(text: string): boolean {
  let [over = 0, under = 0] = text.split('/').map(Number);
  while (under !== 0) [over, under] = [under, over % under];
  return over === 1;
}

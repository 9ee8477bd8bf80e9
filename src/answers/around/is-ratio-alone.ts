import type { Claim } from '../readings/claim.ts';

/** Whether a response is a ratio by its colon, where the reference is none and neither speaks of one: a share of `1/3` is no `1:3`. */
export function isRatioAlone(reference: Claim, response: Claim): boolean {
  return (
    ratio.test(response.text) &&
    !/:|\\colon| to |ratio|odds/i.test(reference.text) &&
    !/ratio|odds|proportion/i.test(response.within)
  );
}

const ratio = /^[\s$\\(]{0,4}\d{1,9} ?(?::|\\colon) ?\d{1,9}[\s$\\).]{0,4}$/;

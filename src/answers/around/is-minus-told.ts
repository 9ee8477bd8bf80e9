import type { Claim } from '../readings/claim.ts';

/** Whether a word of one side may be the minus of the other: `a 15% decrease` beside `-15%`. */
export function isMinusTold(reference: Claim, response: Claim): boolean {
  const [left, right] = [reference, response].map(({ text }) => minus.test(text));
  if (left === right) return false;
  const { text, within } = left === true ? response : reference;
  return less.test(`${text} ${within}`);
}

const minus = /^[^\dA-Za-z]{0,6}[-\u2212] ?[$£€]?\d/;
const less =
  /(?<![a-z])(?:releas|loss|lost|lose|decreas|declin|drop|fell|fall|reduc|below|evolved|given off|exothermic|debt|deficit|downward|backward|opposite)/i;

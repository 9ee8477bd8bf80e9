import type { Claim } from '../readings/claim.ts';

/** Whether one side says that its number is about right, and the other number is close to it: `66.7 m` beside `about 67 m`. */
export function isRoughly(reference: Claim, response: Claim): boolean {
  if (!rough.test(reference.text) && !rough.test(response.text)) return false;
  const [left, right] = [numberOf(reference.text), numberOf(response.text)];
  return (
    left !== null &&
    right !== null &&
    Math.abs(left - right) <= 0.05 * Math.max(Math.abs(left), Math.abs(right))
  );
}

const rough =
  /^(?:[~≈]|\\(?:approx|sim) |(?:about|around|approximately|approx\.?|roughly|nearly|ca\.?|circa|etwa|environ) )/i;

/** The one number of a text; null where it has none or several. */
function numberOf(text: string): number | null {
  const numbers = text.match(/-?\d[\d,]*(?:\.\d+)?/g) ?? [];
  return numbers.length === 1 ? Number((numbers[0] ?? '').replaceAll(',', '')) : null;
}

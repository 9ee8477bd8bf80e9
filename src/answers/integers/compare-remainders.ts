import { type Finding, undecided } from '../compare/finding.ts';
import { compareRationals } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';

/**
 * Leaves open whether `3 mod 7` beside a number is that number or a class of numbers: nothing is left to divide, where
 * `17 mod 5` is worked out. Null for anything else.
 */
export function compareRemainders(reference: Node, response: Node): Finding | null {
  const isBeside =
    (reference.kind === 'number' && isReduced(response)) ||
    (response.kind === 'number' && isReduced(reference));
  return isBeside ? undecided('one side may name a class of numbers') : null;
}

/** Whether a remainder is that of a number from zero to the number that divides it. */
function isReduced(node: Node): boolean {
  if (node.kind !== 'call' || node.name !== 'mod') return false;
  const [divided, modulus] = node.inputs;
  return (
    divided?.kind === 'number' &&
    modulus?.kind === 'number' &&
    divided.value.numerator >= 0n &&
    compareRationals(divided.value, modulus.value) < 0
  );
}

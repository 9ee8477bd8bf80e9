import type { Node } from '../tree/node.ts';

/** Whether a value is told with the sign of approximation: `\\approx 0.4013`. */
export function isApproximate({ node, text }: { readonly node: Node; readonly text: string }): boolean {
  const isTold =
    /^[\s$]*(?:[≈≃∼~]|\\(?:approx|simeq|sim)(?![a-z])|(?:approximately|approx\.|about|roughly) )/i.test(text);
  return isTold || (node.kind === 'relation' && node.operators.includes('~'));
}

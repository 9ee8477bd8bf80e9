import { isIntervalLike } from '../compare/structure.ts';
import { negateNode, sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * A confidence interval is told by its ends, whichever brackets they are in, or by its middle and how far it reaches. Where one
 * side says that it is one, both are written with square brackets.
 */
export function alignConfidence(reference: Node, response: Node): readonly [Node, Node] {
  return isConfidence(reference) || isConfidence(response)
    ? [asClosed(reference), asClosed(response)]
    : [reference, response];
}

/** `95\% CI: (46, 54)`, which is named by its level where a text is cleaned. */
function isConfidence(node: Node): boolean {
  if (node.kind !== 'relation' || node.operators.join() !== '=') return false;
  const [name] = node.operands;
  return name?.kind === 'symbol' && /^I_\{?c ?\d/u.test(name.name);
}

function asClosed(node: Node): Node {
  if (isConfidence(node) && node.kind === 'relation')
    return {
      ...node,
      operands: node.operands.map((operand, at) => (at === 0 ? operand : asClosed(operand))),
    };
  if (isIntervalLike(node) && (node.open === '(' || node.open === '['))
    return { ...node, open: '[', close: ']' };
  return node.kind === 'sum' ? (reachOf(node.terms) ?? node) : node;
}

/** `50 \pm 4` reaches from 46 to 54; null for any other sum. */
function reachOf([middle, reach, ...more]: readonly Node[]): Node | null {
  if (middle === undefined || reach?.kind !== 'plus-minus' || more.length > 0) return null;
  return {
    kind: 'group',
    open: '[',
    close: ']',
    items: [sumNode([middle, negateNode(reach.value)]), sumNode([middle, reach.value])],
  };
}

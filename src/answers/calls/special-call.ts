import { unreadable } from '../tokens/token.ts';
import { numberNode, powerNode, productNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { determinant } from './determinant.ts';

/** What a call stands for whose name is no function of numbers; null for any other. */
export function specialCall(name: string, inputs: readonly Node[], exponent: Node | null): Node | null {
  const [only] = inputs;
  const isMatrix = name === 'det' && inputs.length === 1 && only?.kind === 'matrix';
  if (name !== 'diag' && name !== 'cis' && !isMatrix) return null;
  if (exponent !== null) throw unreadable;
  if (isMatrix) return determinant(only.rows);
  return name === 'diag'
    ? diagonal(inputs)
    : powerNode(symbolNode('e'), productNode([symbolNode('i'), ...inputs]));
}

function diagonal(inputs: readonly Node[]): Node {
  return {
    kind: 'matrix',
    rows: inputs.map((input, row) => inputs.map((_, column) => (row === column ? input : numberNode(0)))),
  };
}

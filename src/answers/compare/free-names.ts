import { childrenOf } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** The names of the symbols in a node, without those bound by a sum or an integral. */
export function freeNames(node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  collect(node, names, []);
  return names;
}

function collect(node: Node, names: Set<string>, bound: readonly string[]): void {
  if (node.kind === 'symbol') {
    if (!bound.includes(node.name)) names.add(node.name);
    return;
  }
  const inner = node.kind === 'bounded' ? [...bound, node.variable] : bound;
  for (const child of childrenOf(node)) collect(child, names, inner);
}

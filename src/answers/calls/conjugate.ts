import { substituted } from '../compare/rename.ts';
import { callNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** The conjugate of a value. Names of complex numbers get a bar: at real values they would be what the bar is taken of. */
export function conjugate(value: Node): Node {
  if (value.kind === 'symbol' && value.name !== 'i') return barred(value.name);
  return callNode('conj', [substituted(value, complexNames)]);
}

const complexNames: ReadonlyMap<string, Node> = new Map(
  ['z', 'w', 'z_1', 'z_2', 'z_0', 'z_3', 'alpha', 'beta', 'omega', 'zeta'].map((name) => [
    name,
    barred(name),
  ]),
);

function barred(name: string): Node {
  return symbolNode(`bar:${name}`);
}

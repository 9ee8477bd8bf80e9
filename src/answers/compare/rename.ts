import { isConstantName } from '../evaluate/complex-value.ts';
import { mapChildren } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';

/** Returns a node with some names replaced by others. */
export function renamed(node: Node, names: ReadonlyMap<string, string>): Node {
  return substituted(
    node,
    new Map([...names].map(([name, other]) => [name, { kind: 'symbol', name: other }])),
  );
}

/** Returns a node with some names replaced by what they stand for. */
export function substituted(node: Node, values: ReadonlyMap<string, Node>): Node {
  return node.kind === 'symbol'
    ? (values.get(node.name) ?? node)
    : mapChildren(node, (child) => substituted(child, values));
}

/** Renames what the response names as the reference does, in the order in which they appear; null when their counts differ. */
export function renamedLike(reference: Node, response: Node): Node | null {
  const [from, to] = [variables(response), variables(reference)];
  if (from.length !== to.length) return null;
  return renamed(response, new Map(from.map((name, index) => [name, to[index] ?? name])));
}

function variables(node: Node): readonly string[] {
  return [...freeNames(node)].filter((name) => !isConstantName(name) && !name.includes(':'));
}

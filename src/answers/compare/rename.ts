import { isConstantName } from '../evaluate/complex-value.ts';
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
  const inner = (child: Node): Node => substituted(child, values);
  switch (node.kind) {
    case 'number':
      return node;
    case 'symbol':
      return values.get(node.name) ?? node;
    case 'sum':
      return { ...node, terms: node.terms.map(inner) };
    case 'product':
      return { ...node, factors: node.factors.map(inner) };
    case 'power':
      return { ...node, base: inner(node.base), exponent: inner(node.exponent) };
    case 'call':
      return { ...node, inputs: node.inputs.map(inner) };
    case 'bounded':
      return { ...node, from: inner(node.from), to: inner(node.to), body: inner(node.body) };
    case 'plus-minus':
    case 'percent':
      return { ...node, value: inner(node.value) };
    case 'matrix':
      return { ...node, rows: node.rows.map((row) => row.map(inner)) };
    case 'group':
    case 'set':
    case 'list':
      return { ...node, items: node.items.map(inner) };
    case 'relation':
      return { ...node, operands: node.operands.map(inner) };
    case 'region':
      return { ...node, left: inner(node.left), right: inner(node.right) };
    case 'ratio':
      return { ...node, parts: node.parts.map(inner) };
  }
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

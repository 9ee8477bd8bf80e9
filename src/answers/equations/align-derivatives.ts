import { freeNames } from '../compare/free-names.ts';
import { renamed } from '../compare/rename.ts';
import type { Node } from '../tree/node.ts';

/**
 * A derivative written as a quotient names what it is taken by; written with a prime it does not. Where only one side
 * names it, both are read without.
 */
export function alignDerivatives(reference: Node, response: Node): readonly [Node, Node] {
  const [left, right] = [derivatives(reference), derivatives(response)];
  if (left.length + right.length === 0 || (left.length > 0 && right.length > 0)) return [reference, response];
  const by = new Set([...left, ...right].map((name) => name.split('@')[1]));
  const names = new Map([...left, ...right].map((name) => [name, name.split('@')[0] ?? name]));
  return by.size > 1 ? [reference, response] : [renamed(reference, names), renamed(response, names)];
}

function derivatives(node: Node): readonly string[] {
  return [...freeNames(node)].filter((name) => name.includes('@'));
}

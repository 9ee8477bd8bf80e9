import { type Rational, whole } from '../number/rational.ts';
import type { Digits, Node, SymbolNode } from './node.ts';

/** Short constructors for the nodes that are built in many places. */
export function numberNode(value: Rational | number, digits: Digits | null = null): Node {
  return { kind: 'number', value: typeof value === 'number' ? whole(value) : value, digits };
}

export function symbolNode(name: string): SymbolNode {
  return { kind: 'symbol', name };
}

export function sumNode(terms: readonly Node[]): Node {
  return terms.length === 1 && terms[0] !== undefined ? terms[0] : { kind: 'sum', terms };
}

export function productNode(factors: readonly Node[]): Node {
  return factors.length === 1 && factors[0] !== undefined ? factors[0] : { kind: 'product', factors };
}

export function negateNode(value: Node): Node {
  return { kind: 'product', factors: [numberNode(-1), value] };
}

export function powerNode(base: Node, exponent: Node): Node {
  return { kind: 'power', base, exponent };
}

export function quotientNode(over: Node, under: Node): Node {
  return { kind: 'product', factors: [over, powerNode(under, numberNode(-1))] };
}

export function callNode(name: string, inputs: readonly Node[]): Node {
  return { kind: 'call', name, inputs };
}

/** The nodes directly below a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'sum':
      return node.terms;
    case 'product':
      return node.factors;
    case 'power':
      return [node.base, node.exponent];
    case 'call':
      return node.inputs;
    case 'bounded':
      return [node.from, node.to, node.body];
    case 'plus-minus':
    case 'percent':
      return [node.value];
    case 'matrix':
      return node.rows.flat();
    case 'group':
    case 'set':
    case 'list':
      return node.items;
    case 'relation':
      return node.operands;
    case 'region':
      return [node.left, node.right];
    case 'ratio':
      return node.parts;
  }
}

/** The same node around other children. */
export function mapChildren(node: Node, inner: (child: Node) => Node): Node {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return node;
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

/** Whether a node or anything below it passes a test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => someNode(child, test));
}

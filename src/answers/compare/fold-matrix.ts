import { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { limits } from '../limits.ts';
import { negateNode, numberNode, productNode, someNode, sumNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';

type Rows = readonly (readonly Node[])[];

/** What nodes were folded to: products are nested in products, and each of them is asked for more than once. */
const known = new WeakMap<Node, Node>();

/** Carries out sums and products of matrices and vectors, so that only one of them is left; otherwise the node itself. */
export function foldMatrix(node: Node): Node {
  const before = known.get(node);
  if (before !== undefined) return before;
  const folded = fold(node);
  known.set(node, folded);
  return folded;
}

function fold(node: Node): Node {
  if (node.kind === 'sum') return foldSum(node.terms) ?? foldVectors(node, addVectors(node.terms));
  if (node.kind === 'product')
    return foldProduct(node.factors) ?? foldVectors(node, scaleVector(node.factors));
  if (node.kind === 'symbol') return foldUnitVectors(node);
  return node;
}

function foldVectors(node: Node, folded: Node | null): Node {
  const written = foldUnitVectors(node);
  return written === node ? (folded ?? node) : written;
}

function foldSum(terms: readonly Node[]): Node | null {
  const folded = terms.map(foldMatrix);
  const rows = folded.map(rowsOf);
  const [first] = rows;
  if (first === null || first === undefined) return null;
  const isFitting = rows.every(
    (other) => other !== null && other.length === first.length && other[0]?.length === first[0]?.length,
  );
  if (!isFitting) return null;
  return {
    kind: 'matrix',
    rows: first.map((row, at) =>
      row.map((_cell, column) => sumNode(rows.flatMap((other) => other?.[at]?.[column] ?? []))),
    ),
  };
}

/** `(1, 2) + t(3, 4)` adds place by place. */
function addVectors(terms: readonly Node[]): Node | null {
  const vectors = terms.map((term) => vectorOf(foldMatrix(term)));
  const [first] = vectors;
  if (first === null || first === undefined || vectors.some((other) => other?.length !== first.length))
    return null;
  return vector(first.map((_item, at) => sumNode(vectors.flatMap((other) => other?.[at] ?? []))));
}

/** A vector times numbers; null where there is none, or another one. */
function scaleVector(factors: readonly Node[]): Node | null {
  const [items, ...more] = factors.flatMap((factor) => {
    const found = vectorOf(foldMatrix(factor));
    return found === null ? [] : [found];
  });
  if (items === undefined || more.length > 0) return null;
  // A capital or a sign before a bracket may be a function or a quantifier.
  const isNamed = factors.some((factor) =>
    someNode(factor, (part) => part.kind === 'symbol' && /^(?:command:|[A-Z]|[fgh]$)/u.test(part.name)),
  );
  if (isNamed) return null;
  const scalars = factors.filter((factor) => vectorOf(foldMatrix(factor)) === null);
  return vector(items.map((item) => productNode([...scalars, item])));
}

function vectorOf(node: Node): readonly Node[] | null {
  return node.kind === 'group' &&
    ['(', '<'].includes(node.open) &&
    [')', '>'].includes(node.close) &&
    node.items.length > 1
    ? node.items
    : null;
}

function vector(items: readonly Node[]): Node {
  return { kind: 'group', open: '<', close: '>', items };
}

function foldProduct(factors: readonly Node[]): Node | null {
  const folded = factors.map(foldMatrix);
  const matrices = folded.filter((factor) => rowsOf(factor) !== null);
  const areNumbers = matrices.every((matrix) =>
    rowsOf(matrix)
      ?.flat()
      .every((cell) => computed(cell).kind === 'number'),
  );
  if (matrices.length === 0 || (matrices.length > 3 && !areNumbers)) return null;
  let result: Rows | null = null;
  const scalars: Node[] = [];
  for (const factor of folded) {
    const rows = rowsOf(factor);
    if (rows === null) scalars.push(factor);
    else if (result === null) result = rows;
    else {
      const product = multiplyRows(result, rows);
      if (product === null) return null;
      result = product;
    }
  }
  if (result === null) return null;
  const scaled =
    scalars.length === 0 ? result : result.map((row) => row.map((cell) => productNode([...scalars, cell])));
  return { kind: 'matrix', rows: scaled };
}

function multiplyRows(left: Rows, right: Rows): Rows | null {
  const width = right[0]?.length ?? 0;
  const depth = right.length;
  if (left.some((row) => row.length !== depth) || left.length * width * depth > limits.members * 8)
    return null;
  return left.map((row) =>
    Array.from({ length: width }, (_, column) =>
      computed(
        sumNode(row.map((cell, index) => productNode([cell, right[index]?.[column] ?? negateNode(cell)]))),
      ),
    ),
  );
}

/** A number where the cell is one; products of products would otherwise grow without bound. */
function computed(cell: Node): Node {
  const value = exactValue(cell, new Map(), new Effort(500));
  return value === null ? cell : numberNode(value);
}

function rowsOf(node: Node): Rows | null {
  return node.kind === 'matrix' ? node.rows : null;
}

const axes: readonly string[] = ['i', 'j', 'k', 'x', 'y', 'z'];

/** Reads `2i + 5j` with unit vectors as a vector. */
function foldUnitVectors(node: Node): Node {
  const names = [...freeNames(node)].filter((name) => name.startsWith('unit vector:'));
  if (names.length === 0) return node;
  const places = names.map((name) => axes.indexOf(name.slice('unit vector:'.length)));
  if (places.includes(-1)) return node;
  const terms = termsOf(node);
  const components: Node[][] = [[], [], []];
  for (const term of terms) {
    const [name, ...more] = [...freeNames(term)].filter((free) => free.startsWith('unit vector:'));
    if (name === undefined || more.length > 0) return node;
    const place = axes.indexOf(name.slice('unit vector:'.length)) % 3;
    components[place]?.push(withoutVector(term, name));
  }
  const zero: Node = { kind: 'number', value: { numerator: 0n, denominator: 1n }, digits: null };
  const items = components.map((parts) => (parts.length === 0 ? zero : sumNode(parts)));
  return { kind: 'group', open: '<', close: '>', items };
}

/** The terms of a sum, or of one in brackets with factors and a unit beside it: `(3i - 4j) N`. */
function termsOf(node: Node): readonly Node[] {
  if (node.kind === 'sum') return node.terms;
  const sums = node.kind === 'product' ? node.factors.filter(({ kind }) => kind === 'sum') : [];
  const [sum] = sums;
  if (node.kind !== 'product' || sum?.kind !== 'sum' || sums.length > 1) return [node];
  const others = node.factors.filter((factor) => factor !== sum);
  return sum.terms.map((term) => productNode([...others, term]));
}

function withoutVector(term: Node, name: string): Node {
  if (term.kind === 'symbol' && term.name === name) {
    return { kind: 'number', value: { numerator: 1n, denominator: 1n }, digits: null };
  }
  if (term.kind !== 'product')
    return someNode(term, (part) => part.kind === 'symbol' && part.name === name)
      ? symbolNode('unreadable')
      : term;
  return productNode(term.factors.map((factor) => withoutVector(factor, name)));
}

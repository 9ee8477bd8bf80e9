import { unreadable } from '../tokens/token.ts';
import { callNode } from '../tree/build-node.ts';
import type { GroupNode, Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { ellipsis } from './fill-ellipsis.ts';

/** Parses what a bracket, a bar or a minus sign opens. */
export function parseBracket(cursor: Cursor): Node {
  return cursor.within(() => {
    if (cursor.takeSign('{')) return parseBraces(cursor);
    if (cursor.takeSign('(')) return parseRound(cursor);
    if (cursor.takeSign('[')) return parseSquare(cursor);
    if (cursor.takeSign(']')) return parseReversed(cursor);
    if (cursor.takeSign('|')) return parseBars(cursor);
    throw unreadable;
  });
}

/** Braces of LaTeX only group; around several items they are taken for a list. */
function parseBraces(cursor: Cursor): Node {
  if (cursor.takeSign('}')) return { kind: 'set', items: [] };
  const inner = cursor.grammar.sequence(cursor);
  cursor.expectSign('}');
  return inner;
}

function parseRound(cursor: Cursor): Node {
  const inner = cursor.grammar.sequence(cursor);
  const items = itemsOf(inner);
  if (cursor.takeSign(']')) return group('(', ']', items);
  if (cursor.takeSign('[')) return group(']', '[', items);
  cursor.expectSign(')');
  return items.length === 1 ? inner : group('(', ')', items);
}

function parseSquare(cursor: Cursor): Node {
  const inner = cursor.grammar.sequence(cursor);
  const items = itemsOf(inner);
  if (cursor.takeSign(')')) return group('[', ')', items);
  if (cursor.takeSign('[')) return group('[', '[', items);
  cursor.expectSign(']');
  // Arrays are written with their brackets.
  if (inner.kind === 'matrix') return inner;
  const rows = rowsOf(items);
  if (rows !== null) return { kind: 'matrix', rows };
  return isMatrix(items) ? { kind: 'matrix', rows: items.map((row) => row.items) } : group('[', ']', items);
}

/** `[1, 2; 3, 4]` writes the rows of a matrix; null for anything else. */
function rowsOf(items: readonly Node[]): readonly (readonly Node[])[] | null {
  const rows = items.map((item) => (item.kind === 'list' && !item.continued ? item.items : []));
  const [first = []] = rows;
  return rows.length > 1 && first.length > 1 && rows.every((row) => row.length === first.length)
    ? rows
    : null;
}

/** `]0, 1[` is how an open interval is written in French. */
function parseReversed(cursor: Cursor): Node {
  const items = itemsOf(cursor.grammar.sequence(cursor));
  if (cursor.takeSign('[')) return group(']', '[', items);
  cursor.expectSign(']');
  return group(']', ']', items);
}

function parseBars(cursor: Cursor): Node {
  cursor.openBars += 1;
  const inner = cursor.grammar.sum(cursor);
  cursor.openBars -= 1;
  cursor.expectSign('|');
  return callNode('abs', [inner]);
}

function isMatrix(items: readonly Node[]): items is readonly GroupNode[] {
  const [first] = items;
  return (
    first?.kind === 'group' &&
    items.every(
      (item) => item.kind === 'group' && item.open === '[' && item.items.length === first.items.length,
    )
  );
}

/** The items of a list, or the node itself. */
export function itemsOf(node: Node): readonly Node[] {
  if (node.kind !== 'list') return [node];
  // What goes on in brackets keeps its sign for it: `(2, 4, 6, \ldots)`.
  return node.continued && !node.items.includes(ellipsis) ? [...node.items, ellipsis] : node.items;
}

function group(open: GroupNode['open'], close: GroupNode['close'], items: readonly Node[]): Node {
  return { kind: 'group', open, close, items };
}

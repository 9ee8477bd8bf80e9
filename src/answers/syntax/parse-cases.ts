import { limits } from '../limits.ts';
import { unreadable } from '../tokens/token.ts';
import { callNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';

/** Parses the lines of `cases` up to its end: values with conditions, or statements that all hold. */
export function parseCases(cursor: Cursor): Node {
  const rows: (readonly [Node, Node | null])[] = [];
  while (!cursor.isCommand('\\end')) {
    if (cursor.takeCommand('\\\\')) continue;
    rows.push(parseRow(cursor));
    if (rows.length > limits.members) throw unreadable;
  }
  const conditions = rows.map(([, condition]) => condition);
  if (rows.length === 0) throw unreadable;
  if (conditions.every((condition) => condition === null)) {
    return { kind: 'list', items: rows.map(([value]) => value), continued: false, joined: 'and' };
  }
  return callNode(
    'cases',
    rows.flatMap(([value, condition]) => {
      if (condition === null) throw unreadable;
      return [value, condition];
    }),
  );
}

function parseRow(cursor: Cursor): readonly [Node, Node | null] {
  const value = withoutComma(cursor.grammar.sequence(cursor));
  if (!cursor.takeSign('&')) return [value, null];
  cursor.takeSign(',');
  while (takeWord(cursor, 'if', 'for', 'when', 'where')) cursor.takeSign(',');
  if (takeWord(cursor, 'otherwise', 'else')) {
    cursor.takeSign('.');
    return [value, symbolNode('otherwise')];
  }
  const condition = parseParity(cursor) ?? cursor.grammar.sequence(cursor);
  cursor.takeSign('.');
  return [value, condition];
}

/** `n` is even, `n` odd. */
function parseParity(cursor: Cursor): Node | null {
  const place = cursor.place;
  const name = cursor.next();
  takeWord(cursor, 'is');
  const word = cursor.peek();
  const isParity = word?.kind === 'letters' && ['even', 'odd'].includes(word.text.toLowerCase());
  if (name.kind !== 'letters' || name.text.length > 1 || !isParity) {
    cursor.returnTo(place);
    return null;
  }
  cursor.next();
  return callNode(word.text.toLowerCase(), [symbolNode(name.text)]);
}

function takeWord(cursor: Cursor, ...words: readonly string[]): boolean {
  const token = cursor.peek();
  const found = token?.kind === 'letters' && words.includes(token.text.toLowerCase());
  if (found) cursor.next();
  return found;
}

function withoutComma(node: Node): Node {
  return node.kind === 'list' && node.items.length === 1 ? (node.items[0] ?? node) : node;
}

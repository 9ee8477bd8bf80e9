import { determinant } from '../calls/determinant.ts';
import { limits } from '../limits.ts';
import { unreadable } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { parseCases } from './parse-cases.ts';

/** Parses `\begin{...}` after the command: matrices of any bracket, arrays, and cases as a list of lines. */
export function parseEnvironment(cursor: Cursor): Node {
  const name = parseName(cursor);
  if (/^(?:align|aligned|gather|gathered|equation|split)$/u.test(name)) {
    const inner = cursor.grammar.sequence(cursor);
    parseEnd(cursor, name);
    return inner;
  }
  if (/^[dr]?cases$/u.test(name)) {
    const inner = parseCases(cursor);
    parseEnd(cursor, name);
    return inner;
  }
  if (!/^(?:[pbvBV]?(?:small)?matrix|array)$/u.test(name)) throw unreadable;
  if (name === 'array' && cursor.takeSign('{')) skipColumns(cursor);
  const rows = parseRows(cursor);
  parseEnd(cursor, name);
  // Bars around cells stand for their determinant.
  return name === 'vmatrix' ? determinant(rows) : { kind: 'matrix', rows };
}

function parseRows(cursor: Cursor): readonly (readonly Node[])[] {
  const rows: Node[][] = [[]];
  let cells = 0;
  while (!cursor.isCommand('\\end')) {
    if (cursor.takeCommand('\\\\')) rows.push([]);
    else if (!cursor.takeSign('&') && !cursor.takeCommand('\\hline')) {
      rows.at(-1)?.push(cursor.grammar.sum(cursor));
      cells += 1;
    }
    if (cells > limits.members || rows.length > limits.members) throw unreadable;
  }
  const full = rows.filter((row) => row.length > 0);
  const width = full[0]?.length ?? 0;
  if (width === 0 || full.some((row) => row.length !== width)) throw unreadable;
  return full;
}

function parseName(cursor: Cursor): string {
  cursor.expectSign('{');
  const token = cursor.next();
  if (token.kind !== 'letters') throw unreadable;
  cursor.takeSign('*');
  cursor.expectSign('}');
  return token.text;
}

function parseEnd(cursor: Cursor, name: string): void {
  if (!cursor.takeCommand('\\end') || parseName(cursor) !== name) throw unreadable;
}

function skipColumns(cursor: Cursor): void {
  for (let count = 0; !cursor.takeSign('}'); count += 1) {
    cursor.next();
    if (count > 64) throw unreadable;
  }
}

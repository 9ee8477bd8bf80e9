import { readInBase } from '../tokens/read-in-base.ts';
import { type Token, unreadable } from '../tokens/token.ts';
import { numberNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { parseBracket } from './parse-bracket.ts';
import { parseCommand } from './parse-command.ts';
import { parseLetters } from './parse-letters.ts';

/** Parses a single part: a number, a variable, a call, something in brackets. */
export function parseAtom(cursor: Cursor): Node {
  const token = cursor.peek();
  if (token === undefined) throw unreadable;
  switch (token.kind) {
    case 'number':
      return parseNumber(cursor, token);
    case 'letters':
      return parseLetters(cursor);
    case 'command':
      return parseCommand(cursor);
    case 'sign':
      return parseBracket(cursor);
  }
}

function parseNumber(cursor: Cursor, token: Token & { kind: 'number' }): Node {
  cursor.next();
  return cursor.isSign('_') ? parseBase(cursor, token.raw) : numberNode(token.value, token.digits);
}

const baseNames =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ');

/** A number with its base below it: `204_5`, `1A_{16}` is read by its letters elsewhere. */
function parseBase(cursor: Cursor, raw: string): Node {
  cursor.next();
  const isBraced = cursor.takeSign('{');
  const token = cursor.next();
  const named = token.kind === 'letters' ? baseNames.indexOf(token.text.toLowerCase()) + 2 : 0;
  const base = token.kind === 'number' ? Number(token.value.numerator) : named;
  if (isBraced) cursor.expectSign('}');
  const value = readInBase(raw.replaceAll(',', ''), base);
  if (value === null) throw unreadable;
  return numberNode(value);
}

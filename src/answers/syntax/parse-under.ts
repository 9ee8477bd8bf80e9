import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { functionNames, letterNames } from './function-names.ts';

/**
 * Parses the names that follow the first factor behind a stroke and may stand below it too. Usually those right behind it do, as in `E/kT`
 * and `h/2\pi`, but not behind a fraction of numbers: `1/2mv^2`; and those behind a space do not. Each may be meant the other way.
 */
export function parseUnderStroke(cursor: Cursor, isCoefficient: boolean): readonly Node[] {
  const isJoined = startsName(cursor, false);
  const isUsual = cursor.mode.strokes === 'usual';
  if (isJoined ? isUsual === isCoefficient : isUsual || isCoefficient) return [];
  const names: Node[] = [];
  while (startsName(cursor, !isJoined)) names.push(cursor.grammar.factor(cursor));
  return names;
}

/** Whether a name follows. The space behind a command ends it, and parts nothing. */
function startsName(cursor: Cursor, maySpace: boolean): boolean {
  const token = cursor.peek();
  const isApart = token?.spaced === true && cursor.previous()?.kind !== 'command';
  if (token === undefined || (isApart && !maySpace)) return false;
  if (token.kind === 'command') return letterNames.has(token.name.slice(1)) || token.name === '\\pi';
  if (token.kind !== 'letters' || functionNames.has(token.text)) return false;
  if (/^(?:and|or|to|per|mod|if|x)$/u.test(token.text) && token.spaced) return false;
  return cursor.openIntegrals === 0 || !/^d[a-z]?$/u.test(token.text);
}

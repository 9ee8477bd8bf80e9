import { limits } from '../limits.ts';
import { isLabel, isPlace, wordOf } from '../tokens/label-tokens.ts';
import { type ReadingMode, type Token, UnreadableText, unreadable } from '../tokens/token.ts';
import { tokenize } from '../tokens/tokenize.ts';
import { callNode, symbolNode } from '../tree/build-node.ts';
import type { Node, RelationOperator } from '../tree/node.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { ellipsis, fillEllipsis } from './fill-ellipsis.ts';
import { parseFactor, parseSum } from './parse-expression.ts';

/**
 * Parses a cleaned text as mathematics: the whole of it, or nothing. What is left over after a value makes the text
 * unreadable, because the value of a part is not the value of the answer.
 */
export function parseAnswer(text: string, mode: ReadingMode): Node | null {
  // Braces behind a word belong to a command that lost its backslash, and perhaps more.
  if (/(?<![\\A-Za-z])(?!(?:sqrt|log)\{)[A-Za-z]{2,}\{/u.test(text)) return null;
  try {
    const tokens = tokenize(text, mode);
    return parseTokens(tokens, mode) ?? parseLabelled(tokens, mode);
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
}

const grammar: Grammar = { sequence: parseSequence, sum: parseSum, factor: parseFactor };

function parseTokens(tokens: readonly Token[], mode: ReadingMode): Node | null {
  if (tokens.length === 0) return null;
  const cursor = new Cursor(tokens, mode, grammar);
  const node = readWhole(cursor);
  const bars = node === null ? tokens.filter((token) => token.kind === 'sign' && token.text === '|') : [];
  if (bars.length < 4 || bars.length % 2 > 0) return node;
  const nested = new Cursor(tokens, mode, grammar);
  nested.nestsBars = true;
  return readWhole(nested);
}

function readWhole(cursor: Cursor): Node | null {
  try {
    const node = parseSequence(cursor);
    return cursor.peek() === undefined ? node : null;
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
}

/** Takes words before the first equals sign as the name of the value: `Total sum = 5`. */
function parseLabelled(tokens: readonly Token[], mode: ReadingMode): Node | null {
  const equals = firstEquals(tokens);
  const label = tokens.slice(0, Math.max(0, equals));
  const [head] = label;
  const isLimit =
    head?.kind === 'command' &&
    /^\\(?:lim(?:sup|inf)?|i{0,3}nt|oint|sum|prod|differentiate)$/u.test(head.name);
  const end = label.at(-1);
  if (label.length === 0 || label.length > (isLimit ? 60 : 12)) return null;
  if (end?.kind === 'sign' && ['/', '-', '(', '_', '{'].includes(end.text)) return null;
  if (isPlace(label)) return null;
  const prime = label.findIndex((token) => token.kind === 'sign' && token.text === "'");
  // A derivative has no further words.
  if (prime >= 0 && label.slice(prime + 1).some(({ kind }) => kind === 'letters' || kind === 'number'))
    return null;
  const isConcentration =
    label.every(({ kind }) => kind !== 'command') &&
    head?.kind === 'sign' &&
    head.text === '[' &&
    end?.kind === 'sign' &&
    end.text === ']';
  if (!isLimit && !isConcentration && !isLabel(label)) return null;
  const name: Token = { kind: 'letters', text: 'L', upright: false, spaced: false };
  const node = parseTokens([name, ...tokens.slice(equals)], mode);
  if (node?.kind !== 'relation') return null;
  const words = label.map(wordOf).join(' ');
  return { ...node, operands: [symbolNode(`name:${words.trim()}`), ...node.operands.slice(1)] };
}

/** The first sign of equality outside of braces; -1 where there is none. */
function firstEquals(tokens: readonly Token[]): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (token.kind === 'sign' && token.text === '{') depth += 1;
    if (token.kind === 'sign' && token.text === '}') depth -= 1;
    const isEquality =
      (token.kind === 'sign' && token.text === '=') ||
      (token.kind === 'command' && token.name === '\\approx');
    return isEquality && depth === 0;
  });
}

function parseSequence(cursor: Cursor): Node {
  const groups: Node[][] = [[]];
  let continued = false;
  let joined: Joined = 'comma';
  for (let count = 0; ; count += 1) {
    if (cursor.takeCommand('\\ldots', '\\dots', '\\cdots')) {
      continued = true;
      groups.at(-1)?.push(ellipsis);
    } else groups.at(-1)?.push(parseStatement(cursor));
    if (count > limits.members) throw unreadable;
    const separator = takeSeparators(cursor);
    if (separator === null) break;
    if (separator.isLogical && groups.at(-1)?.at(-1)?.kind !== 'relation') throw unreadable;
    if (separator.isOuter) groups.push([]);
    if (separator.joined !== 'comma') joined = separator.joined;
    if (isSequenceEnd(cursor)) {
      // `3 or` was cut off.
      if (separator.joined !== 'comma' && cursor.peek() === undefined) throw unreadable;
      // A separator that nothing follows ends a list, as in `(1, 2,)`, and is in no value.
      if (cursor.isSign(')', ']', '}') && groups.flat().length < 2) throw unreadable;
      break;
    }
  }
  const filled = groups.map(fillEllipsis);
  const isOpen = continued && (groups.flat().at(-1) === ellipsis || filled.flat().includes(ellipsis));
  return joinGroups(filled, isOpen, joined);
}

type Joined = 'and' | 'or' | 'comma';

function joinGroups(groups: readonly (readonly Node[])[], continued: boolean, joined: Joined): Node {
  const full = groups.filter((group) => group.length > 0);
  const isNested = full.length > 1 && full.every((group) => group.length > 1);
  const items = isNested
    ? full.map((group): Node => ({ kind: 'list', items: group, continued: false, joined: 'comma' }))
    : full.flat();
  const [only] = items;
  if (only === undefined) throw unreadable;
  const residues = isNested || continued ? null : withModulus(items);
  if (residues !== null) return { kind: 'list', items: residues, continued, joined };
  return items.length === 1 && !continued ? only : { kind: 'list', items, continued, joined };
}

/** `x = 1, 4 (mod 5)`: the modulus behind the last item is that of all. Null where there is none, or each has its own. */
function withModulus(items: readonly Node[]): readonly Node[] | null {
  const last = items.at(-1);
  if (items.length < 2 || last?.kind !== 'call' || last.name !== 'residue') return null;
  const [value, modulus] = last.inputs;
  const [first] = items;
  if (value === undefined || modulus === undefined || first === undefined) return null;
  const rest = [...items.slice(1, -1), value];
  if (rest.some((item) => item.kind === 'relation' || item.kind === 'call')) return null;
  if (first.kind !== 'relation')
    return first.kind === 'call'
      ? null
      : [first, ...rest].map((item) => callNode('residue', [item, modulus]));
  const [name, start] = first.operands;
  if (first.operators.join() !== '=' || name === undefined || start === undefined) return null;
  return [start, ...rest].map((item) => callNode('congruent', [name, item, modulus]));
}

interface Separator {
  readonly isOuter: boolean;
  readonly joined: Joined;
  /** Joined by a sign of logic, which joins relations; between anything else it makes a formula. */
  readonly isLogical: boolean;
}

function takeSeparators(cursor: Cursor): Separator | null {
  let isOuter = false;
  let isLogical = false;
  let joined: Joined = 'comma';
  let signs = 0;
  for (let count = 0; ; count += 1) {
    const isSign = cursor.isCommand('\\land', '\\wedge', '\\lor', '\\vee');
    isLogical = isLogical || isSign;
    if (takeWord(cursor, 'and') || cursor.takeCommand('\\land', '\\wedge')) joined = 'and';
    else if (takeWord(cursor, 'or') || cursor.takeCommand('\\lor', '\\vee')) joined = 'or';
    else if (cursor.isSign(',', ';')) {
      isOuter = cursor.takeSign(';') || (cursor.takeSign(',') && isOuter);
      signs += 1;
      if (signs > 1) throw unreadable;
    } else return count === 0 ? null : { isOuter, joined, isLogical };
  }
}

function isSequenceEnd(cursor: Cursor): boolean {
  return (
    cursor.peek() === undefined ||
    cursor.isSign(')', ']', '}', '&') ||
    cursor.isCommand('\\}', '\\rangle', '\\\\', '\\end')
  );
}

function takeWord(cursor: Cursor, ...words: readonly string[]): boolean {
  const token = cursor.peek();
  const found = token?.kind === 'letters' && words.includes(token.text.toLowerCase());
  if (found) cursor.next();
  return found;
}

const relationSigns: ReadonlyMap<string, RelationOperator> = new Map([
  ['=', '='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['\\le', '<='],
  ['\\leq', '<='],
  ['\\leqslant', '<='],
  ['\\leqq', '<='],
  ['\\ge', '>='],
  ['\\geq', '>='],
  ['\\geqslant', '>='],
  ['\\geqq', '>='],
  ['\\lt', '<'],
  ['\\gt', '>'],
  ['\\ne', '!='],
  ['\\neq', '!='],
  ['\\approx', '~'],
  ['\\simeq', '~'],
  ['\\sim', '~'],
  ['\\doteq', '~'],
  ['\\equiv', '='],
  ['\\in', 'in'],
]);

function parseStatement(cursor: Cursor): Node {
  const operands: Node[] = [];
  const operators: RelationOperator[] = [];
  if (cursor.isCommand('\\approx', '\\sim')) cursor.next();
  for (;;) {
    operands.push(cursor.within(() => parseRegion(cursor)));
    const operator = takeRelation(cursor);
    if (operator === null) break;
    operators.push(operator);
    if (operators.length > 32) throw unreadable;
  }
  const modulus = parseModulus(cursor);
  if (modulus !== null) return congruence(operands, operators, modulus);
  const [only] = operands;
  return operators.length === 0 && only !== undefined ? only : { kind: 'relation', operands, operators };
}

/** Parses `\\pmod{7}` or `(mod 7)`; null when there is none. */
function parseModulus(cursor: Cursor): Node | null {
  if (cursor.takeCommand('\\pmod', '\\mod')) return cursor.within(() => cursor.grammar.factor(cursor));
  const [open, word] = [cursor.peek(), cursor.peek(1)];
  const isWord =
    (word?.kind === 'letters' && word.text === 'mod') ||
    (word?.kind === 'command' && /^\\b?mod$/u.test(word.name));
  if (open?.kind !== 'sign' || open.text !== '(' || !isWord) return null;
  cursor.next();
  cursor.next();
  const modulus = cursor.grammar.sum(cursor);
  cursor.expectSign(')');
  return modulus;
}

function congruence(operands: readonly Node[], operators: readonly RelationOperator[], modulus: Node): Node {
  if (operands.length === 1) return callNode('residue', [...operands, modulus]);
  if (operands.length !== 2 || operators.join() !== '=') throw unreadable;
  return callNode('congruent', [...operands, modulus]);
}

function takeRelation(cursor: Cursor): RelationOperator | null {
  const token = cursor.peek();
  if (token === undefined || token.kind === 'number' || token.kind === 'letters') return null;
  const operator = relationSigns.get(token.kind === 'sign' ? token.text : token.name) ?? null;
  if (operator !== null) cursor.next();
  return operator;
}

function parseRegion(cursor: Cursor): Node {
  let left = parseRatio(cursor);
  for (;;) {
    const operator = takeRegionOperator(cursor);
    if (operator === null) return left;
    left = { kind: 'region', operator, left, right: parseRatio(cursor) };
  }
}

function takeRegionOperator(cursor: Cursor): 'union' | 'intersection' | 'difference' | null {
  if (cursor.takeCommand('\\cup', '\\bigcup')) return 'union';
  if (cursor.takeCommand('\\cap')) return 'intersection';
  if (cursor.takeCommand('\\setminus', '\\backslash', '\\smallsetminus')) return 'difference';
  const token = cursor.peek();
  const [before, after] = [cursor.previous(), cursor.peek(1)];
  const isUnion =
    token?.kind === 'letters' &&
    token.text === 'U' &&
    before?.kind === 'sign' &&
    [')', ']'].includes(before.text) &&
    after?.kind === 'sign' &&
    ['(', '['].includes(after.text);
  if (!isUnion) return null;
  cursor.next();
  return 'union';
}

function parseRatio(cursor: Cursor): Node {
  const parts = [parseSum(cursor)];
  while (cursor.takeSign(':') || cursor.takeCommand('\\colon') || takeWord(cursor, 'to'))
    parts.push(parseSum(cursor));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'ratio', parts };
}

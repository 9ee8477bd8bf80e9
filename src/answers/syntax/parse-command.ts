import { conjugate } from '../calls/conjugate.ts';
import { type Token, unreadable } from '../tokens/token.ts';
import {
  callNode,
  negateNode,
  numberNode,
  powerNode,
  productNode,
  quotientNode,
  symbolNode,
} from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { functionNames, letterNames } from './function-names.ts';
import { parseBounded } from './parse-bounded.ts';
import { itemsOf } from './parse-bracket.ts';
import { parseCall, takeFirstLetter } from './parse-call.ts';
import { parseEnvironment } from './parse-environment.ts';
import { parseLetterCommand, withScript } from './parse-letters.ts';
import { parseUnitSign } from './parse-unit.ts';

/** Parses what a LaTeX command starts. */
export function parseCommand(cursor: Cursor): Node {
  return cursor.within(() => {
    const unit = cursor.mode.units ? parseUnitSign(cursor) : null;
    if (unit !== null) return unit;
    const before = cursor.previous();
    const token = cursor.next();
    if (token.kind !== 'command') throw unreadable;
    const reader = readers.get(token.name);
    if (reader !== undefined) return reader(cursor);
    const name = token.name.slice(1);
    if (letterNames.has(name)) return parseLetterCommand(cursor, name);
    if (functionNames.has(name)) return parseCall(cursor, functionNames.get(name) ?? name);
    if (!signs.has(name) && !(isEquals(before) && isEquals(cursor.peek()))) throw unreadable;
    return withScript(cursor, symbolNode(`command:${name}`));
  });
}

/** Between two signs of equality a command that is not known can only be a value: `1 = \\zzz = x`. */
function isEquals(token: Token | null | undefined): boolean {
  return token?.kind === 'sign' && token.text === '=';
}

/**
 * Commands that stand for a value as a letter does, besides those of the Greek alphabet. Any other may be a relation or an
 * operation, whose sides are no factors: `a \\prec b` is not `b \\prec a`.
 */
const signs: ReadonlySet<string> = new Set(
  'aleph beth gimel daleth hslash imath jmath wp Re Im mho eth top bot ldots cdots dots dotsc dotsb dotsm dotsi vdots ddots square Box triangle heartsuit diamondsuit spadesuit clubsuit flat natural sharp'.split(
    ' ',
  ),
);

const readers: ReadonlyMap<string, (cursor: Cursor) => Node> = new Map<string, (cursor: Cursor) => Node>([
  ['\\frac', parseFraction],
  ['\\sqrt', parseRoot],
  ['\\binom', parseBinomial],
  ['\\dbinom', parseBinomial],
  ['\\tbinom', parseBinomial],
  ['\\pi', (cursor) => (cursor.isSign('_') ? parseLetterCommand(cursor, 'pi') : symbolNode('pi'))],
  ['\\infty', () => symbolNode('infinity')],
  ['\\emptyset', () => ({ kind: 'set', items: [] })],
  ['\\varnothing', () => ({ kind: 'set', items: [] })],
  ['\\R', () => symbolNode('set:R')],
  ['\\Z', () => symbolNode('set:Z')],
  ['\\N', () => symbolNode('set:N')],
  ['\\Q', () => symbolNode('set:Q')],
  ['\\C', () => symbolNode('set:C')],
  ['\\begin', parseEnvironment],
  ['\\sum', (cursor) => parseBounded(cursor, 'sum')],
  ['\\prod', (cursor) => parseBounded(cursor, 'product')],
  ['\\int', (cursor) => parseBounded(cursor, 'integral')],
  ['\\{', parseSet],
  ['\\langle', parseAngles],
  ['\\lfloor', (cursor) => parseEnclosed(cursor, '\\rfloor', 'floor')],
  ['\\lceil', (cursor) => parseEnclosed(cursor, '\\rceil', 'ceil')],
  ['\\lvert', (cursor) => parseEnclosed(cursor, '\\rvert', 'abs')],
  ['\\vert', (cursor) => parseEnclosed(cursor, '\\vert', 'abs')],
  ['\\hat', (cursor) => symbolNode(`unit vector:${accented(cursor)}`)],
  ['\\widehat', (cursor) => symbolNode(`unit vector:${accented(cursor)}`)],
  ['\\overline', parseOverline],
  ['\\derivative', parseDerivative],
  ['\\ket', (cursor) => symbolNode(`ket:${takeBraced(cursor)}`)],
  ['\\species', (cursor) => symbolNode(`species:${takeBraced(cursor)}`)],
  ['\\bar', parseOverline],
  ['\\tilde', (cursor) => symbolNode(`tilde:${accented(cursor)}`)],
  ['\\dot', (cursor) => symbolNode(`dot:${accented(cursor)}`)],
  ['\\overrightarrow', (cursor) => symbolNode(`vector:${accented(cursor)}`)],
  ['\\AA', () => symbolNode('unit:angstrom')],
  ['\\angle', parseAngle],
]);

function parseFraction(cursor: Cursor): Node {
  const over = parseArgument(cursor);
  return quotientNode(over, parseArgument(cursor));
}

function parseBinomial(cursor: Cursor): Node {
  const from = parseArgument(cursor);
  return callNode('binomial', [from, parseArgument(cursor)]);
}

/** An argument without braces is one digit or letter: `\frac13` is a third. */
function parseArgument(cursor: Cursor): Node {
  if (cursor.takeSign('{')) {
    const inner = cursor.grammar.sequence(cursor);
    cursor.expectSign('}');
    return inner;
  }
  const token = cursor.peek();
  if (token?.kind === 'letters') return symbolNode(takeFirstLetter(cursor));
  if (token?.kind !== 'number') return cursor.grammar.factor(cursor);
  if (!/^\d{2,}$/u.test(token.raw)) return numberAtCursor(cursor);
  const [first = '', rest] = [token.raw[0], token.raw.slice(1)];
  cursor.replace({ ...token, raw: rest, value: { numerator: BigInt(rest), denominator: 1n }, spaced: true });
  return numberNode(Number(first));
}

function numberAtCursor(cursor: Cursor): Node {
  const token = cursor.next();
  if (token.kind !== 'number') throw unreadable;
  return numberNode(token.value, token.digits);
}

function parseRoot(cursor: Cursor): Node {
  let degree: Node = numberNode(2);
  if (cursor.takeSign('[')) {
    degree = cursor.grammar.sum(cursor);
    cursor.expectSign(']');
  }
  const inner = cursor.isSign('{') ? parseArgument(cursor) : parseRootOperand(cursor);
  return powerNode(inner, powerNode(degree, numberNode(-1)));
}

function parseRootOperand(cursor: Cursor): Node {
  const token = cursor.peek();
  if (token?.kind === 'number') return numberAtCursor(cursor);
  if (token?.kind === 'letters') return symbolNode(takeFirstLetter(cursor));
  if (!cursor.takeSign('(')) return cursor.grammar.factor(cursor);
  const inner = cursor.grammar.sequence(cursor);
  cursor.expectSign(')');
  return inner;
}

function parseSet(cursor: Cursor): Node {
  if (cursor.takeCommand('\\}')) return { kind: 'set', items: [] };
  const rule = parseRule(cursor);
  if (rule !== null) return rule;
  const inner = cursor.grammar.sequence(cursor);
  if (!cursor.takeCommand('\\}')) throw unreadable;
  return { kind: 'set', items: itemsOf(inner) };
}

/** The rule of a set of real numbers that is given by one: `\{x \in R : x > 3\}`. */
function parseRule(cursor: Cursor): Node | null {
  const place = cursor.place;
  const [name, sign] = [cursor.next(), cursor.peek()];
  const isNamed = (name.kind === 'letters' && name.text.length === 1) || name.kind === 'command';
  const isReal = sign?.kind === 'command' && sign.name === '\\in' && cursor.peek(1)?.kind === 'command';
  if (isNamed && isReal) {
    cursor.next();
    const domain = cursor.next();
    if (domain.kind === 'command' && domain.name !== '\\R' && cursor.isSign(':', '|')) throw unreadable;
  }
  if (!isNamed || !(cursor.takeSign(':', '|') || cursor.takeCommand('\\mid', '\\vert', '\\colon'))) {
    cursor.returnTo(place);
    return null;
  }
  const rule = cursor.grammar.sequence(cursor);
  if (!cursor.takeCommand('\\}')) throw unreadable;
  return rule;
}

function parseAngles(cursor: Cursor): Node {
  const inner = cursor.grammar.sequence(cursor);
  if (!cursor.takeCommand('\\rangle')) throw unreadable;
  return { kind: 'group', open: '<', close: '>', items: itemsOf(inner) };
}

function parseEnclosed(cursor: Cursor, close: string, name: string): Node {
  const inner = cursor.grammar.sum(cursor);
  if (!cursor.takeCommand(close)) throw unreadable;
  return callNode(name, [inner]);
}

/** A bar over a number is its conjugate; over names it makes another name. */
function parseOverline(cursor: Cursor): Node {
  const place = cursor.place;
  if (!cursor.takeSign('{')) return symbolNode(`bar:${accented(cursor)}`);
  const inner = cursor.peek(1);
  cursor.returnTo(place);
  if (inner?.kind === 'sign' && inner.text === '}') return symbolNode(`bar:${accented(cursor)}`);
  cursor.expectSign('{');
  const value = cursor.grammar.sum(cursor);
  cursor.expectSign('}');
  if (value.kind !== 'sum' && value.kind !== 'call')
    return symbolNode(`bar:${JSON.stringify(nameOf(value))}`);
  return conjugate(value);
}

function nameOf(value: Node): readonly string[] {
  if (value.kind === 'symbol') return [value.name];
  if (value.kind !== 'product') throw unreadable;
  return value.factors.flatMap(nameOf);
}

function parseDerivative(cursor: Cursor): Node {
  const [order, name, by] = [0, 1, 2].map(() => {
    cursor.expectSign('{');
    const token = cursor.next();
    cursor.expectSign('}');
    return token.kind === 'number' ? token.raw : token.kind === 'letters' ? token.text : '';
  });
  return symbolNode(`${name}${"'".repeat(Number(order))}@${by}`);
}

/** What is between braces, as a name. */
function takeBraced(cursor: Cursor): string {
  cursor.expectSign('{');
  const parts: string[] = [];
  while (!cursor.takeSign('}')) {
    const token = cursor.next();
    parts.push(token.kind === 'number' ? token.raw : token.kind === 'command' ? token.name : token.text);
    if (parts.length > 24) throw unreadable;
  }
  return parts.join(' ');
}

/** Behind a number, a complex number by its size and angle: `2\\angle 60^\\circ`; elsewhere the name of an angle. */
function parseAngle(cursor: Cursor): Node {
  const points = takePoints(cursor);
  if (points !== null) return symbolNode(`angle:${points}`);
  const before = cursor.peek(-2);
  const isNumber = before?.kind === 'number' || (before?.kind === 'sign' && ['}', ')'].includes(before.text));
  if (!isNumber || !startsAngle(cursor)) return withScript(cursor, symbolNode('command:angle'));
  const isBraced = cursor.takeSign('{');
  const isNegative = cursor.takeSign('-');
  const size = cursor.grammar.factor(cursor);
  if (isBraced) cursor.expectSign('}');
  const angle = isNegative ? negateNode(size) : size;
  return powerNode(symbolNode('e'), productNode([symbolNode('i'), angle]));
}

/** Three points that name an angle, which is read from either side; null for anything else. */
function takePoints(cursor: Cursor): string | null {
  const place = cursor.place;
  const points: string[] = [];
  for (let token = cursor.peek(); points.length < 4; token = cursor.peek()) {
    if (token?.kind === 'letters' && /^[A-Z]{1,3}$/u.test(token.text)) points.push(...token.text);
    else if (token?.kind === 'sign' && token.text === "'" && points.length > 0)
      points.push(`${points.pop() ?? ''}'`);
    else break;
    cursor.next();
  }
  if (points.length === 3 && !cursor.isSign('_', '('))
    return [points.join(''), points.toReversed().join('')].toSorted().join('|');
  cursor.returnTo(place);
  return null;
}

function startsAngle(cursor: Cursor): boolean {
  const [first, second] = [cursor.peek(), cursor.peek(1)];
  const token = first?.kind === 'sign' && ['{', '-'].includes(first.text) ? second : first;
  return token?.kind === 'number' || (token?.kind === 'sign' && token.text === '-');
}

function accented(cursor: Cursor): string {
  const isBraced = cursor.takeSign('{');
  const token = cursor.next();
  if (isBraced) cursor.expectSign('}');
  const text = token.kind === 'command' ? token.name.slice(1) : token.kind === 'letters' ? token.text : null;
  if (text === null) throw unreadable;
  return text.replace(/^([ij])math$/u, '$1');
}

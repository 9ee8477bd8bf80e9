import { programCalls } from '../calls/program-calls.ts';
import { type Token, unreadable } from '../tokens/token.ts';
import { callNode, numberNode, symbolNode } from '../tree/build-node.ts';
import type { Node, SymbolNode } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { functionNames, letterNames } from './function-names.ts';
import { itemsOf } from './parse-bracket.ts';
import { parseCall, takeFirstLetter } from './parse-call.ts';
import { parseUnit } from './parse-unit.ts';

type Letters = Token & { readonly kind: 'letters' };

/** Parses a run of letters: a function, a named constant, a unit, a variable, or a product of one-letter variables. */
export function parseLetters(cursor: Cursor): Node {
  const token = cursor.peek();
  if (token?.kind !== 'letters') throw unreadable;
  const unit = cursor.mode.units ? parseUnit(cursor) : null;
  if (unit !== null) return unit;
  const name = token.text;
  if (isConstant(name)) return takeNamed(cursor, name);
  const called = parseProgramCall(cursor, token);
  if (called !== null) return called;
  if (functionNames.has(name) && startsCall(cursor, name)) return takeFunction(cursor, name);
  if (letterNames.has(name) && name.length > 1) {
    cursor.next();
    return parseLetterCommand(cursor, name);
  }
  if (isGlued(cursor, name)) return symbolNode(takeFirstLetter(cursor));
  return parseVariables(cursor, token);
}

/** Whether letters are one or two factors and the name of a function, whose bracket is right behind it: `Bexp(x)`, `mgsin(a)`. */
function isGlued(cursor: Cursor, name: string): boolean {
  const open = cursor.peek(1);
  if (open?.kind !== 'sign' || open.text !== '(' || open.spaced) return false;
  const [, factors = '', called = ''] =
    /^([A-Za-z]{1,2}?)(arcsin|arccos|arctan|sinh?|cosh?|tanh?|exp|ln|log|sqrt)$/u.exec(name) ?? [];
  // Other functions end like these: `asinh`, `arcosh`, `dilog`, and `lncos` is one of the other.
  const isOther =
    /^(?:[lt][ng]|di|co|li)$/iu.test(factors) || (/^(?:.a|ar?)$/u.test(factors) && /^[sct]/u.test(called));
  return factors !== '' && !isOther;
}

/** A function of programs, whose bracket is right behind its name; null for anything else. */
function parseProgramCall(cursor: Cursor, token: Letters): Node | null {
  const place = cursor.place;
  const digit = cursor.peek(1);
  const isNumbered = token.text === 'atan' && digit?.kind === 'number' && digit.raw === '2' && !digit.spaced;
  const build = programCalls.get(isNumbered ? 'atan2' : token.text);
  const open = cursor.peek(isNumbered ? 2 : 1);
  if (build === undefined || open?.kind !== 'sign' || open.text !== '(' || open.spaced) return null;
  for (let count = isNumbered ? 3 : 2; count > 0; count -= 1) cursor.next();
  const inputs = itemsOf(cursor.grammar.sequence(cursor));
  cursor.expectSign(')');
  const node = build(inputs);
  if (node === null) cursor.returnTo(place);
  return node;
}

function isConstant(name: string): boolean {
  return /^(?:pi|inf|infinity|Infinity|oo)$/u.test(name);
}

function takeNamed(cursor: Cursor, name: string): Node {
  cursor.next();
  return symbolNode(name === 'pi' ? 'pi' : 'infinity');
}

function startsCall(cursor: Cursor, name: string): boolean {
  const after = cursor.peek(1);
  if (after === undefined) return false;
  if (after.kind === 'sign') return ['(', '{', '^', '_', '|'].includes(after.text);
  return name.length > 2 || name === 'ln' || name === 'lg';
}

function takeFunction(cursor: Cursor, name: string): Node {
  cursor.next();
  const known = functionNames.get(name) ?? name;
  const [base, open] = [cursor.peek(), cursor.peek(1)];
  const isBased =
    known === 'log' && base?.kind === 'number' && !base.spaced && open?.kind === 'sign' && open.text === '(';
  if (!isBased) return parseCall(cursor, known);
  cursor.next();
  const call = parseCall(cursor, known);
  return call.kind === 'call' ? callNode('log', [...call.inputs, numberNode(base.value)]) : call;
}

function parseVariables(cursor: Cursor, token: Letters): Node {
  if (token.text.length > 1 && (joining.has(token.text) || isWord(cursor, token))) throw unreadable;
  // `Zn2` holds a symbol of an element, and no product with an indexed name.
  const after = cursor.peek(1);
  if (/^[A-Z][a-z]$/u.test(token.text) && after?.kind === 'number' && !after.spaced) throw unreadable;
  const letter = takeFirstLetter(cursor);
  if (token.text.length === 1 && letter === 'e') return symbolNode('e');
  if (token.text.length === 1 && letter === 'i' && !cursor.isSign('_')) return symbolNode('i');
  const symbol =
    token.text.length > 1 && (letter === 'e' || letter === 'i')
      ? symbolNode(letter)
      : withScript(cursor, symbolNode(letter));
  return symbol.kind === 'symbol' ? maybeCall(cursor, symbol.name) : symbol;
}

/** Short words that are never a product of variables. */
const joining: ReadonlySet<string> = new Set(
  'and or not nor but for if If let Let try Try is the to are was no sum non nie pas'.split(' '),
);

/** Letters that are a word of a sentence, not a product: alone between separators, long, or beside other words. */
function isWord(cursor: Cursor, token: Letters): boolean {
  if (token.upright) return true;
  if (token.text.length > 3 && !/^[abcdwxyz]+$/u.test(token.text)) return true;
  if (isAlone(cursor)) return !(/^[a-z]{2,3}$/u.test(token.text) && !/[aeiou]/u.test(token.text));
  const [before, after] = [cursor.previous(), cursor.peek(1)];
  const neighbours = [token.spaced ? before : undefined, after?.spaced === true ? after : undefined];
  return neighbours.some(
    (near) => near?.kind === 'letters' && near.text.length > 1 && !functionNames.has(near.text),
  );
}

function isAlone(cursor: Cursor): boolean {
  const [before, after] = [cursor.previous(), cursor.peek(1)];
  const [opens, closes] = [isOpening(before), isClosing(after)];
  if (opens && closes) {
    const outer = cursor.peek(-2);
    return before?.kind === 'sign' && before.text === '{' && isSeparator(outer);
  }
  return (opens || isSeparator(before)) && (closes || isSeparator(after));
}

function isSeparator(token: Token | undefined): boolean {
  if (token === undefined) return true;
  if (token.kind === 'letters') return ['and', 'or'].includes(token.text);
  return token.kind === 'sign' && [',', ';'].includes(token.text);
}

function isOpening(token: Token | undefined): boolean {
  return token?.kind === 'sign' && ['{', '(', '['].includes(token.text);
}

function isClosing(token: Token | undefined): boolean {
  return token?.kind === 'sign' && ['}', ')', ']'].includes(token.text);
}

/** Adds what is below a name: `x_1`, `v_{max}`; an index that is a variable makes the name a sequence. */
export function withScript(cursor: Cursor, symbol: SymbolNode): Node {
  const index = takeBareIndex(cursor);
  if (index !== null) return symbolNode(`${symbol.name}_${index}`);
  let name = symbol.name;
  while (cursor.isSign("'")) {
    cursor.next();
    name = `${name}'`;
  }
  if (!cursor.isSign('_')) return symbolNode(name);
  cursor.next();
  const place = cursor.place;
  const text = takeScriptText(cursor);
  const isIndex = /^[ijklmnt]$|[+\-*/]/u.test(text);
  if (!isIndex) return symbolNode(`${name}_${text}`);
  const end = cursor.place;
  cursor.returnTo(place);
  const isBraced = cursor.takeSign('{');
  const inner = isBraced
    ? cursor.within(() => cursor.grammar.sequence(cursor))
    : symbolNode(takeFirstLetter(cursor));
  if (isBraced) cursor.expectSign('}');
  else if (cursor.place > end) throw unreadable;
  return callNode(`${name}_`, itemsOf(inner));
}

/** A digit right behind a letter is its index, as in `v0^2` and `T1V1`; null before a power that is no number: `n2^{k}` is a product. */
function takeBareIndex(cursor: Cursor): string | null {
  const [before, token, after] = [cursor.previous(), cursor.peek(), cursor.peek(1)];
  if (token?.kind !== 'number' || token.spaced || !/^\d{1,2}$/u.test(token.raw)) return null;
  if (before?.kind !== 'letters' && before?.kind !== 'command') return null;
  const isAlone = cursor.peek(-2) === undefined && after === undefined;
  const [open, close] = [cursor.peek(2), cursor.peek(4)];
  const isBraced = open?.kind === 'sign' && open.text === '{' && close?.kind === 'sign' && close.text === '}';
  const power = cursor.peek(isBraced ? 3 : 2);
  const isRaised = after?.kind === 'sign' && after.text === '^';
  if (isAlone || (isRaised && power?.kind !== 'number')) return null;
  cursor.next();
  return token.raw;
}

function takeScriptText(cursor: Cursor): string {
  if (!cursor.takeSign('{')) {
    const token = cursor.peek();
    if (token?.kind === 'letters' && !token.upright)
      return /^(?:[a-z]{3,}|in)$/u.test(token.text) ? textOf(cursor.next()) : takeFirstLetter(cursor);
    return textOf(cursor.next());
  }
  let text = '';
  for (let depth = 1; depth > 0; ) {
    if (cursor.isSign('{')) depth += 1;
    if (cursor.isSign('}')) depth -= 1;
    const token = cursor.next();
    if (depth > 0) text += textOf(token);
    if (text.length > 80) throw unreadable;
  }
  return text;
}

function textOf(token: Token): string {
  switch (token.kind) {
    case 'number':
      return token.raw;
    case 'command':
      return token.name.slice(1);
    default:
      return token.text;
  }
}

const asymptotic: ReadonlySet<string> = new Set(['O', 'o', 'Theta', 'Omega', 'f', 'F', 'Gamma', 'zeta']);

/** Decides whether a bracket after a variable is a call or a product. */
export function maybeCall(cursor: Cursor, name: string): Node {
  const open = cursor.peek();
  if (open?.kind !== 'sign' || open.text !== '(' || (open.spaced && !asymptotic.has(name)))
    return symbolNode(name);
  if (name === 'P' && isEvent(cursor)) return parseProbability(cursor);
  const [inner, close] = [cursor.peek(1), cursor.peek(2)];
  const isPlain =
    (inner?.kind === 'number' || (inner?.kind === 'letters' && inner.text.length === 1)) &&
    close?.kind === 'sign' &&
    close.text === ')' &&
    (inner.kind === 'number' || /^[A-Zghyuvpqs]/u.test(name) || isOfTime(cursor, inner.text));
  if (!isPlain && !asymptotic.has(name)) return symbolNode(name);
  cursor.next();
  const inputs = itemsOf(cursor.grammar.sequence(cursor));
  cursor.expectSign(')');
  return callNode(`${name}()`, /^(?:[Oo]|Theta|Omega)$/u.test(name) ? inputs.map(ofSizes) : inputs);
}

/** `x(t) =` at the beginning of a statement, where no product is written so. */
function isOfTime(cursor: Cursor, argument: string): boolean {
  const [before, behind] = [cursor.peek(-2), cursor.peek(3)];
  const isFirst = before === undefined || (before.kind === 'sign' && [',', ';', '{'].includes(before.text));
  return argument === 't' && isFirst && behind?.kind === 'sign' && behind.text === '=';
}

/** Whether what is in the bracket after `P` is a relation: `P(Z < 1)` is a probability. */
function isEvent(cursor: Cursor): boolean {
  for (let ahead = 1; ahead < 16; ahead += 1) {
    const token = cursor.peek(ahead);
    if (token === undefined || (token.kind === 'sign' && ['(', ')'].includes(token.text))) return false;
    if (token.kind === 'sign' && ['<', '>', '<=', '>=', '='].includes(token.text)) return true;
    if (token.kind === 'command' && /^\\(?:[lg]eq?|lt|gt)$/u.test(token.name)) return true;
  }
  return false;
}

function parseProbability(cursor: Cursor): Node {
  cursor.next();
  const event = cursor.grammar.sequence(cursor);
  cursor.expectSign(')');
  return callNode('Pr', itemsOf(event));
}

/** The sizes in an order of growth may be written as sizes of sets: `O(|V| + |E|)`. */
function ofSizes(node: Node): Node {
  if (node.kind === 'call' && node.name === 'abs' && node.inputs[0]?.kind === 'symbol') return node.inputs[0];
  if (node.kind === 'sum') return { ...node, terms: node.terms.map(ofSizes) };
  if (node.kind === 'product') return { ...node, factors: node.factors.map(ofSizes) };
  if (node.kind === 'call') return { ...node, inputs: node.inputs.map(ofSizes) };
  return node.kind === 'power' ? { ...node, base: ofSizes(node.base) } : node;
}

function canonicalLetter(name: string): string {
  return name.replace(/^var/u, '');
}

/** Returns the symbol of a LaTeX letter command, with scripts and calls. */
export function parseLetterCommand(cursor: Cursor, name: string): Node {
  const symbol = withScript(cursor, symbolNode(canonicalLetter(name)));
  return symbol.kind === 'symbol' ? maybeCall(cursor, symbol.name) : symbol;
}

/**
 * Parses the names that follow the first factor behind a stroke and may be below it too. Usually those right behind it do, as in `E/kT`
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

import { unreadable } from '../tokens/token.ts';
import {
  callNode,
  negateNode,
  numberNode,
  powerNode,
  productNode,
  quotientNode,
  sumNode,
  symbolNode,
} from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import type { Cursor } from './cursor.ts';
import { parseAtom } from './parse-atom.ts';
import { parseOrder } from './parse-call.ts';
import { parseUnderStroke } from './parse-letters.ts';
import { VectorProducts } from './parse-vector-product.ts';
import { startsFactor } from './starts-factor.ts';

/** Parses terms joined by plus, minus and plus-minus. */
export function parseSum(cursor: Cursor): Node {
  const terms: Node[] = [parseSignedTerm(cursor)];
  while (cursor.isSign('+', '-') || cursor.isCommand('\\pm', '\\mp') || isCompound(cursor))
    terms.push(parseSignedTerm(cursor));
  return sumNode(terms);
}

/** `2 h 30 min` adds its parts. */
function isCompound(cursor: Cursor): boolean {
  return cursor.mode.units && cursor.peek()?.kind === 'number' && cursor.unitEnd === cursor.place;
}

function parseSignedTerm(cursor: Cursor): Node {
  let isNegative = false;
  while (cursor.isSign('+', '-'))
    isNegative = cursor.takeSign('-') ? !isNegative : cursor.takeSign('+') && isNegative;
  const sign = cursor.isCommand('\\pm') ? 'same' : cursor.isCommand('\\mp') ? 'flipped' : null;
  if (sign !== null) cursor.next();
  const term = parseTerm(cursor);
  const signed: Node =
    sign === null ? term : { kind: 'plus-minus', value: term, flipped: sign === 'flipped' };
  return isNegative ? negateNode(signed) : signed;
}

function parseTerm(cursor: Cursor): Node {
  const vectors = new VectorProducts(cursor);
  vectors.seeNext();
  const factors: Node[] = [parseFactor(cursor)];
  let isUnder = false;
  for (;;) {
    if (vectors.take(factors, () => startsFactor(cursor))) continue;
    if (takeOver(cursor)) {
      vectors.forget();
      const under = parseUnder(cursor, factors);
      factors.splice(0, factors.length, quotientNode(productNode([...factors]), under));
      isUnder = isUnit(under);
    } else if (isUnder && startsUnit(cursor)) {
      takeTimes(cursor);
      factors.push(powerNode(parseFactor(cursor), numberNode(-1)));
    } else if (takeModulo(cursor)) {
      factors.splice(
        0,
        factors.length,
        callNode('mod', [productNode([...factors]), parseSignedFactor(cursor)]),
      );
    } else if (takeTimes(cursor)) {
      vectors.seeNext();
      factors.push(parseSignedFactor(cursor));
    } else if (startsFactor(cursor) && !isCompound(cursor)) {
      vectors.seeNext();
      factors.push(parseImplicit(cursor, factors));
    } else return productNode(factors);
    if (factors.length > 400) throw unreadable;
  }
}

/** What is below a stroke. */
function parseUnder(cursor: Cursor, over: readonly Node[]): Node {
  const under = parseSignedFactor(cursor);
  if (isUnit(under)) return under;
  const isCoefficient = over.length === 1 && isSignedNumber(over[0]) && under.kind === 'number';
  return productNode([under, ...parseUnderStroke(cursor, isCoefficient)]);
}

function isSignedNumber(node: Node | undefined): boolean {
  return node?.kind === 'product' ? node.factors.every(isSignedNumber) : node?.kind === 'number';
}

/** Behind a stroke all units are below it: `J/mol·K` is joule per mole and kelvin. */
function startsUnit(cursor: Cursor): boolean {
  const place = cursor.place;
  const end = cursor.unitEnd;
  const isJoined = takeTimes(cursor) || startsFactor(cursor);
  const token = cursor.peek();
  const isFound = isJoined && token?.kind === 'letters' && lookupUnit(token.text) !== null;
  cursor.returnTo(place);
  cursor.unitEnd = end;
  return isFound;
}

function isUnit(node: Node): boolean {
  return node.kind === 'power' ? isUnit(node.base) : node.kind === 'symbol' && node.name.startsWith('unit:');
}

/** A factor without a sign between: a whole number before a proper fraction is a mixed number. */
function parseImplicit(cursor: Cursor, factors: Node[]): Node {
  const last = factors.at(-1);
  const before = cursor.previous();
  const isBehindBrace = before?.kind === 'sign' && before.text === '}' && last?.kind === 'product';
  const [number, power] = [cursor.peek(), cursor.peek(1)];
  // `n2^{n-1}`, `e^{-2}2^3` and `(n-1) 2^n` are products.
  const isBehindPower = before?.kind === 'sign' && before.text === '}' && last?.kind === 'power';
  const isBehindName = (before?.kind === 'letters' || isBehindPower) && number?.spaced === false;
  const isBehindSum = before?.kind === 'sign' && /[)\]]/u.test(before.text) && last?.kind === 'sum';
  const isBase = (isBehindName || isBehindSum) && power?.kind === 'sign' && power.text === '^';
  // `3(\frac{1}{3})` is one, and no mixed number.
  const isInBrackets = number?.kind === 'sign' && ['(', '['].includes(number.text);
  const isSpacedNumber = number?.kind === 'number' && !isBehindBrace && !isBase;
  const factor = parseFactor(cursor);
  const fraction = isSpacedNumber ? slashFraction(cursor, factor) : factor;
  const isPercent = fraction.kind === 'percent';
  const proper = isPercent ? fraction.value : fraction;
  if (
    last?.kind === 'number' &&
    last.value.denominator === 1n &&
    last.digits === null &&
    !isInBrackets &&
    isProperFraction(proper)
  ) {
    factors.pop();
    const mixed = sumNode([last, proper]);
    return isPercent ? { kind: 'percent', value: mixed } : mixed;
  }
  // `2!3!` is a product of factorials, `2!3` may be anything.
  const isBehindFactorial = before?.kind === 'sign' && before.text === '!' && isFactorial(factor);
  const isPowers = isPowerOfNumber(last) && isPowerOfNumber(factor);
  if (isSpacedNumber && !isBehindFactorial && !isPowers) throw unreadable;
  return fraction;
}

/** `2^6 3^5` is a product, as powers in a row are. */
function isPowerOfNumber(node: Node | undefined): boolean {
  return node?.kind === 'power' && isSignedNumber(node.base);
}

function isFactorial(node: Node): boolean {
  return node.kind === 'call' && node.name === 'factorial';
}

function slashFraction(cursor: Cursor, over: Node): Node {
  return cursor.takeSign('/') ? quotientNode(over, parseFactor(cursor)) : over;
}

function isProperFraction(node: Node): boolean {
  if (node.kind !== 'product' || node.factors.length !== 2) return false;
  const [over, under] = node.factors;
  if (over?.kind !== 'number' || under?.kind !== 'power' || under.base.kind !== 'number') return false;
  return (
    over.value.denominator === 1n &&
    over.value.numerator > 0n &&
    over.value.numerator < under.base.value.numerator
  );
}

function parseSignedFactor(cursor: Cursor): Node {
  if (cursor.takeSign('-')) return negateNode(cursor.within(() => parseSignedFactor(cursor)));
  if (cursor.takeSign('+')) return cursor.within(() => parseSignedFactor(cursor));
  return parseFactor(cursor);
}

function takeTimes(cursor: Cursor): boolean {
  return (
    cursor.takeSign('*') ||
    cursor.takeCommand('\\cdot', '\\times', '\\ast', '\\bullet') ||
    (isTimesLetter(cursor) && cursor.next() !== undefined)
  );
}

/** `3 x 10^8` is written with the letter by those without the sign. */
function isTimesLetter(cursor: Cursor): boolean {
  const [before, token, after, power] = [cursor.previous(), cursor.peek(), cursor.peek(1), cursor.peek(2)];
  return (
    before?.kind === 'number' &&
    token?.kind === 'letters' &&
    token.text === 'x' &&
    token.spaced &&
    after?.kind === 'number' &&
    after.raw === '10' &&
    power?.kind === 'sign' &&
    power.text === '^'
  );
}

function takeOver(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token?.kind === 'letters' && token.text === 'per' && cursor.mode.units) {
    cursor.next();
    return true;
  }
  return cursor.takeSign('/') || cursor.takeCommand('\\div', '\\slash');
}

function takeModulo(cursor: Cursor): boolean {
  if (cursor.takeCommand('\\bmod')) return true;
  const [token, after] = [cursor.peek(), cursor.peek(1)];
  const isWord = token?.kind === 'letters' && token.text === 'mod' && after?.kind === 'number';
  if (isWord) cursor.next();
  return isWord;
}

/** Parses one factor with its powers and what follows it directly: factorials, percent and degree signs. */
export function parseFactor(cursor: Cursor): Node {
  return cursor.within(() => {
    let node = parseAtom(cursor);
    for (;;) {
      const after = parsePostfix(cursor, node);
      if (after === null) return node;
      node = after;
    }
  });
}

function parsePostfix(cursor: Cursor, node: Node): Node | null {
  if (cursor.isSign('^')) return parsePower(cursor, node);
  if (cursor.isSign('!')) return parseFactorial(cursor, node);
  if (takePercentSign(cursor) || takePercentWord(cursor))
    return measured(cursor, { kind: 'percent', value: node });
  if (cursor.isCommand('\\circ')) return takeComposed(cursor, node) ?? takeDegrees(cursor, node);
  return null;
}

function parseFactorial(cursor: Cursor, of: Node): Node {
  cursor.next();
  const after = cursor.peek();
  // `n!!` goes down in steps of two; three in a row are no known notation.
  const isDouble = after?.spaced === false && cursor.takeSign('!');
  if (isDouble && cursor.isSign('!')) throw unreadable;
  return callNode(isDouble ? 'double-factorial' : 'factorial', [of]);
}

/** `f \\circ g` is one function behind another. */
function takeComposed(cursor: Cursor, outer: Node): Node | null {
  const inner = cursor.peek(1);
  if (outer.kind !== 'symbol' || inner?.kind !== 'letters' || outer.name.length > 1) return null;
  cursor.next();
  return callNode('composed()', [outer, parseFactor(cursor)]);
}

/** Between two operands the sign takes a remainder, as programs write it: `a % b` is no share of b. */
function takePercentSign(cursor: Cursor): boolean {
  if (!cursor.takeSign('%')) return false;
  const after = cursor.peek();
  const isOperand =
    after?.kind === 'number' ||
    cursor.isSign('(') ||
    (after?.kind === 'letters' && /^[a-z]$/u.test(after.text));
  if (isOperand) throw unreadable;
  return true;
}

function takePercentWord(cursor: Cursor): boolean {
  const token = cursor.peek();
  const found = token?.kind === 'letters' && /^(?:percent|percentage|pct)$/iu.test(token.text);
  if (found) cursor.next();
  return found;
}

/** `52 percent by mass` names what the share is measured by. */
function measured(cursor: Cursor, share: Node): Node {
  const [by, what] = [cursor.peek(), cursor.peek(1)];
  if (by?.kind !== 'letters' || by.text !== 'by' || what?.kind !== 'letters' || !cursor.mode.units)
    return share;
  cursor.next();
  cursor.next();
  return productNode([share, symbolNode(`label:by ${what.text.toLowerCase()}`)]);
}

function parsePower(cursor: Cursor, base: Node): Node {
  cursor.next();
  if (cursor.isCommand('\\circ')) return takeDegrees(cursor, base);
  if (cursor.isCommand('\\prime')) {
    cursor.next();
    if (base.kind !== 'symbol') throw unreadable;
    return symbolNode(`${base.name}'`);
  }
  const derivative = parseOrder(cursor, base);
  if (derivative !== null) return derivative;
  const exponent = cursor.within(() => parseExponent(cursor));
  if (exponent.kind === 'symbol' && /^(?:unit:)?T$/u.test(exponent.name)) {
    const turned = transposed(base);
    if (turned !== null) return turned;
  }
  return powerNode(base, exponent);
}

function transposed(node: Node): Node | null {
  if (node.kind === 'group') return { kind: 'matrix', rows: node.items.map((item) => [item]) };
  if (node.kind !== 'matrix') return null;
  const [first = []] = node.rows;
  return {
    kind: 'matrix',
    rows: first.map((_cell, column) => node.rows.flatMap((row) => row[column] ?? [])),
  };
}

function parseExponent(cursor: Cursor): Node {
  if (cursor.takeSign('-')) return negateNode(parseExponent(cursor));
  if (cursor.takeSign('+')) return parseExponent(cursor);
  const exponent = parseRaising(cursor);
  return cursor.isSign('^') ? cursor.within(() => parsePower(cursor, exponent)) : exponent;
}

/** A factorial binds first: `2^4!` is `2^{24}`; behind braces it may be that of the power. */
function parseRaising(cursor: Cursor): Node {
  const raising = parseAtom(cursor);
  const [before, after] = [cursor.previous(), cursor.peek()];
  if (after?.kind !== 'sign' || after.text !== '!' || after.spaced) return raising;
  if (before?.kind === 'sign' && before.text === '}') throw unreadable;
  return parseFactorial(cursor, raising);
}

function takeDegrees(cursor: Cursor, value: Node): Node {
  cursor.takeCommand('\\circ');
  const token = cursor.peek();
  if (token?.kind === 'letters' && ['C', 'F', 'K', 'R'].includes(token.text)) {
    cursor.next();
    const scale: Readonly<Record<string, string>> = {
      C: 'unit:degC',
      F: 'unit:degF',
      K: 'unit:K',
      R: 'unit:degR',
    };
    return productNode([value, symbolNode(scale[token.text] ?? '')]);
  }
  // A capital with the sign of degrees is a standard value: `G^\circ`.
  if (value.kind === 'symbol' && /^(?:Delta|[A-Z])$/u.test(value.name)) return symbolNode(`${value.name}°`);
  return productNode([value, symbolNode('unit:deg')]);
}

import { specialCall } from '../calls/special-call.ts';
import { unreadable } from '../tokens/token.ts';
import { callNode, numberNode, powerNode, productNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { functionNames, prefixFunctions } from './function-names.ts';
import { itemsOf } from './parse-bracket.ts';

/** Parses a call of a known function after its name, with powers and bases between: `\sin^2 x`, `\log_2 8`. */
export function parseCall(cursor: Cursor, name: string): Node {
  return cursor.within(() => {
    let base: Node | null = null;
    let exponent: Node | null = null;
    for (;;) {
      if (exponent === null && cursor.takeSign('^')) exponent = takeInverse(cursor) ?? parseScript(cursor);
      else if (base === null && cursor.takeSign('_')) base = parseScript(cursor);
      else break;
    }
    const isInverse = exponent !== null && isMinusOne(exponent) && name !== 'log' && name !== 'ln';
    const inputs = parseInputs(cursor, name);
    const special = specialCall(name, inputs, exponent);
    if (special !== null) return special;
    const call = callNode(isInverse ? `arc${name}` : name, base === null ? inputs : [...inputs, base]);
    return exponent === null || isInverse ? call : powerNode(call, exponent);
  });
}

/** `sin^(-1)(x)` as plain text writes the inverse; another number in such brackets may be the order of a derivative. */
function takeInverse(cursor: Cursor): Node | null {
  const [open, minus, number, close] = [0, 1, 2, 3].map((ahead) => cursor.peek(ahead));
  const signs = [open, minus, close].map((token) => (token?.kind === 'sign' ? token.text : ' ')).join('');
  if (signs !== '(-)' || number?.kind !== 'number' || number.raw !== '1') return null;
  for (let count = 0; count < 4; count += 1) cursor.next();
  return numberNode(-1);
}

/** Parses what is below or above a name. */
export function parseScript(cursor: Cursor): Node {
  if (cursor.takeSign('-')) return productNode([numberNode(-1), parseScript(cursor)]);
  if (cursor.isSign('{')) {
    cursor.next();
    const inner = cursor.within(() => cursor.grammar.sum(cursor));
    cursor.expectSign('}');
    return inner;
  }
  const token = cursor.peek();
  if (token?.kind === 'number') {
    cursor.next();
    return numberNode(token.value);
  }
  if (token?.kind === 'letters') takeFirstLetter(cursor);
  else if (token?.kind !== 'command') throw unreadable;
  else return cursor.grammar.factor(cursor);
  return { kind: 'symbol', name: token.text.slice(0, 1) };
}

/** Takes the first letter of a run and leaves the rest. */
export function takeFirstLetter(cursor: Cursor): string {
  const token = cursor.peek();
  if (token?.kind !== 'letters') throw unreadable;
  if (token.text.length === 1) cursor.next();
  else cursor.replace({ ...token, text: token.text.slice(1), spaced: false });
  return token.text.slice(0, 1);
}

function isMinusOne(node: Node): boolean {
  if (node.kind === 'number') return node.value.numerator === -1n && node.value.denominator === 1n;
  return (
    node.kind === 'product' &&
    node.factors.length === 2 &&
    node.factors.every(
      (factor) =>
        factor.kind === 'number' && factor.value.numerator ** 2n === 1n && factor.value.denominator === 1n,
    ) &&
    node.factors.filter((factor) => factor.kind === 'number' && factor.value.numerator === -1n).length === 1
  );
}

const ofSets: ReadonlySet<string> = new Set(['max', 'min', 'gcd', 'lcm']);

function parseInputs(cursor: Cursor, name: string): readonly Node[] {
  if (cursor.takeSign('(')) {
    const inner = cursor.grammar.sequence(cursor);
    cursor.expectSign(')');
    return itemsOf(inner);
  }
  // The largest of a set is the largest of its members.
  if (ofSets.has(name) && cursor.takeCommand('\\{')) {
    const inner = cursor.grammar.sequence(cursor);
    if (!cursor.takeCommand('\\}')) throw unreadable;
    return itemsOf(inner);
  }
  if (cursor.isSign('{', '[') || name === 'sqrt') return [cursor.grammar.factor(cursor)];
  if (!prefixFunctions.has(name)) throw unreadable;
  if (cursor.takeSign('-')) return [productNode([numberNode(-1), ...parsePrefixInput(cursor)])];
  return [productNode(parsePrefixInput(cursor))];
}

/** The factors that belong to a function without brackets end at an operator, a space before a bracket, or a function. */
function parsePrefixInput(cursor: Cursor): readonly Node[] {
  const factors: Node[] = [cursor.grammar.factor(cursor)];
  while (continuesInput(cursor)) factors.push(cursor.grammar.factor(cursor));
  if (cursor.isSign('/') && isSimple(factors)) {
    cursor.next();
    factors.push(powerNode(cursor.grammar.factor(cursor), numberNode(-1)));
  }
  return factors;
}

function isSimple(factors: readonly Node[]): boolean {
  return factors.every(
    (factor) => factor.kind === 'number' || (factor.kind === 'symbol' && factor.name === 'pi'),
  );
}

function continuesInput(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token === undefined) return false;
  if (token.kind === 'letters' && cursor.openIntegrals > 0 && /^d[a-z]?$/u.test(token.text)) return false;
  if (token.kind === 'letters')
    return !functionNames.has(token.text) && !['and', 'or', 'to', 'per'].includes(token.text);
  if (token.kind !== 'command') return false;
  return letterCommand.test(token.name) || token.name === '\\frac' || token.name === '\\pi';
}

const letterCommand =
  /^\\(?:alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|(?:var)?theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|(?:var)?phi|chi|psi|omega|Delta|Omega)$/u;

/** Parses what is in brackets above a name, which is no power: the derivative `f^{(3)}(0)`. Null for anything else. */
export function parseOrder(cursor: Cursor, base: Node): Node | null {
  const [brace, open, order, close, end] = [0, 1, 2, 3, 4].map((ahead) => cursor.peek(ahead));
  const signs = [brace, open, close, end]
    .map((token) => (token?.kind === 'sign' ? token.text : ' '))
    .join('');
  const name = order?.kind === 'number' ? order.raw : order?.kind === 'letters' ? order.text : '';
  if (base.kind !== 'symbol' || signs !== '{()}' || !/^(?:\d{1,3}|[a-z])$/u.test(name)) return null;
  for (let count = 0; count < 5; count += 1) cursor.next();
  const whole = `${base.name}^(${name})`;
  if (!cursor.takeSign('(')) return symbolNode(whole);
  const inputs = itemsOf(cursor.grammar.sequence(cursor));
  cursor.expectSign(')');
  return callNode(`${whole}()`, inputs);
}

import { nodeKey } from '../compare/node-key.ts';
import { callNode, negateNode, numberNode, powerNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';

/**
 * The factors of a term that are no numbers: vectors with a cross or a dot between them, operators on what follows
 * them, and matrices, whose order counts. As a plain product each of them would be equal to what it is not.
 */
export class VectorProducts {
  readonly #cursor: Cursor;
  #isVector = false;
  #isMatrix = false;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** Looks at how the factor is marked that is read next. */
  seeNext(): void {
    this.#isVector = startsVector(this.#cursor);
    this.#isMatrix = startsMatrix(this.#cursor);
  }

  forget(): void {
    this.#isVector = false;
    this.#isMatrix = false;
  }

  /** Reads on where the last factor and what follows belong together; false where they are plain factors. */
  take(factors: Node[], startsFactor: () => boolean): boolean {
    const last = factors.at(-1);
    if (last === undefined) return false;
    const isOperator = isNabla(last);
    const sign = this.#isVector || isOperator ? takeVectorSign(this.#cursor, isOperator) : null;
    const isOrdered = sign === null && this.#isMatrix && startsMatrix(this.#cursor);
    if (sign === null && !isOrdered && !(isOperator && startsFactor())) return false;
    // `\vec a \times 3\vec b` is three times their product.
    const scalars: Node[] = [];
    while (sign !== null && this.#cursor.peek()?.kind === 'number')
      scalars.push(this.#cursor.grammar.factor(this.#cursor));
    const next = this.#cursor.grammar.factor(this.#cursor);
    if (sign !== null) factors.splice(-1, 1, ...scalars, vectorProduct(sign, last, next));
    else factors.splice(-1, 1, isOrdered ? named('then', last, next) : applied(last, next));
    this.#isVector = sign !== 'dot';
    this.#isMatrix = isOrdered;
    return true;
  }
}

/** Whether a factor that starts here is marked as a vector: an arrow, a bold face, a hat, nabla, or brackets around one. */
function startsVector(cursor: Cursor, from = 0): boolean {
  for (let ahead = from; ahead < from + 4; ahead += 1) {
    const token = cursor.peek(ahead);
    if (token === undefined || token.kind === 'number') return false;
    if (token.kind === 'letters') return token.isVector === true;
    if (token.kind === 'command')
      return token.isVector === true || /^\\(?:(?:wide)?hat|nabla|overrightarrow)$/u.test(token.name);
    if (token.text !== '(' && token.text !== '{') return false;
  }
  return false;
}

/** Whether a factor that starts here may be an operator or a matrix: a hat, or a bold capital. */
function startsMatrix(cursor: Cursor): boolean {
  const token = cursor.peek();
  return token?.kind === 'command'
    ? /^\\(?:wide)?hat$/u.test(token.name)
    : token?.kind === 'letters' && token.isVector === true && /^[A-Z]/u.test(token.text);
}

type VectorSign = 'cross' | 'dot';

function takeVectorSign(cursor: Cursor, isOperator: boolean): VectorSign | null {
  const place = cursor.place;
  const sign = cursor.takeCommand('\\times') ? 'cross' : cursor.takeCommand('\\cdot') ? 'dot' : null;
  const ahead = cursor.peek()?.kind === 'number' ? 1 : 0;
  if (sign !== null && (isOperator || startsVector(cursor, ahead))) return sign;
  cursor.returnTo(place);
  return null;
}

/** A dot product is the same in either order, and a cross product changes its sign. */
function vectorProduct(sign: VectorSign, left: Node, right: Node): Node {
  const [from, to] = [nodeKey(left), nodeKey(right)];
  if (sign === 'dot' && from === to) return powerNode(left, numberNode(2));
  if (isNabla(left) || from <= to) return named(sign, left, right);
  return sign === 'dot' ? named(sign, right, left) : negateNode(named(sign, right, left));
}

function applied(operator: Node, to: Node): Node {
  // `\\partial x^2` is the square of a step in x.
  return to.kind === 'power' && operator.kind === 'symbol' && operator.name === 'partial'
    ? { ...to, base: applied(operator, to.base) }
    : named('apply', operator, to);
}

/** Whether a node is an operator on what follows it: nabla, the sign of a partial derivative, or a power of one. */
function isNabla(node: Node): boolean {
  return node.kind === 'symbol'
    ? node.name === 'nabla' || node.name === 'partial'
    : node.kind === 'power' && isNabla(node.base);
}

function named(sign: string, left: Node, right: Node): Node {
  const [from, to] = [nameOf(left), nameOf(right)];
  return from === null || to === null
    ? callNode(`${sign}()`, [left, right])
    : symbolNode(`${sign}:${from},${to}`);
}

/** The name of an operand that is one; a product of names would lose what it does to both. */
function nameOf(node: Node): string | null {
  if (node.kind === 'symbol') return node.name;
  if (node.kind !== 'power' || node.base.kind !== 'symbol' || node.exponent.kind !== 'number') return null;
  return isNabla(node) ? `${node.base.name}^${node.exponent.value.numerator}` : null;
}

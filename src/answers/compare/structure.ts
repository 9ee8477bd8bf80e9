import { numberNode, powerNode, productNode, someNode, sumNode } from '../tree/build-node.ts';
import type { GroupNode, Node, RelationNode, RelationOperator } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { areBuiltAlike } from './node-key.ts';
import { withUnitOf } from './with-shared-units.ts';

/** Whether a node is a name rather than a value: a variable, `f(x)`, `|AB|`, `V_1:V_2`. */
export function isLabel(node: Node): boolean {
  switch (node.kind) {
    case 'symbol':
      return !/^(?:pi|e|i|infinity|unit:.*|label:.*|set:.*)$/.test(node.name);
    case 'call':
      // What is left of a named number.
      if (node.name === 'mod') return node.inputs[0] !== undefined && isLabel(node.inputs[0]);
      return node.name === 'abs'
        ? node.inputs.every((input) => isLabel(input) && !isRealVariable(input))
        : /(?:\(\)|_)$/u.test(node.name) || node.name === 'Pr' || node.name === 'det';
    case 'product':
      return node.factors.length <= 6 && node.factors.every(isLabelFactor);
    case 'ratio':
      return node.parts.every(isLabel);
    case 'sum':
      return node.terms.every(isCounted) || node.terms.every(isApplied);
    case 'group':
      return node.items.every(isLabel);
    case 'region':
      return isLabel(node.left) && isLabel(node.right);
    default:
      return false;
  }
}

/** `|x| = 8` leaves the sign of x open; a length or a modulus has none. */
function isRealVariable(node: Node): boolean {
  return node.kind === 'symbol' && /^[xytn]$/u.test(node.name);
}

/** Letters that stand for numbers to be found, and for no coordinates: `m + n = 113` names a sum. */
function isCounted(node: Node): boolean {
  return node.kind === 'symbol' && /^[a-dk-s]$/u.test(node.name);
}

/** `f(3) - f(1)` and `a_1 + a_2` name numbers that are asked for, where `f(x) + f(y) = 1` says something of f. */
function isApplied(node: Node): boolean {
  if (node.kind === 'symbol') return /^[a-dk-s]_\d{1,3}$/.test(node.name);
  if (node.kind === 'product') {
    const [number, value, ...more] = node.factors;
    return number?.kind === 'number' && value !== undefined && more.length === 0 && isApplied(value);
  }
  return node.kind === 'call' && node.name.endsWith('()') && node.inputs.every(isNumeric);
}

function isLabelFactor(node: Node): boolean {
  if (node.kind !== 'power')
    return node.kind !== 'product' ? isLabel(node) : node.factors.every(isLabelFactor);
  return node.exponent.kind === 'number' && node.exponent.value.numerator === -1n && isLabelFactor(node.base);
}

/** An equation or membership as a name and a value; the name is null where the left side is a value too. */
export interface Labelled {
  readonly label: Node | null;
  readonly value: Node;
  /** The value once more, rounded: `x = 1/3 \approx 0.333`. */
  readonly rounded: Node | null;
  /** The values before the last one. */
  readonly before: readonly Node[];
}

/** Reads `x = 5`, `x = 2 + 3 = 5`, `x \approx 5`, `x \in [0, 1]`; null for equations that state no value. */
export function readLabelled(node: RelationNode): Labelled | null {
  const [start] = node.operands;
  const isNamed = start !== undefined && isNameOf(start, node.operands.at(-1));
  // `2 \in M` says something of 2, and of M.
  const linking: readonly RelationOperator[] = isNamed ? ['=', '~', 'in'] : ['=', '~'];
  if (!node.operators.every((operator) => linking.includes(operator))) return null;
  const about = node.operators.findIndex((operator, index) => operator === '~' && (index > 0 || !isNamed));
  const operands = about < 0 ? node.operands : node.operands.slice(0, about + 1);
  const rounded = about < 0 ? null : (node.operands.at(-1) ?? null);
  const [first, second] = operands;
  const end = operands.at(-1);
  if (first === undefined || end === undefined) return null;
  const last = withUnitOf(rounded, end);
  // `a = b = c` says that they are alike, and not what they are.
  if (operands.length > 2 && operands.every((operand) => operand.kind === 'symbol' && isLabel(operand)))
    return null;
  if (isNamed && second !== undefined)
    return { label: first, value: last, rounded, before: operands.slice(1, -1) };
  if (second === undefined)
    return isNumeric(first) ? { label: null, value: last, rounded, before: [] } : null;
  if (operands.length === 2 && isLabel(second) && isNumeric(first)) {
    return { label: second, value: first, rounded, before: [] };
  }
  return isResult(operands, first, second, last)
    ? { label: null, value: last, rounded, before: operands.slice(0, -1) }
    : null;
}

function isResult(operands: readonly Node[], first: Node, second: Node, last: Node): boolean {
  if (operands.length > 2) {
    // `\frac{x - 1}{2} = y = z` works nothing out.
    const known = freeNames(first);
    // `2pq = 2(0.3)(0.7) = 0.42` works out a product of several names.
    if (first.kind === 'product' && known.size > 1 && operands.slice(1).every(isNumeric)) return true;
    return isNumeric(first) || (!isNumeric(last) && [...freeNames(last)].every((name) => known.has(name)));
  }
  // `2f(1) = 7` says of a value what it is when it is doubled.
  if (first.kind !== 'call' && someNode(first, isOfUnknownFunction)) return false;
  // `1 = 1` states nothing, and `|A|` is no quantity.
  const isNamed = freeNames(first).size > 0 && !someNode(first, isCountOrConstant);
  return isNumeric(first) && isNumeric(second) && !isNamed && !areBuiltAlike(first, second);
}

function isOfUnknownFunction(node: Node): boolean {
  return node.kind === 'call' && /^[a-zA-Z]$/.test(node.name);
}

function isCountOrConstant(node: Node): boolean {
  return node.kind === 'number' || (node.kind === 'symbol' && /^(?:pi|e|i)$/u.test(node.name));
}

function isNameOf(start: Node, value: Node | undefined): boolean {
  return (
    isLabel(start) ||
    (isMatrixName(start) && value !== undefined && isMatrixValue(value)) ||
    (isRatioName(start) && value !== undefined && isNumeric(value))
  );
}

/** `\sin\theta` names a number that is asked for. */
function isRatioName(node: Node): boolean {
  return (
    node.kind === 'call' &&
    /^(?:sin|cos|tan|cot|sec|csc)$/.test(node.name) &&
    node.inputs.every((input) => input.kind === 'symbol' && isLabel(input))
  );
}

/** A matrix, or one with a number before it. */
function isMatrixValue(node: Node): boolean {
  if (node.kind !== 'product') return node.kind === 'matrix';
  return node.factors.filter(({ kind }) => kind === 'matrix').length === 1 && isNumeric(node);
}

/** `A^{-1}` and `A^T` name matrices. */
function isMatrixName(node: Node): boolean {
  return node.kind === 'power' && node.base.kind === 'symbol' && /^[A-Z]$/u.test(node.base.name);
}

function isNumeric(node: Node): boolean {
  return [...freeNames(node)].every((name) => /^(?:pi|e|i|unit:.*|label:.*)$/u.test(name));
}

/** Replaces plus-minus signs: one item with two values becomes two items. */
export function expandSigns(node: Node): readonly Node[] {
  if (!someNode(node, (part) => part.kind === 'plus-minus')) return [node];
  if (node.kind === 'list' || node.kind === 'set')
    return [{ ...node, items: node.items.flatMap(expandSigns) }];
  if (node.kind === 'region') {
    const [[left, ...moreLeft], [right, ...moreRight]] = [expandSigns(node.left), expandSigns(node.right)];
    if (left !== undefined && right !== undefined && moreLeft.length + moreRight.length === 0)
      return [{ ...node, left, right }];
  }
  const last = node.kind === 'relation' ? node.operands.at(-1) : undefined;
  if (node.kind === 'relation' && last?.kind === 'set')
    return [{ ...node, operands: [...node.operands.slice(0, -1), ...expandSigns(last)] }];
  return [withSign(node, 1), withSign(node, -1)];
}

function withSign(node: Node, sign: 1 | -1): Node {
  const inner = (child: Node): Node => withSign(child, sign);
  switch (node.kind) {
    case 'plus-minus':
      return productNode([numberNode(node.flipped ? -sign : sign), inner(node.value)]);
    case 'sum':
      return sumNode(node.terms.map(inner));
    case 'product':
      return productNode(node.factors.map(inner));
    case 'power':
      return powerNode(inner(node.base), inner(node.exponent));
    case 'call':
      return { ...node, inputs: node.inputs.map(inner) };
    case 'percent':
      return { ...node, value: inner(node.value) };
    case 'group':
      return { ...node, items: node.items.map(inner) };
    case 'relation':
      return { ...node, operands: node.operands.map(inner) };
    default:
      return node;
  }
}

/** Whether a bracket can be read as an interval. */
export function isIntervalLike(node: Node): node is GroupNode {
  return node.kind === 'group' && node.items.length === 2 && node.open !== '<';
}

export function isInequality(node: Node): boolean {
  return node.kind === 'relation' && node.operators.every((operator) => /^[<>!]/u.test(operator));
}

import {
  callNode,
  negateNode,
  numberNode,
  powerNode,
  productNode,
  quotientNode,
  someNode,
  sumNode,
  symbolNode,
} from '../tree/build-node.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import { conjugate } from './conjugate.ts';

/** What a call stands for; null where it has other inputs than the function takes. */
type ProgramCall = (inputs: readonly Node[]) => Node | null;

/** Functions as programs and calculators call them, with their inputs in brackets right behind the name. */
export const programCalls: ReadonlyMap<string, ProgramCall> = new Map<string, ProgramCall>([
  ['nCr', ofTwo((from, count) => callNode('binomial', [from, count]))],
  ['nPr', ofTwo(arrangements)],
  ['nthroot', ofTwo((value, degree) => powerNode(value, powerNode(degree, numberNode(-1))))],
  ['atan2', ofTwo(angleOf)],
  ['Abs', ofOne((value) => callNode('abs', [value]))],
  ['conjugate', ofOne(conjugate)],
  ['conj', ofOne(conjugate)],
  ['gamma', ofOne((value) => (isConstant(value) ? callNode('Gamma()', [value]) : null))],
  ['sum', (inputs) => counted('sum', inputs)],
  ['Sum', (inputs) => counted('sum', inputs)],
  ['product', (inputs) => counted('product', inputs)],
  ['Product', (inputs) => counted('product', inputs)],
  ['prod', (inputs) => counted('product', inputs)],
]);

function ofOne(build: (input: Node) => Node | null): ProgramCall {
  return ([input, ...more]) => (input === undefined || more.length > 0 ? null : build(input));
}

function ofTwo(build: (first: Node, second: Node) => Node): ProgramCall {
  return ([first, second, ...more]) =>
    first === undefined || second === undefined || more.length > 0 ? null : build(first, second);
}

function arrangements(from: Node, count: Node): Node {
  return quotientNode(
    callNode('factorial', [from]),
    callNode('factorial', [sumNode([from, negateNode(count)])]),
  );
}

/** With names it depends on their signs, which a quotient of them does not. */
function angleOf(y: Node, x: Node): Node {
  return isConstant(y) && isConstant(x)
    ? callNode('arg', [sumNode([x, productNode([symbolNode('i'), y])])])
    : callNode('atan2()', [y, x]);
}

/** A letter before a bracket may be multiplied with it; gamma of a number is a value of the function. */
function isConstant(value: Node): boolean {
  return !someNode(value, (part) => part.kind === 'symbol' && part.name !== 'pi' && part.name !== 'e');
}

/** `sum(k^2, k, 1, n)` and `Sum(k**2, (k, 1, n))`. */
function counted(operator: BoundedNode['operator'], inputs: readonly Node[]): Node | null {
  const [body, second, ...rest] = inputs;
  const bounds = second?.kind === 'group' && rest.length === 0 ? second.items : inputs.slice(1);
  const [variable, from, to, ...more] = bounds;
  if (body === undefined || variable?.kind !== 'symbol' || from === undefined) return null;
  return to === undefined || more.length > 0
    ? null
    : { kind: 'bounded', operator, variable: variable.name, from, to, body };
}

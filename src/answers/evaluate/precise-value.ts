import { bigExponential, bigFunctions, bigLogarithm, bigPi } from '../number/big-functions.ts';
import {
  type BigReal,
  bigAdd,
  bigFromRational,
  bigInvert,
  bigMultiply,
  bigNegate,
  bigRaise,
  bigReal,
  bigSquareRoot,
  isUncertain,
} from '../number/big-real.ts';
import { isWhole, type Rational, whole } from '../number/rational.ts';
import type { Node } from '../tree/node.ts';
import type { Effort } from './effort.ts';
import { exactValue } from './exact-value.ts';

const one = bigFromRational(whole(1));
const half = bigFromRational({ numerator: 1n, denominator: 2n });

/** Where a node is evaluated to many digits. */
export interface PreciseEvaluation {
  readonly point: ReadonlyMap<string, Rational>;
  readonly effort: Effort;
  readonly logarithmBase: number;
}

/** Evaluates a node in real numbers of some sixty digits; null where it is not real, or not of such functions. */
export function preciseValue(node: Node, evaluation: PreciseEvaluation): BigReal | null {
  if (!evaluation.effort.spend(20)) return null;
  const exact = exactValue(node, evaluation.point, evaluation.effort);
  if (exact !== null) return bigFromRational(exact);
  switch (node.kind) {
    case 'symbol':
      return constant(node.name);
    case 'sum':
      return foldValues(node.terms, bigAdd, evaluation);
    case 'product':
      return foldValues(node.factors, bigMultiply, evaluation);
    case 'power':
      return precisePower(node.base, node.exponent, evaluation);
    case 'percent':
      return join(
        preciseValue(node.value, evaluation),
        bigFromRational({ numerator: 1n, denominator: 100n }),
        bigMultiply,
      );
    case 'call':
      return preciseCall(node.name, node.inputs, evaluation);
    default:
      return null;
  }
}

function constant(name: string): BigReal | null {
  if (name === 'pi') return bigPi();
  if (name === 'e') return bigExponential(one);
  return name === 'unit:deg'
    ? bigMultiply(bigPi(), bigFromRational({ numerator: 1n, denominator: 180n }))
    : null;
}

type Join = (left: BigReal, right: BigReal) => BigReal;

function join(left: BigReal | null, right: BigReal | null, act: Join): BigReal | null {
  return left === null || right === null ? null : act(left, right);
}

function foldValues(nodes: readonly Node[], act: Join, evaluation: PreciseEvaluation): BigReal | null {
  let result: BigReal | null = null;
  for (const [index, node] of nodes.entries()) {
    const value = preciseValue(node, evaluation);
    result = index === 0 ? value : join(result, value, act);
    if (result === null) return null;
  }
  return result;
}

function precisePower(baseNode: Node, exponentNode: Node, evaluation: PreciseEvaluation): BigReal | null {
  const base = preciseValue(baseNode, evaluation);
  if (base === null) return null;
  const exact = exactValue(exponentNode, evaluation.point, evaluation.effort);
  if (exact === null || exact.numerator > 10n ** 9n || exact.numerator < -(10n ** 9n)) {
    const exponent = preciseValue(exponentNode, evaluation);
    return join(bigLogarithm(base), exponent, bigMultiply) === null || exponent === null
      ? null
      : raised(base, exponent);
  }
  if (isWhole(exact)) return bigRaise(base, exact.numerator / exact.denominator);
  if (exact.denominator === 2n) {
    const root = bigSquareRoot(base);
    return root === null ? null : bigRaise(root, exact.numerator);
  }
  const isOddRoot = base.mantissa < 0n && exact.denominator % 2n === 1n && exact.numerator === 1n;
  const root = raised(isOddRoot ? bigNegate(base) : base, bigFromRational(exact));
  return root === null || !isOddRoot ? root : bigNegate(root);
}

function raised(base: BigReal, exponent: BigReal): BigReal | null {
  const logarithm = bigLogarithm(base);
  return logarithm === null ? null : bigExponential(bigMultiply(logarithm, exponent));
}

function preciseCall(name: string, nodes: readonly Node[], evaluation: PreciseEvaluation): BigReal | null {
  const inputs = nodes.map((node) => preciseValue(node, evaluation));
  const [first, second] = inputs;
  if (first === null || first === undefined || inputs.includes(null)) return null;
  if (name === 'log') {
    const base = second ?? (evaluation.logarithmBase === 10 ? bigFromRational(whole(10)) : null);
    const under = base === null ? one : bigLogarithm(base);
    return over(bigLogarithm(first), under);
  }
  if (nodes.length !== 1) return null;
  return bigFunctions.get(name)?.(first) ?? composed.get(name)?.(first) ?? null;
}

function over(left: BigReal | null, right: BigReal | null): BigReal | null {
  const inverse = right === null ? null : bigInvert(right);
  return join(left, inverse, bigMultiply);
}

function call(name: string, value: BigReal): BigReal | null {
  return bigFunctions.get(name)?.(value) ?? null;
}

function exponentials(value: BigReal, sign: 1 | -1): BigReal | null {
  const opposite = bigExponential(bigNegate(value));
  const other = opposite === null || sign === 1 ? opposite : bigNegate(opposite);
  return join(join(bigExponential(value), other, bigAdd), half, bigMultiply);
}

/** Zero, or a number beyond doubt on one side of it. */
function signOf(value: BigReal): -1 | 0 | 1 | null {
  if (value.mantissa === 0n && value.error === Number.NEGATIVE_INFINITY) return 0;
  if (isUncertain(value)) return null;
  return value.mantissa < 0n ? -1 : 1;
}

function floorOf(value: BigReal): BigReal | null {
  if (value.exponent > 0) return value.error < -1 ? value : null;
  const shift = BigInt(-value.exponent);
  const floor = value.mantissa >> shift;
  const result = bigReal(floor, 0, Number.NEGATIVE_INFINITY);
  const above = bigAdd(value, bigNegate(result));
  const below = bigAdd(bigAdd(result, one), bigNegate(value));
  return isUncertain(above) || isUncertain(below) ? null : result;
}

/** The longer side of a triangle with one and this. */
function hypotenuse(value: BigReal, sign: 1 | -1, square: 1 | -1): BigReal | null {
  const squared = bigMultiply(value, value);
  const signed = square === 1 ? squared : bigNegate(squared);
  return bigSquareRoot(bigAdd(signed, sign === 1 ? one : bigNegate(one)));
}

const arcSine = (value: BigReal): BigReal | null => {
  const tangent = over(value, hypotenuse(value, 1, -1));
  return tangent === null ? null : call('arctan', tangent);
};

const composed: ReadonlyMap<string, (value: BigReal) => BigReal | null> = new Map<
  string,
  (value: BigReal) => BigReal | null
>([
  ['tan', (x) => over(call('sin', x), call('cos', x))],
  ['cot', (x) => over(call('cos', x), call('sin', x))],
  ['sec', (x) => over(one, call('cos', x))],
  ['csc', (x) => over(one, call('sin', x))],
  ['sinh', (x) => exponentials(x, -1)],
  ['cosh', (x) => exponentials(x, 1)],
  ['tanh', (x) => over(exponentials(x, -1), exponentials(x, 1))],
  ['coth', (x) => over(exponentials(x, 1), exponentials(x, -1))],
  ['sech', (x) => over(one, exponentials(x, 1))],
  ['csch', (x) => over(one, exponentials(x, -1))],
  ['arcsin', arcSine],
  ['arccos', (x) => join(bigMultiply(bigPi(), half), negated(arcSine(x)), bigAdd)],
  ['arcsinh', (x) => logOf(join(x, hypotenuse(x, 1, 1), bigAdd))],
  ['arccosh', (x) => logOf(join(x, hypotenuse(x, -1, 1), bigAdd))],
  ['arctanh', (x) => join(logOf(over(bigAdd(one, x), bigAdd(one, bigNegate(x)))), half, bigMultiply)],
  ['lg', (x) => over(bigLogarithm(x), bigLogarithm(bigFromRational(whole(10))))],
  ['sqrt', bigSquareRoot],
  ['abs', (x) => (signOf(x) === null ? null : x.mantissa < 0n ? bigNegate(x) : x)],
  ['floor', floorOf],
  ['ceil', (x) => negated(floorOf(bigNegate(x)))],
]);

function negated(value: BigReal | null): BigReal | null {
  return value === null ? null : bigNegate(value);
}

function logOf(value: BigReal | null): BigReal | null {
  return value === null ? null : bigLogarithm(value);
}

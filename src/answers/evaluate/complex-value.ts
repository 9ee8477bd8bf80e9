import { limits } from '../limits.ts';
import {
  type Complex,
  complex,
  logarithm,
  magnitude,
  over,
  plus,
  times,
  toPower,
} from '../number/complex.ts';
import { bitLength, type Rational, toNumber } from '../number/rational.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import { complexFunctions } from './complex-functions.ts';
import type { Effort } from './effort.ts';
import { exactValue } from './exact-value.ts';
import { inventedFunction } from './invented-function.ts';

/** Where and how a node is evaluated in double precision. */
export interface Evaluation {
  readonly point: ReadonlyMap<string, Complex>;
  readonly effort: Effort;
  /** The base of a logarithm written without one. */
  readonly logarithmBase: number;
  /** Set when digits were lost, so that equal results prove little. */
  isLossy: boolean;
  /** Set when a root, logarithm or broken power of a number that is not above zero was taken. */
  isBranched?: boolean;
}

const notANumber: Complex = complex(Number.NaN);
const constants: ReadonlyMap<string, Complex> = new Map([
  ['pi', complex(Math.PI)],
  ['e', complex(Math.E)],
  ['i', complex(0, 1)],
  ['unit:deg', complex(Math.PI / 180)],
  ['infinity', notANumber],
]);

/** Names that stand for a fixed value. */
export function isConstantName(name: string): boolean {
  return constants.has(name);
}

/** Evaluates a node in complex doubles; not a number where that is impossible. */
export function complexValue(node: Node, evaluation: Evaluation): Complex {
  if (!evaluation.effort.spend(1)) return notANumber;
  switch (node.kind) {
    case 'number':
      return numberValue(node.value, evaluation);
    case 'symbol':
      return evaluation.point.get(node.name) ?? constants.get(node.name) ?? notANumber;
    case 'sum':
      return sumValue(node.terms, evaluation);
    case 'product':
      return node.factors.reduce(
        (total, factor) => times(total, complexValue(factor, evaluation)),
        complex(1),
      );
    case 'power':
      return powerValue(node.base, node.exponent, evaluation);
    case 'percent':
      return times(complexValue(node.value, evaluation), complex(0.01));
    case 'call':
      return callValue(node.name, node.inputs, evaluation);
    case 'bounded':
      return boundedValue(node, evaluation);
    default:
      return notANumber;
  }
}

function numberValue(value: Rational, evaluation: Evaluation): Complex {
  const isLong = bitLength(value.numerator) > 44 && bitLength(value.denominator) < 1_000;
  if (isLong && value.denominator === 1n) evaluation.isLossy = true;
  return complex(toNumber(value));
}

function sumValue(terms: readonly Node[], evaluation: Evaluation): Complex {
  let total = complex(0);
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const value = complexValue(term, evaluation);
    const size = magnitude(value);
    largest = Math.max(largest, size);
    if (size > 0) smallest = Math.min(smallest, size);
    total = plus(total, value);
  }
  if (smallest < largest * 1e-9 || magnitude(total) < largest * 1e-7) evaluation.isLossy = true;
  return total;
}

function powerValue(baseNode: Node, exponentNode: Node, evaluation: Evaluation): Complex {
  const base = complexValue(baseNode, evaluation);
  const exponent = complexValue(exponentNode, evaluation);
  const isConstantExponent = exponentNode.kind !== 'number';
  const size = magnitude(exponent);
  if (isConstantExponent && size < 1e-9) evaluation.isLossy = true;
  const oddRoot = realOddRoot(base, exponentNode, evaluation);
  const isBroken = oddRoot === null && !Number.isInteger(exponent.re);
  if (isBroken && (base.im !== 0 || base.re < 0)) evaluation.isBranched = true;
  const result = oddRoot ?? realPower(base, exponent) ?? toPower(base, exponent);
  return notVanishing(result, magnitude(base) > 0, evaluation);
}

/** Near the least double a number has few digits left, and below it none. */
function notVanishing(result: Complex, isAboveZero: boolean, evaluation: Evaluation): Complex {
  if (isAboveZero && magnitude(result) < leastWhole) evaluation.isLossy = true;
  return result;
}

const leastWhole = 1e-290;

/** A high whole power of a negative number, which logarithms would give an imaginary part of rounding errors. */
function realPower(base: Complex, exponent: Complex): Complex | null {
  const isWhole = exponent.im === 0 && Number.isSafeInteger(exponent.re) && Math.abs(exponent.re) > 64;
  return isWhole && base.im === 0 && base.re < 0 ? complex(base.re ** exponent.re) : null;
}

/** Odd roots of a negative number, and powers of them, are taken to be real, as school books do. */
function realOddRoot(base: Complex, exponentNode: Node, evaluation: Evaluation): Complex | null {
  if (base.im !== 0 || base.re >= 0 || exponentNode.kind === 'number') return null;
  const exponent = exactValue(exponentNode, new Map(), evaluation.effort);
  const isOdd = exponent !== null && exponent.denominator % 2n === 1n && exponent.denominator > 1n;
  if (!isOdd) return null;
  const size = (-base.re) ** toNumber(exponent);
  return complex(exponent.numerator % 2n === 0n ? size : -size);
}

const branching: ReadonlySet<string> = new Set([
  'log',
  'ln',
  'lg',
  'sqrt',
  'arg',
  'arccosh',
  'arctanh',
  'arcsin',
  'arccos',
]);

/** Functions that come closer to their limit than doubles can tell. */
const saturating: ReadonlySet<string> = new Set(['tanh', 'coth', 'erf']);

function callValue(name: string, inputs: readonly Node[], evaluation: Evaluation): Complex {
  const values = inputs.map((input) => complexValue(input, evaluation));
  const [first = notANumber, second] = values;
  if (branching.has(name) && (first.im !== 0 || first.re < 0)) evaluation.isBranched = true;
  if (name === 'log') {
    const base = second ?? complex(evaluation.logarithmBase);
    return over(logarithm(first), logarithm(base));
  }
  if (name === 'binomial' && second !== undefined) return binomialValue(first, second);
  if (name === 'max' || name === 'min') return extreme(name, values);
  const known = values.length === 1 ? complexFunctions.get(name) : undefined;
  if (known !== undefined) {
    const isFlat = saturating.has(name) && magnitude(first) > 12;
    if ((magnitude(first) > 0 && magnitude(first) < 1e-6) || isFlat) evaluation.isLossy = true;
    return name === 'exp' ? notVanishing(known(first), true, evaluation) : known(first);
  }
  return name.endsWith('()') || name.endsWith('_') ? inventedFunction(name, values) : notANumber;
}

function binomialValue(from: Complex, count: Complex): Complex {
  const gamma = complexFunctions.get('factorial');
  if (gamma === undefined) return notANumber;
  return over(gamma(from), times(gamma(count), gamma({ re: from.re - count.re, im: from.im - count.im })));
}

function extreme(name: 'max' | 'min', values: readonly Complex[]): Complex {
  if (values.some((value) => Math.abs(value.im) > 1e-12)) return notANumber;
  const parts = values.map((value) => value.re);
  return complex(name === 'max' ? Math.max(...parts) : Math.min(...parts));
}

function boundedValue(node: BoundedNode, evaluation: Evaluation): Complex {
  const from = complexValue(node.from, evaluation);
  const to = complexValue(node.to, evaluation);
  if (node.operator === 'integral') return integralValue(node, from, to, evaluation);
  const isCounted = Number.isInteger(from.re) && Number.isInteger(to.re) && from.im === 0 && to.im === 0;
  if (isCounted && to.re - from.re <= limits.terms) return countedValue(node, from.re, to.re, evaluation);
  return notANumber;
}

function countedValue(node: BoundedNode, from: number, to: number, evaluation: Evaluation): Complex {
  let total = complex(node.operator === 'sum' ? 0 : 1);
  const join = node.operator === 'sum' ? plus : times;
  for (let index = from; index <= to && !evaluation.effort.isSpent; index += 1) {
    total = join(total, complexValue(node.body, at(evaluation, node.variable, complex(index))));
  }
  return evaluation.effort.isSpent ? notANumber : total;
}

/** Gauss-Legendre on eight panels; improper integrals are left alone. */
function integralValue(node: BoundedNode, from: Complex, to: Complex, evaluation: Evaluation): Complex {
  const panels = 8;
  const width = { re: (to.re - from.re) / panels, im: (to.im - from.im) / panels };
  let total = complex(0);
  for (let panel = 0; panel < panels; panel += 1) {
    for (const [place, weight] of gaussPoints) {
      const share = panel + (place + 1) / 2;
      const x = { re: from.re + width.re * share, im: from.im + width.im * share };
      total = plus(
        total,
        times(complex(weight / 2), complexValue(node.body, at(evaluation, node.variable, x))),
      );
    }
  }
  return times(total, width);
}

const gaussPoints: readonly (readonly [number, number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([place = 0, weight = 0]): readonly (readonly [number, number])[] => [
  [place, weight],
  [-place, weight],
]);

function at(evaluation: Evaluation, variable: string, value: Complex): Evaluation {
  return { ...evaluation, point: new Map([...evaluation.point, [variable, value]]) };
}

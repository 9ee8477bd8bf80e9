import { bigFromRational } from '../number/big-real.ts';
import { complex, isFiniteComplex } from '../number/complex.ts';
import { toNumber } from '../number/rational.ts';
import { someNode } from '../tree/build-node.ts';
import type { Digits, Node } from '../tree/node.ts';
import { complexValue, type Evaluation } from './complex-value.ts';
import type { Effort } from './effort.ts';
import { exactValue } from './exact-value.ts';
import type { KnownNumber } from './known-number.ts';
import { preciseValue } from './precise-value.ts';

/** Finds out what is known of a node without variables; null when it has no value. */
export function measure(node: Node, effort: Effort, logarithmBase: number): KnownNumber | null {
  const exact = exactValue(node, new Map(), effort);
  const evaluation: Evaluation = { point: new Map(), effort, logarithmBase, isLossy: false };
  const near = exact === null ? complexValue(node, evaluation) : complex(toNumber(exact));
  const precise =
    exact === null ? preciseValue(node, { point: new Map(), effort, logarithmBase }) : bigFromRational(exact);
  if (precise === null && !isFiniteComplex(near)) return null;
  return {
    exact,
    precise,
    near,
    digits: statedDigits(node),
    scale: 1,
    isDecimal: someNode(node, (part) => part.kind === 'number' && part.digits !== null),
    isLossy: evaluation.isLossy,
  };
}

/** The digits of a decimal written as such: with a sign, a power of ten or a percent sign, and nothing else. */
export function statedDigits(node: Node): Digits | null {
  if (node.kind === 'number') return node.digits;
  if (node.kind === 'percent') return shifted(statedDigits(node.value), -2);
  if (node.kind !== 'product') return null;
  const [left, right, ...more] = node.factors;
  if (left === undefined || right === undefined || more.length > 0) return null;
  if (left.kind === 'number' && left.digits === null && left.value.numerator === -1n)
    return statedDigits(right);
  return shifted(statedDigits(left) ?? wholeDigits(left), powerOfTen(right));
}

/** A whole number before a power of ten states its digits; zeros at its end may only hold a place. */
function wholeDigits(node: Node): Digits | null {
  if (node.kind !== 'number' || node.value.denominator !== 1n || node.value.numerator === 0n) return null;
  const text = String(node.value.numerator).replace('-', '');
  const kept = text.replace(/(?<!0)0+$/u, '');
  return { significant: kept.length, lastPlace: text.length - kept.length };
}

function powerOfTen(node: Node): number | null {
  if (node.kind !== 'power' || node.base.kind !== 'number' || node.base.value.numerator !== 10n) return null;
  const exponent = exponentOf(node.exponent);
  return node.base.value.denominator === 1n ? exponent : null;
}

function exponentOf(node: Node): number | null {
  if (node.kind === 'number') return node.value.denominator === 1n ? Number(node.value.numerator) : null;
  if (node.kind !== 'product' || node.factors.length !== 2) return null;
  const [sign, value] = node.factors;
  const isNegated = sign?.kind === 'number' && sign.value.numerator === -1n && value?.kind === 'number';
  return isNegated ? -Number(value.value.numerator) : null;
}

function shifted(digits: Digits | null, by: number | null): Digits | null {
  return digits === null || by === null ? null : { ...digits, lastPlace: digits.lastPlace + by };
}

import { freeNames } from '../compare/free-names.ts';
import { Effort } from '../evaluate/effort.ts';
import { measure } from '../evaluate/measure.ts';
import { childrenOf, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/**
 * The names that stand for whole numbers: those in the exponent of a negative number, where nothing else has a real value, and
 * those called n, m or k that are rounded or divided with a remainder, which a formula for counting does. Every side that
 * has the name must say so: rounding a number is not the number.
 */
export function wholeNames(nodes: readonly Node[]): ReadonlySet<string> {
  // Where one side goes down in steps of two, factorials are of whole numbers.
  const counts = nodes.some((node) => someNode(node, isDoubleFactorial)) ? counting : rounding;
  const said = nodes.map((node) => new Set(namesIn(node, counts)));
  const free = nodes.map(freeNames);
  return new Set(
    said
      .flatMap((names) => [...names])
      .filter((name) => free.every((names, index) => !names.has(name) || said[index]?.has(name) === true)),
  );
}

function namesIn(node: Node, counts: ReadonlySet<string>): readonly string[] {
  return [...ownNames(node, counts), ...childrenOf(node).flatMap((child) => namesIn(child, counts))];
}

function ownNames(node: Node, counts: ReadonlySet<string>): readonly string[] {
  if (node.kind === 'power' && isNegative(node.base))
    return [...freeNames(node.exponent)].filter((name) => name !== 'pi' && name !== 'e');
  if (node.kind === 'power' && hasSign(node.base))
    return [...freeNames(node.exponent)].filter((name) => /^[nmk]$/u.test(name));
  if (node.kind !== 'call' || !counts.has(node.name)) return [];
  return [...freeNames(node)].filter((name) => /^[nmkNMK](?:_\w+)?$/u.test(name));
}

/** `(-\cos x)^n` is real for whole n alone, but where the cosine is below zero. */
function hasSign(node: Node): boolean {
  return node.kind === 'product' && node.factors.filter(isNegative).length === 1;
}

const rounding: ReadonlySet<string> = new Set(['floor', 'ceil', 'mod', 'gcd', 'lcm']);
const counting: ReadonlySet<string> = new Set([...rounding, 'factorial', 'double-factorial', 'binomial']);

function isDoubleFactorial(node: Node): boolean {
  return node.kind === 'call' && node.name === 'double-factorial';
}

function isNegative(node: Node): boolean {
  if (node.kind === 'number') return node.value.numerator < 0n;
  if (node.kind === 'sum' || node.kind === 'product') {
    const value = measure(node, new Effort(200), Math.E);
    if (value !== null) return value.near.im === 0 && value.near.re < -1e-6;
  }
  return (
    node.kind === 'product' &&
    node.factors.filter(isNegative).length === 1 &&
    node.factors.every((factor) => factor.kind === 'number')
  );
}

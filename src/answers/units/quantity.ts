import type { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { multiply, type Rational, raise, whole } from '../number/rational.ts';
import { productNode, someNode, sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from './lookup-unit.ts';
import type { Dimensions } from './unit.ts';

/** A number with what it is a number of. */
export interface Quantity {
  readonly number: Node;
  readonly factor: Rational;
  readonly offset: Rational | null;
  readonly dimensions: Dimensions;
  /** How many units were written; none makes it a bare number. */
  readonly units: number;
  /** The name of what is counted, where that is no unit. */
  readonly label: string | null;
}

/** Reads a product of a number and units; null for anything else. */
export function toQuantity(node: Node, effort: Effort): Quantity | null {
  return node.kind === 'sum' && mentionsUnit(node)
    ? sumOfQuantities(node.terms, effort)
    : productOfUnits(node, effort);
}

/** Adds quantities of one kind, each in base units: `2 h 30 min`. */
function sumOfQuantities(terms: readonly Node[], effort: Effort): Quantity | null {
  const parts = terms.map((term) => productOfUnits(term, effort));
  const [first] = parts;
  if (first === null || first === undefined) return null;
  const key = JSON.stringify(first.dimensions);
  const numbers: Node[] = [];
  for (const part of parts) {
    if (part === null || part.units === 0 || part.offset !== null || part.label !== null) return null;
    if (JSON.stringify(part.dimensions) !== key) return null;
    numbers.push(productNode([part.number, { kind: 'number', value: part.factor, digits: null }]));
  }
  return { ...first, number: sumNode(numbers), factor: whole(1) };
}

function productOfUnits(node: Node, effort: Effort): Quantity | null {
  const parts: Parts = { numbers: [], factor: whole(1), offset: null, dimensions: {}, units: 0, label: null };
  if (!collect(node, whole(1), parts, effort)) return null;
  const isScale = parts.offset !== null && parts.units === 1;
  const number =
    parts.numbers.length === 0
      ? productNode([{ kind: 'number', value: whole(1), digits: null }])
      : productNode(parts.numbers);
  return {
    number,
    factor: parts.factor,
    offset: isScale ? parts.offset : null,
    dimensions: Object.fromEntries(Object.entries(parts.dimensions).filter(([, exponent]) => exponent !== 0)),
    units: parts.units,
    label: parts.label,
  };
}

/** Whether a node says of what it is a number. */
export function mentionsUnit(node: Node): boolean {
  return someNode(node, isUnitSymbol);
}

interface Parts {
  readonly numbers: Node[];
  factor: Rational;
  offset: Rational | null;
  dimensions: Record<string, number>;
  units: number;
  label: string | null;
}

function isUnitSymbol(node: Node): boolean {
  return node.kind === 'symbol' && /^(?:unit|label):/u.test(node.name);
}

function collect(node: Node, exponent: Rational, parts: Parts, effort: Effort): boolean {
  if (!effort.spend(1)) return false;
  if (!mentionsUnit(node)) {
    parts.numbers.push(
      isOne(exponent)
        ? node
        : { kind: 'power', base: node, exponent: { kind: 'number', value: exponent, digits: null } },
    );
    return true;
  }
  if (node.kind === 'symbol') return collectSymbol(node.name, exponent, parts);
  if (node.kind === 'product')
    return node.factors.every((factor) => collect(factor, exponent, parts, effort));
  if (node.kind !== 'power') return false;
  const inner = exactValue(node.exponent, new Map(), effort);
  const joined = inner === null ? null : multiply(inner, exponent);
  return joined !== null && collect(node.base, joined, parts, effort);
}

function collectSymbol(name: string, exponent: Rational, parts: Parts): boolean {
  if (name.startsWith('label:')) {
    const isPer = exponent.numerator === -1n && exponent.denominator === 1n;
    // Where nothing is counted, the stroke before it is a slip.
    if (parts.label !== null || (isPer && /units?$/u.test(name))) return false;
    parts.label = `${isPer ? 'per ' : ''}${name.slice('label:'.length)}`;
    return isPer || isOne(exponent);
  }
  const unit = lookupUnit(name.slice('unit:'.length));
  if (unit === null || exponent.denominator !== 1n || exponent.numerator > 40n || exponent.numerator < -40n)
    return false;
  const power = raise(unit.factor, exponent.numerator);
  const factor = power === null ? null : multiply(parts.factor, power);
  if (factor === null) return false;
  parts.factor = factor;
  parts.offset = unit.offset !== undefined && isOne(exponent) ? unit.offset : null;
  parts.units += 1;
  for (const [dimension, size] of Object.entries(unit.dimensions)) {
    parts.dimensions[dimension] = (parts.dimensions[dimension] ?? 0) + size * Number(exponent.numerator);
  }
  return true;
}

function isOne(value: Rational): boolean {
  return value.numerator === 1n && value.denominator === 1n;
}

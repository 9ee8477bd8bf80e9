import { mapChildren, productNode, someNode, sumNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { mentionsUnit } from '../units/quantity.ts';
import { freeNames } from './free-names.ts';
import { areBuiltAlike } from './node-key.ts';

/**
 * Puts the unit on one side of a plus-minus sign on both, since no bare number is added to a quantity: `3.0 \pm 0.2 m`
 * is `(3.0 \pm 0.2) m`. An uncertainty in percent is a share of its quantity.
 */
export function withSharedUnits(node: Node): Node {
  if (!hasSigns(node) || !mentionsUnit(node)) return node;
  const [value, error] = node.kind === 'sum' ? node.terms : [];
  if (node.kind !== 'sum' || value === undefined || error?.kind !== 'plus-minus' || node.terms.length > 2)
    return mapChildren(node, withSharedUnits);
  const [size, spread] = [apartFromUnits(value), apartFromUnits(error.value)];
  if (size === null || spread === null) return node;
  if (error.value.kind === 'percent')
    return size.units.length === 0
      ? node
      : shared(size.number, { ...error, value: productNode([size.number, error.value]) }, size.units);
  if ((size.units.length === 0) === (spread.units.length === 0)) return node;
  return shared(size.number, { ...error, value: spread.number }, [...size.units, ...spread.units]);
}

/** A value with the unit of its rounding, where it has none itself: of `T = \ln 50 \approx 3.912 s` the value is in seconds. */
export function withUnitOf(rounded: Node | null, value: Node): Node {
  if (rounded === null || !mentionsUnit(rounded) || mentionsUnit(value)) return value;
  const units = apartFromUnits(rounded)?.units ?? [];
  return units.length === 0 ? value : productNode([value, ...units]);
}

/** Two quantities as the numbers before the units that they share; as they are where they do not. */
export function beforeSharedUnits(value: Node, other: Node): readonly [Node, Node] {
  const [one, two] = mentionsUnit(other) ? [apartFromUnits(value), apartFromUnits(other)] : [null, null];
  const isShared =
    one !== null &&
    two !== null &&
    one.units.length === two.units.length &&
    one.units.every((unit, at) => areBuiltAlike(unit, two.units[at] ?? value));
  return isShared ? [one.number, two.number] : [value, other];
}

/** Whether only one of two values is a quantity with its uncertainty, which is no pair of values. */
export function isUncertainAlone(left: Node, right: Node): boolean {
  const [uncertain, ...more] = [left, right].filter(hasSigns);
  return uncertain !== undefined && more.length === 0 && isMeasured(uncertain);
}

function hasSigns(node: Node): boolean {
  return someNode(node, ({ kind }) => kind === 'plus-minus');
}

/** Whether a sign within a sum tells how sure a value is: its sum has a unit, or decimals and letters that may be one. */
function isMeasured(node: Node): boolean {
  const value = node.kind === 'relation' ? (node.operands.at(-1) ?? node) : node;
  if (!someNode(value, (part) => part.kind === 'sum' && part.terms.some(hasSigns))) return false;
  const hasDecimals = someNode(value, (part) => part.kind === 'number' && (part.digits?.lastPlace ?? 0) < 0);
  return mentionsUnit(value) || (hasDecimals && freeNames(value).size > 0);
}

function shared(value: Node, error: Node, units: readonly Node[]): Node {
  return productNode([sumNode([value, error]), ...units]);
}

interface Parts {
  readonly number: Node;
  readonly units: readonly Node[];
}

/** A number and the units that it is multiplied with; null for anything else. */
function apartFromUnits(node: Node): Parts | null {
  const factors = node.kind === 'product' ? node.factors.flatMap(factorsOf) : [node];
  const units = factors.filter(mentionsUnit);
  const numbers = factors.filter((factor) => !mentionsUnit(factor));
  const isPlain = numbers.length > 0 && numbers.every((factor) => freeNames(factor).size === 0);
  return isPlain ? { number: productNode(numbers), units } : null;
}

function factorsOf(node: Node): readonly Node[] {
  return node.kind === 'product' ? node.factors.flatMap(factorsOf) : [node];
}

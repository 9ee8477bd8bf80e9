import { allOf, apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { isIntervalLike } from '../compare/structure.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import type { Node } from '../tree/node.ts';
import { mentionsUnit } from '../units/quantity.ts';

/** An interval whose ends have names in them, so that it is not known which of them is the larger. */
interface NamedPiece {
  readonly ends: readonly [Node, Node];
  readonly areClosed: readonly [boolean, boolean];
}

/** Compares bounds of one name with an interval, end by end: `a \le x \le b` and `[a, b]`; null where the sides are not these. */
export function compareNamedEnds(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  const left = ofBounds(reference) ?? ofInterval(reference);
  const right = ofBounds(response) ?? ofInterval(response);
  if (left === null || right === null || reference.kind === response.kind) return null;
  if (mentionsUnit(reference) !== mentionsUnit(response))
    return undecided('only one side has units at its ends');
  if (left.areClosed.join() !== right.areClosed.join())
    return apart('structure', 'an end is open on one side and closed on the other');
  const agreements = left.ends.map((end, index) => compare(end, right.ends[index] ?? end, comparison));
  return allOf(agreements, 'the ends agree');
}

function ofBounds(node: Node): NamedPiece | null {
  if (node.kind !== 'relation' || node.operators.length !== 2) return null;
  const [low, name, high] = node.operands;
  if (low === undefined || high === undefined || name?.kind !== 'symbol') return null;
  if (freeNames(low).has(name.name) || freeNames(high).has(name.name)) return null;
  const [first, second] = node.operators;
  if (![first, second].every((operator) => operator === '<' || operator === '<=')) return null;
  return { ends: [low, high], areClosed: [first === '<=', second === '<='] };
}

function ofInterval(node: Node): NamedPiece | null {
  if (node.kind !== 'group' || !isIntervalLike(node)) return null;
  const [low, high] = node.items;
  return low === undefined || high === undefined
    ? null
    : { ends: [low, high], areClosed: [node.open === '[', node.close === ']'] };
}

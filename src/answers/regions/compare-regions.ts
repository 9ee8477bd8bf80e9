import { allOf, apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { isInequality, isIntervalLike } from '../compare/structure.ts';
import type { CompareNodes } from '../equations/compare-relations.ts';
import type { Node } from '../tree/node.ts';
import { compareNamedEnds } from './compare-named-ends.ts';
import { compareNamedSets } from './compare-named-sets.ts';
import { type End, type Piece, toRegion } from './number-region.ts';
import { asReals } from './set-differences.ts';

/** Compares sets of real numbers: intervals, inequalities and what is joined of them; null when a side is not one. */
export function compareRegions(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: CompareNodes,
): Finding | null {
  if (!isRegionLike(reference) && !isRegionLike(response)) return null;
  const [left, right] = [toRegion(asReals(reference), comparison), toRegion(asReals(response), comparison)];
  const refused = refuseByPolicy(reference, response, comparison);
  if (left === null || right === null)
    return (
      compareNamedSets(reference, response, comparison, compare) ??
      (refused === null ? compareNamedEnds(reference, response, comparison, compare) : null)
    );
  if (refused !== null) return refused;
  if (left.variable !== null && right.variable !== null && left.variable !== right.variable) {
    return apart('structure', 'the inequalities are about different variables');
  }
  if (left.pieces.length !== right.pieces.length) return apart('structure', 'the sets have different pieces');
  const agreements = left.pieces.map((piece, index) =>
    comparePieces(piece, right.pieces[index] ?? piece, comparison, compare),
  );
  return agreements.length === 0
    ? undecided('both sides leave nothing')
    : allOf(agreements, 'the sets have the same pieces');
}

function isRegionLike(node: Node): boolean {
  if (node.kind === 'list') return node.items.some((item) => isInequality(item));
  if (node.kind === 'relation') return isInequality(node) || node.operators.includes('in');
  return node.kind === 'region' || isIntervalLike(node) || (node.kind === 'symbol' && node.name === 'set:R');
}

function refuseByPolicy(reference: Node, response: Node, { options }: Comparison): Finding | null {
  const [left, right] = [statesInequality(reference), statesInequality(response)];
  if (left === right || options.intervals === 'either-way') return null;
  if (options.intervals === 'reference-inequality' && left) return null;
  return apart('structure', 'an inequality does not answer for an interval under this policy');
}

function statesInequality(node: Node): boolean {
  return node.kind === 'list' ? node.items.some(isInequality) : isInequality(node);
}

function comparePieces(
  reference: Piece,
  response: Piece,
  comparison: Comparison,
  compare: CompareNodes,
): Finding {
  return allOf(
    [
      compareEnds(reference.from, response.from, comparison, compare),
      compareEnds(reference.to, response.to, comparison, compare),
    ],
    'the ends agree',
  );
}

function compareEnds(reference: End, response: End, comparison: Comparison, compare: CompareNodes): Finding {
  if (reference.isClosed !== response.isClosed)
    return apart('structure', 'an end is open on one side and closed on the other');
  if (!Number.isFinite(reference.at) || !Number.isFinite(response.at)) {
    return reference.at === response.at
      ? same('structure', 'both ends are infinite')
      : apart('structure', 'one end is infinite');
  }
  const agreement = compare(reference.node, response.node, comparison);
  return agreement.relation === 'open' ? undecided('an end could not be compared') : agreement;
}

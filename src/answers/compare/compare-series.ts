import { compareSamples } from '../sampling/compare-samples.ts';
import { numberNode, productNode, sumNode, symbolNode } from '../tree/build-node.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import { compareExpressions, infinitySign } from './compare-expressions.ts';
import { type Comparison, type Finding, same, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { nodeKey } from './node-key.ts';
import { substituted } from './rename.ts';

/**
 * Compares sums without end term by term, counted from their first one. What differs in its terms may have the same sum,
 * so that they are never found apart. Null where not both sides are one.
 */
export function compareSeries(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const [left, right] = [seriesOf(reference), seriesOf(response)];
  if (left === null || right === null || nodeKey(reference) === nodeKey(response)) return null;
  const [from, to] = [termOf(left), termOf(right)];
  const starts = [0, 1].map((place) =>
    compareExpressions(atPlace(from, place), atPlace(to, place), comparison),
  );
  const names = [...new Set([...freeNames(from), ...freeNames(to)])].filter(
    (name) => !/^(?:pi|e|i)$/u.test(name),
  );
  const isAlike =
    starts.every(({ relation }) => relation === 'same') &&
    compareSamples(from, to, names, new Set([place]), comparison).relation === 'same';
  return isAlike
    ? same('sampled', 'the sums agree term by term')
    : undecided('sums without end are compared by their terms only');
}

const place = 'bound:place';

/** A sum without end, with what multiplies it carried inside; null for anything else. */
function seriesOf(node: Node): BoundedNode | null {
  if (node.kind === 'bounded')
    return node.operator === 'sum' && infinitySign(node.to) > 0 && infinitySign(node.from) === 0
      ? node
      : null;
  if (node.kind !== 'product') return null;
  const [series, ...more] = node.factors.filter((factor) => factor.kind === 'bounded');
  if (series === undefined || more.length > 0) return null;
  const inner = seriesOf(series);
  const around = node.factors.filter((factor) => factor !== series);
  return inner === null ? null : { ...inner, body: productNode([...around, inner.body]) };
}

/** The term at a place, counted from zero. */
function termOf({ body, variable, from }: BoundedNode): Node {
  return substituted(body, new Map([[variable, sumNode([symbolNode(place), from])]]));
}

function atPlace(term: Node, at: number): Node {
  return substituted(term, new Map([[place, numberNode(at)]]));
}

import { compareSamples } from '../sampling/compare-samples.ts';
import { numberNode, productNode, sumNode, symbolNode } from '../tree/build-node.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import { compareExpressions, infinitySign, leavesOut } from './compare-expressions.ts';
import { type Comparison, type Finding, same, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { areBuiltAlike } from './node-key.ts';
import { substituted } from './rename.ts';

/**
 * Compares sums without end term by term, counted from their first one, or the first terms of one that are written out. What
 * differs in its terms may have the same sum, so that they are never found apart. Null where not both sides are one.
 */
export function compareSeries(reference: Node, response: Node, comparison: Comparison): Finding | null {
  return (
    compareEndless(reference, response, comparison) ?? compareWrittenOut(reference, response, comparison)
  );
}

function compareEndless(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const [left, right] = [seriesOf(reference), seriesOf(response)];
  if (left === null || right === null || areBuiltAlike(reference, response)) return null;
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

/**
 * Compares a sum of which the first terms are written out, and dots for the others, with a sum without end or another one of its
 * kind: `1 - x^2 + x^4 - x^6 + \\cdots`. Four terms show how it goes on. Null where no side is one.
 */
function compareWrittenOut(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const [left, right] = [writtenTerms(reference), writtenTerms(response)];
  if (left === null && right === null) return null;
  const [from, to] = [left ?? termsOf(reference, right ?? []), right ?? termsOf(response, left ?? [])];
  if (from === null || to === null) return null;
  const count = Math.min(from.length, to.length);
  const areAlike = from
    .slice(0, count)
    .every((term, at) => compareExpressions(term, to[at] ?? term, comparison).relation === 'same');
  // What one side writes further is not checked.
  const isShown = from.length === to.length && (count > 3 || (count > 2 && left !== null && right !== null));
  return areAlike && isShown
    ? same('sampled', 'the sums begin with the same terms')
    : undecided('the sums are compared by their first terms only');
}

/** The terms before the dots that end a sum; null for anything else. */
function writtenTerms(node: Node): readonly Node[] | null {
  if (node.kind !== 'sum') return null;
  const [last] = node.terms.slice(-1);
  const dots = last?.kind === 'product' && last.factors.length === 2 ? last.factors[1] : last;
  const terms = node.terms.slice(0, -1);
  return dots !== undefined && leavesOut(dots) && terms.length > 1 ? terms : null;
}

/** As many terms of a sum without end as another one has. */
function termsOf(node: Node, others: readonly Node[]): readonly Node[] | null {
  const series = seriesOf(node);
  if (series === null) return null;
  const term = termOf(series);
  return others.map((_, at) => atPlace(term, at));
}

import { compareNodes } from '../compare/compare-nodes.ts';
import { allOf, apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { numberNode, powerNode, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { readDistribution } from './read-distribution.ts';

/** Distributions by their family and parameters: `X \sim B(10, 0.3)`, `Binomial with n = 10 and p = 0.3`. */
export const distributionKind: AnswerKind<Distribution> = {
  name: 'distribution',
  read: ({ text }) => {
    const told = readDistribution(text);
    if (told === null) return [];
    const parameters = new Map<string, Node>();
    for (const [key, value] of told.parameters) {
      const node = parseAnswer(value, {
        comma: 'thousands',
        units: false,
        parts: 'fractions',
        strokes: 'usual',
      });
      if (node === null || node.kind === 'relation' || node.kind === 'list') return [];
      parameters.set(key === 'second' && isSquare(node) ? 'variance' : key, node);
    }
    return [wholeReading({ ...told, parameters })];
  },
  relate: (left, right, comparison) => {
    if (left.family !== right.family || !(left.isPlain || right.isPlain)) return null;
    const isOfMoments = left.family === '' || left.family === 'normal';
    return isOfMoments
      ? relateMoments(left.parameters, right.parameters, comparison)
      : relateParameters(left.parameters, right.parameters, comparison);
  },
};

interface Distribution {
  readonly family: string;
  readonly parameters: Parameters;
  readonly isPlain: boolean;
}

type Parameters = ReadonlyMap<string, Node>;

/** Whether a value is written as a square, and so is a variance: `\sigma^2/n`. One is its own square. */
function isSquare(node: Node): boolean {
  if (node.kind === 'number' && node.value.numerator === 1n && node.value.denominator === 1n) return true;
  return someNode(
    node,
    (part) =>
      part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value.numerator === 2n,
  );
}

function related(one: Node, other: Node, comparison: Comparison): Finding {
  return compareNodes(one, other, { ...comparison, units: false, logarithmBase: Math.E });
}

function relateParameters(left: Parameters, right: Parameters, comparison: Comparison): Finding {
  const [from, to] = [inOneWay(left), inOneWay(right)];
  if ([...from.keys()].toSorted().join() !== [...to.keys()].toSorted().join())
    return undecided('the sides tell other parameters');
  return allOf(
    [...from].map(([key, value]) => related(value, to.get(key) ?? value, comparison)),
    'the parameters agree',
  );
}

/** The parameter of an exponential distribution is its rate, unless its mean is told. */
function inOneWay(parameters: Parameters): Parameters {
  return new Map([...parameters].map(([key, value]) => [key === 'parameter' ? 'rate' : key, value]));
}

/** The second parameter of a normal distribution is its variance in most books, and its deviation in others. */
function relateMoments(left: Parameters, right: Parameters, comparison: Comparison): Finding {
  const [mean, otherMean] = [left.get('mean'), right.get('mean')];
  const [spread, otherSpread] = [spreadOf(left), spreadOf(right)];
  if (mean === undefined || otherMean === undefined || spread === null || otherSpread === null)
    return undecided('a side does not tell both moments');
  const means = related(mean, otherMean, comparison);
  if (means.relation !== 'same') return means;
  if (spread.key === otherSpread.key) return related(spread.value, otherSpread.value, comparison);
  if (spread.key === 'second' || otherSpread.key === 'second')
    return undecided('a parameter may be the variance or the deviation');
  const [variance, otherVariance] = [spread, otherSpread].map(({ key, value }) =>
    key === 'deviation' ? powerNode(value, numberNode(2)) : value,
  );
  if (variance === undefined || otherVariance === undefined) return undecided('a spread is missing');
  const spreads = related(variance, otherVariance, comparison);
  if (spreads.relation === 'same') return same('exact', 'the moments agree');
  return spreads.relation === 'apart' ? apart('exact', 'the spreads differ') : spreads;
}

function spreadOf(parameters: Parameters): { readonly key: string; readonly value: Node } | null {
  const found = [...parameters].filter(([key]) => key !== 'mean');
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? null : { key: only[0], value: only[1] };
}

import { type Comparison, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { constantRatio } from '../equations/constant-ratio.ts';
import { complexValue } from '../evaluate/complex-value.ts';
import { complex } from '../number/complex.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { readingModes } from '../tokens/reading-modes.ts';
import { numberNode, powerNode, quotientNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** What is proportional to what: `T^2 \\propto a^3` is `T \\propto a^{3/2}`, since both say that one quotient stays the same. */
export const proportionKind: AnswerKind<Node> = {
  name: 'proportion',
  read: ({ text }) => {
    const constant = readProportion(text);
    return constant === null ? [] : [wholeReading(constant)];
  },
  relate: (left, right, comparison) => {
    const names = [left, right].map((side) => [...freeNames(side)].sort().join());
    if (names[0] !== names[1]) return undecided('the proportions name different quantities');
    if (isConstantMultiple(left, right, comparison))
      return same('sampled', 'the same quotient stays constant');
    // A power may lose a sign.
    const arePositive = [left, right].every((side) => isPositive(side, comparison));
    const isOneLaw = powers.some(
      (power) =>
        isConstantMultiple(left, powerNode(right, power), comparison) ||
        isConstantMultiple(powerNode(left, power), right, comparison),
    );
    return isOneLaw && arePositive
      ? same('sampled', 'the same quotient stays constant')
      : undecided('other quotients may stay constant');
  },
};

/** The powers by which laws are written in two ways. */
const powers: readonly Node[] = [-1, 2, -2, 3, -3].map((power) => numberNode(power));

/** Whether a quotient of positive quantities is positive. */
function isPositive(node: Node, { effort, logarithmBase }: Comparison): boolean {
  const point = new Map([...freeNames(node)].map((name, index) => [name, complex(1.3 + index / 7)] as const));
  const { re, im } = complexValue(node, { point, effort, logarithmBase, isLossy: false });
  return re > 0 && Math.abs(im) < 1e-9 * re;
}

function isConstantMultiple(left: Node, right: Node, comparison: Comparison): boolean {
  const ratio = constantRatio(left, right, comparison);
  return typeof ratio === 'number' && ratio > 0;
}

/** The quotient of both sides; null for a text that tells no proportion. */
function readProportion(text: string): Node | null {
  if (text.length > 300 || !/\\propto(?![a-z])|∝/u.test(text)) return null;
  const sides = cleanText(text).split(/\\propto(?![a-z])|∝/u);
  const [over, under] = sides.map((side) => {
    for (const mode of readingModes(side))
      if (!mode.units) {
        const node = parseAnswer(side.trim(), mode);
        if (node !== null)
          return ['symbol', 'product', 'power', 'call', 'sum'].includes(node.kind) ? node : null;
      }
    return null;
  });
  return over && under && sides.length === 2 ? quotientNode(over, under) : null;
}

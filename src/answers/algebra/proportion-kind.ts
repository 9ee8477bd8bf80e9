import { apart, type Comparison, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { constantRatio } from '../equations/constant-ratio.ts';
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
    const isOneLaw = powers.some(
      (power) =>
        isConstantMultiple(left, powerNode(right, power), comparison) ||
        isConstantMultiple(powerNode(left, power), right, comparison),
    );
    return isOneLaw
      ? same('sampled', 'the same quotient stays constant')
      : apart('sampled', 'other quotients stay constant');
  },
};

/** The powers by which laws are written in two ways. */
const powers: readonly Node[] = [1, -1, 2, -2, 3, -3].map((power) => numberNode(power));

function isConstantMultiple(left: Node, right: Node, comparison: Comparison): boolean {
  const ratio = constantRatio(left, right, comparison);
  return typeof ratio === 'number' && !Number.isNaN(ratio);
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

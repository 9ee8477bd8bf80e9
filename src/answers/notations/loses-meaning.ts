import { mayBeKelvins } from '../readings/other-writing.ts';
import { pattern } from '../tokens/pattern.ts';
import type { Node } from '../tree/node.ts';
import { areOtherBits } from '../writing/bit-strings.ts';
import { areOtherSignatures } from '../writing/time-signatures.ts';

/** A text and the node that was read from it. */
interface Written {
  readonly text: string;
  readonly node: Node;
}

/** What only one of two texts of one value says, so that they may not mean the same; null where nothing is lost. */
export function meaningLost(left: Written, right: Written): string | null {
  if (areOtherBits(left.text, right.text) || areOtherSignatures(left.text, right.text))
    return 'the digits may be those of a code';
  if (mayBeKelvins(left.text, right.text)) return 'a capital K may be thousands or kelvins';
  if (isOdds(left.text, right.text) || isOdds(right.text, left.text)) return 'odds of one to two are no half';
  if (isNested(left) !== isNested(right)) return 'a set in a set is no member of the outer one';
  if (isPairBesideEither(left.node, right.node) || isPairBesideEither(right.node, left.node))
    return 'a pair or an interval is no choice of its numbers';
  if (spans.test(left.text) !== spans.test(right.text)) return 'one side may be a span of time';
  return (isWithinInterval(left.node) && isListed(right.node)) ||
    (isWithinInterval(right.node) && isListed(left.node))
    ? 'an interval holds more than its ends'
    : null;
}

/** Odds beside a number that is no ratio. */
function isOdds(text: string, other: string): boolean {
  return odds.test(text) && !odds.test(other) && !/:| to /u.test(other);
}

const odds = pattern.i`(?<!\p{L})odds(?!\p{L})`;

/** Whether braces are within braces, of which no command is before the inner ones, and which write no matrix. */
function isNested({ text, node }: Written): boolean {
  return node.kind !== 'matrix' && nested.test(text);
}

const nested = /^\s*\$?\\?\{\s?(?:[^{}]*,\s?)?\\?\{/;

/** `(12, 13)` beside `12 or 13`. */
function isPairBesideEither(node: Node, other: Node): boolean {
  return node.kind === 'group' && other.kind === 'list' && other.joined === 'or';
}

/** `3 to 4 weeks`. */
const spans = /\d to \d[\d.]* (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/u;

/** `x \\in (1, 2)`. */
function isWithinInterval(node: Node): boolean {
  const end = node.kind === 'relation' && node.operators.join() === 'in' ? node.operands.at(-1) : undefined;
  return end?.kind === 'group' && end.items.length === 2;
}

function isListed(node: Node): boolean {
  return node.kind === 'list';
}

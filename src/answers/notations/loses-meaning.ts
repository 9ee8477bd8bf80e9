import { mayBeKelvins } from '../readings/other-writing.ts';
import { pattern } from '../tokens/pattern.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { mentionsUnit } from '../units/quantity.ts';
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
  if (score.test(left.text) && !/\d ?[-–]/.test(right.text)) return 'two numbers may be a score';
  const lost = losses.find(({ isLost }) => isLost(left, right) || isLost(right, left));
  return lost?.doubt ?? null;
}

/** What a text may say that the other, of the same value, does not. */
const losses: readonly {
  readonly isLost: (one: Written, other: Written) => boolean;
  readonly doubt: string;
}[] = [
  { isLost: ({ text }, other) => isOdds(text, other.text), doubt: 'odds of one to two are no half' },
  {
    isLost: (one, other) => isNested(one) && !isNested(other),
    doubt: 'a set in a set is no member of the outer one',
  },
  { isLost: isListInList, doubt: 'a list that holds a list is not the inner one' },
  {
    isLost: ({ node }, other) => isPairBesideEither(node, other.node),
    doubt: 'a pair or an interval is no choice of its numbers',
  },
  {
    isLost: ({ text }, other) => spans.test(text) && !spans.test(other.text),
    doubt: 'one side may be a span of time',
  },
  {
    isLost: ({ node }, other) => isWithinInterval(node) && isListed(other.node),
    doubt: 'an interval holds more than its ends',
  },
  { isLost: isOfWholes, doubt: 'an interval holds more than whole numbers' },
  {
    isLost: ({ text }, other) =>
      isStereo(text) && isStereo(other.text) && lettersOf(text) !== lettersOf(other.text),
    doubt: 'descriptors of centres are told in their order',
  },
  {
    isLost: ({ text }, other) => areTurned(sidesOf(text), sidesOf(other.text)),
    doubt: 'the sides of a shape are told in another order',
  },
  {
    isLost: ({ text }, other) => areTurned(turnsOf(text), turnsOf(other.text)),
    doubt: 'turns of a cube follow each other in another order',
  },
  {
    isLost: ({ text }, other) => isLoss(text) && !/[(-]/.test(other.text),
    doubt: 'an amount in brackets may be a loss',
  },
  { isLost: isSignBesideUnit, doubt: 'a sign behind a number may be that of dollars' },
  {
    isLost: ({ text }, other) => isRestOfNegative(text, other.text),
    doubt: 'a remainder of a negative number is counted in two ways',
  },
  {
    isLost: ({ text }, other) => circle.test(text) && !circle.test(other.text),
    doubt: 'a circle constant may be below the stroke',
  },
  {
    isLost: areOtherPressures,
    doubt: 'two pressures of blood are no fraction',
  },
  { isLost: groupsInList, doubt: 'a comma may group thousands, or be between members' },
];

/** The two pressures of `120/80 mmHg`, in whose place another text has other numbers. */
function areOtherPressures({ text }: Written, other: Written): boolean {
  const found = /^\W{0,3}(?:\\frac ?\{)?(\d{2,3})(?:\/| over |\} ?\{)(\d{2,3})[^\d.]{1,16}Hg/.exec(text);
  return found !== null && (other.text.match(/\d+/g) ?? []).join() !== found.slice(1, 3).join();
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

const nested = /^\s*\$?(?:(?:\\left ?)?\\\{\s?(?:[^{}]*,\s?)?(?:\\left ?)?\\?\{|\{\s?(?:[^{}\\]*,\s?)?\{)/;

/** `all integers n > 3` beside `(3, \infty)`, which the same bound would be. */
function isOfWholes({ text }: Written, { text: other, node }: Written): boolean {
  if (!/integer|natural/.test(text) || /integer|natural/.test(other)) return false;
  return node.kind === 'group' || node.kind === 'region' || /real|\\R(?![a-z])|mathbb ?\{ ?R/.test(other);
}

/** `3-2`, which in a reference would have been worked out. */
const score = /^\d+[-–]\d+$/;

/** `R, S` and `E, Z`, which say of each centre or double bond in turn how it is. */
function isStereo(text: string): boolean {
  return /^\W{0,3}(?:[RS](?:, ?[RS])+|[EZ](?:, ?[EZ])+)\W{0,3}$/.test(text);
}

function lettersOf(text: string): string {
  return text.replace(/\W/g, '');
}

function areTurned(one: readonly string[], other: readonly string[]): boolean {
  return one.join() !== other.join() && one.toSorted().join() === other.toSorted().join();
}

/** The numbers of `5 × 6 matrix`, which a product of them has in any order. */
function sidesOf(text: string): readonly string[] {
  if (!/^\d.*[×x]|^\d.*\\times/.test(text)) return [];
  const sides = text
    .replace(/ [a-z]{3,}$/, '')
    .replaceAll('\\times', '×')
    .split(/[×x]/)
    .map((side) => side.trim());
  return sides.length < 4 && sides.every((side) => /^\d+$/.test(side)) ? sides : [];
}

/** The turns of `R U R' U'`. */
function turnsOf(text: string): readonly string[] {
  const turns = text.split(' ');
  return turns.length > 2 && turns.every((turn) => /^[RLUDFB]['2]?$/.test(turn)) ? turns : [];
}

/** `($5,000)` in an account. */
function isLoss(text: string): boolean {
  const plain = text.replace(/[\\ ]/g, '');
  return (plain.startsWith('($') || plain.startsWith('$(')) && /^[\d,.]+\)$/.test(plain.slice(2));
}

/** `5 $` beside `5 €`; a stray sign is read as nothing. */
function isSignBesideUnit({ text }: Written, other: Written): boolean {
  return /^-?[\d.,]+ ?\$$/.test(text) && mentionsUnit(other.node) && !/\$|dollar|USD/.test(other.text);
}

/** `-7 mod 3` beside a number: it is 2 to mathematicians and -1 to programs. */
export function isRestOfNegative(text: string, other: string): boolean {
  return negativeRest.test(text) && !/mod|%/.test(other);
}

const negativeRest = /^\W{0,3}-\d+ ?(?:%|\\?b?mod) ?\d/;

/** `1/2π` and `1/4πε`, which are written for a half of it and for one over twice as much. */
const circle = /^\W{0,2}(?:\\?\w{1,5} ?= ?|\S ?= ?)?1\/[24](?:\\pi|π)(?! ?(?:rad|[a-zA-Z](?![a-z])))/;

/** `1,000, 2` beside more members, of which the first has a comma of another kind between its digits. */
function groupsInList({ text }: Written, { text: other }: Written): boolean {
  return grouped.test(text) && !grouped.test(other) && membersIn(other) > membersIn(text);
}

const grouped = /^(?=.*[,;] |.* and ).*\d,\d{3}(?!\d)/;

function membersIn(text: string): number {
  return text.split(/[,;] | and /).length;
}

/** `[[1, 2, 3]]` beside `[1, 2, 3]`; an environment or semicolons write a matrix as well. */
function isListInList({ text, node }: Written, other: Written): boolean {
  const depth = depthOf(text);
  return (
    depth > 1 &&
    depthOf(other.text) !== depth &&
    !/\\begin|;|[({][ \\]{0,2}[({]/.test(other.text) &&
    someNode(node, isVector)
  );
}

/** How many brackets follow each other where the first list begins. */
function depthOf(text: string): number {
  const [run = ''] = /\[[[ ]*/.exec(text) ?? [];
  return run.replaceAll(' ', '').length;
}

function isVector(node: Node): boolean {
  return node.kind === 'matrix' && (node.rows.length === 1 || node.rows[0]?.length === 1);
}

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

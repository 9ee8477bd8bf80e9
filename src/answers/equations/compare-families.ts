import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { areBuiltAlike, nodeKey } from '../compare/node-key.ts';
import { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import { add, compareRationals, invert, multiply, type Rational, whole } from '../number/rational.ts';
import { negateNode } from '../tree/build-node.ts';
import type { Node, RelationNode } from '../tree/node.ts';

/** Numbers in equal steps without end, at two values that stand for pi. */
interface Family {
  readonly offset: readonly Rational[];
  readonly period: readonly Rational[];
  /** Whether the running number is taken away: `\\frac{\\pi}{4} - k\\pi`. */
  readonly isBackwards: boolean;
}

interface Families {
  readonly variable: string | null;
  readonly members: readonly Family[];
  /** Whether it is said that the running number is a whole one. */
  readonly isStated: boolean;
  /** The letter of the running number; empty where there is none. */
  readonly running: string;
}

/**
 * Compares solutions that repeat: `x = a + n p` with a whole number n, several of them, or a congruence. Null when neither
 * side is one for certain.
 */
export function compareFamilies(reference: Node, response: Node): Finding | null {
  const [left, right] = [
    toFamilies(asResidue(reference, response)),
    toFamilies(asResidue(response, reference)),
  ];
  if (left?.isStated !== true && right?.isStated !== true)
    return compareUnstated(reference, response, left, right);
  if (left === null || right === null)
    return isRunning(left ?? right) ? undecided('only one side repeats without end') : null;
  if (left.variable !== null && right.variable !== null && left.variable !== right.variable)
    return undecided('the solutions are for different names');
  const [from, to] = [left, right].map((side) => offsets(side.members, [...left.members, ...right.members]));
  if (from === undefined || to === undefined || from === null || to === null)
    return undecided('the periods have no common multiple');
  if (from.join() === to.join() && startsApart(left, right))
    return undecided('another start may be the one that is asked for');
  return from.join() === to.join()
    ? same('exact', 'the solutions repeat in the same places')
    : apart('structure', 'the solutions repeat in different places');
}

/** Whether only one side says that its running number is a whole one, and the other begins elsewhere. */
function startsApart(left: Families, right: Families): boolean {
  const isOne = left.members.length === 1 && right.members.length === 1;
  // Angles run in both directions.
  if (left.running === right.running && left.members.some(isOfAngles)) return false;
  const isRun = left.running !== '' && right.running !== '';
  return isOne && isRun && left.isStated !== right.isStated && !areAlike(left, right);
}

/** Whether a period is one of pi or degrees. */
function isOfAngles({ period: [first, second] }: Family): boolean {
  return first?.numerator !== second?.numerator;
}

/** Beside a residue class `5 mod 11` is one, and elsewhere a remainder. */
function asResidue(node: Node, other: Node): Node {
  const isBeside =
    remainderIn(other) !== null || (other.kind === 'call' && /^(?:residue|congruent)$/u.test(other.name));
  const inputs = isBeside ? remainderIn(node) : null;
  return inputs === null ? node : { kind: 'call', name: 'residue', inputs };
}

/** What a remainder is of and by, of which a minus sign before it takes the first; null for anything else. */
function remainderIn(node: Node): readonly Node[] | null {
  if (node.kind === 'call') return node.name === 'mod' ? node.inputs : null;
  const [sign, value, ...more] = node.kind === 'product' ? node.factors : [];
  const isNegative = sign?.kind === 'number' && sign.value.numerator === -1n && sign.value.denominator === 1n;
  if (!isNegative || value === undefined || more.length > 0) return null;
  const [of, ...by] = remainderIn(value) ?? [];
  return of === undefined ? null : [negateNode(of), ...by];
}

/**
 * Where nothing is said of the running number, its letter shows it, and steps of pi: `x = \\frac{\\pi}{4} + k\\pi`. Another start in the
 * same places may be the first of them that is asked for. Null for anything else.
 */
function compareUnstated(
  reference: Node,
  response: Node,
  left: Families | null,
  right: Families | null,
): Finding | null {
  if (left === null || right === null)
    return (remainderIn(reference) !== null && right !== null) ||
      (remainderIn(response) !== null && left !== null)
      ? undecided('one side is a remainder, and the other may run through numbers')
      : null;
  const members = [...left.members, ...right.members];
  if (!members.every(isOfAngles)) return null;
  const isOther = left.variable !== null && right.variable !== null && left.variable !== right.variable;
  if (isOther || areBuiltAlike(reference, response)) return null;
  const [from, to] = [left, right].map((side) => offsets(side.members, members));
  if (from === undefined || to === undefined || from === null || to === null) return null;
  if (from.join() !== to.join()) return null;
  const isAlike = members.length === 2 && areAlike(left, right);
  // One letter in one direction is compared as any expression is.
  if (isAlike && left.running === right.running && runsBackwards(left) === runsBackwards(right)) return null;
  return isAlike &&
    left.running !== right.running &&
    left.variable !== null &&
    left.variable === right.variable &&
    [left, right].every(({ running }) => /^[kmn]$/u.test(running))
    ? same('exact', 'the solutions repeat in the same places')
    : undecided('the solutions may repeat in the same places');
}

/** Whether two families begin in one place and go on in the same steps. */
function areAlike({ members: [one] }: Families, { members: [other] }: Families): boolean {
  const shown = (values: readonly Rational[] = []): string =>
    values.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join();
  return shown(one?.offset) === shown(other?.offset) && shown(one?.period) === shown(other?.period);
}

function runsBackwards({ members: [member] }: Families): boolean {
  return member?.isBackwards === true;
}

function isRunning(families: Families | null): boolean {
  return families?.isStated === true;
}

const integerNames = /^[i-nt]$/u;

function toFamilies(node: Node): Families | null {
  if (node.kind === 'call' && node.name === 'congruent') return fromCongruence(node.inputs);
  if (node.kind === 'call' && node.name === 'residue') return fromResidue(node.inputs);
  const items = node.kind === 'list' ? node.items : [node];
  if (items.some(isCongruence)) return fromCongruences(items);
  const stated = items.flatMap((item) => runningNames(item) ?? []);
  const values = items.filter((item) => runningNames(item) === null);
  const variables = new Set<string>();
  const members: Family[] = [];
  let running = '';
  for (const item of values) {
    const [label, value] = splitLabel(item);
    const names = [...freeNames(value)].filter((free) => free !== 'pi' && free !== 'unit:deg');
    const [name, ...more] = names;
    if (
      name === undefined ||
      more.length > 0 ||
      (stated.length > 0 ? !stated.includes(name) : !integerNames.test(name))
    )
      return null;
    const family = readFamily(value, name);
    if (family === null) return null;
    members.push(family);
    running = name;
    if (label !== null) variables.add(label);
  }
  if (members.length === 0 || variables.size > 1) return null;
  const [variable = null] = variables;
  return { variable, members, isStated: stated.length > 0, running };
}

/** The names that `n \in Z` says to be whole; null for anything else. */
function runningNames(item: Node): readonly string[] | null {
  if (item.kind !== 'relation' || item.operators.join() !== 'in') return null;
  const [names, set] = item.operands;
  if (set?.kind !== 'symbol' || set.name !== 'set:Z') return null;
  return names?.kind === 'symbol' ? [names.name] : null;
}

function splitLabel(item: Node): readonly [string | null, Node] {
  if (item.kind !== 'relation') return [null, item];
  const { operands, operators }: RelationNode = item;
  const [label, value] = operands;
  return operators.join() === '=' && label?.kind === 'symbol' && value !== undefined
    ? [nodeKey(label), value]
    : [null, item];
}

/** Two values that stand for pi: what holds for both holds for pi, and is exact. */
const forPi: readonly Rational[] = [
  { numerator: 355n, denominator: 113n },
  { numerator: 22n, denominator: 7n },
];

function degree(pi: Rational): Rational {
  return { numerator: pi.numerator, denominator: pi.denominator * 180n };
}

function readFamily(value: Node, name: string): Family | null {
  const offset: Rational[] = [];
  const period: Rational[] = [];
  let isBackwards = false;
  for (const pi of forPi) {
    const at = (place: number): Rational | null =>
      exactValue(
        value,
        new Map([
          ['pi', pi],
          ['unit:deg', degree(pi)],
          [name, whole(place)],
        ]),
        new Effort(2_000),
      );
    const [first, second, third] = [at(0), at(1), at(7)];
    if (first === null || second === null || third === null) return null;
    const step = minus(second, first);
    const far = step === null ? null : multiply(step, whole(7));
    const expected = far === null ? null : add(first, far);
    if (
      step === null ||
      expected === null ||
      step.numerator === 0n ||
      compareRationals(expected, third) !== 0
    )
      return null;
    offset.push(first);
    isBackwards = step.numerator < 0n;
    period.push(step.numerator < 0n ? { ...step, numerator: -step.numerator } : step);
  }
  return { offset, period, isBackwards };
}

function minus(left: Rational, right: Rational): Rational | null {
  return add(left, { ...right, numerator: -right.numerator });
}

function isCongruence(node: Node): boolean {
  return node.kind === 'call' && (node.name === 'congruent' || node.name === 'residue');
}

/** Several residues of one number by one modulus; by several they would be a system. */
function fromCongruences(items: readonly Node[]): Families | null {
  const all = items.map((item) => (isCongruence(item) ? toFamilies(item) : null));
  const known = all.flatMap((families) => families ?? []);
  const [first] = known;
  if (first === undefined || known.length < all.length) return null;
  const isOne = known.every(
    ({ variable, members }) => variable === first.variable && periodKey(members) === periodKey(first.members),
  );
  return isOne ? { ...first, members: known.flatMap(({ members }) => members) } : null;
}

function periodKey([member]: readonly Family[]): string {
  return (member?.period ?? []).map(({ numerator, denominator }) => `${numerator}/${denominator}`).join();
}

function fromCongruence([left, ...residue]: readonly Node[]): Families | null {
  if (left?.kind !== 'symbol') return null;
  const families = fromResidue(residue);
  return families === null ? null : { ...families, variable: nodeKey(left) };
}

/** `3 \\pmod 7`, said of anything. */
function fromResidue([right, by]: readonly Node[]): Families | null {
  if (right === undefined || by === undefined) return null;
  const [offset, period] = [right, by].map((node) => exactValue(node, new Map(), new Effort(500)));
  if (
    offset === null ||
    offset === undefined ||
    period === null ||
    period === undefined ||
    period.numerator <= 0n
  )
    return null;
  return {
    variable: null,
    members: [{ offset: [offset, offset], period: [period, period], isBackwards: false }],
    isStated: true,
    running: '',
  };
}

/** The places of all members within one period that all families share, as keys in order. */
function offsets(members: readonly Family[], all: readonly Family[]): readonly string[] | null {
  const base = all[0]?.period;
  if (base === undefined) return null;
  const shares = all.map(({ period }) => sharesOf(period, base));
  const known = shares.flatMap((share) => share ?? []);
  if (known.length < shares.length) return null;
  const common = known.reduce(leastCommon, known[0] ?? whole(1));
  const keys = new Set<string>();
  for (const { offset, period } of members) {
    const share = sharesOf(period, base);
    const count = share === null ? null : ratio(common, share);
    if (count === null || count.denominator !== 1n || count.numerator > 64n) return null;
    for (let step = 0n; step < count.numerator; step += 1n) {
      const key = placeOf(offset, period, step, base, common);
      if (key === null) return null;
      keys.add(key);
    }
  }
  return [...keys].sort();
}

/** How often one period goes into another; null where that depends on the value for pi. */
function sharesOf(period: readonly Rational[], base: readonly Rational[]): Rational | null {
  const [first, second] = period.map((value, index) => ratio(value, base[index] ?? value));
  if (first === null || second === null || first === undefined || second === undefined) return null;
  return compareRationals(first, second) === 0 ? first : null;
}

function ratio(over: Rational, under: Rational): Rational | null {
  const inverse = invert(under);
  return inverse === null ? null : multiply(over, inverse);
}

function leastCommon(left: Rational, right: Rational): Rational {
  const over = (left.numerator * right.numerator) / greatest(left.numerator, right.numerator);
  return { numerator: over, denominator: greatest(left.denominator, right.denominator) };
}

function greatest(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Where a member lies within the common period, written for both values of pi. */
function placeOf(
  offset: readonly Rational[],
  period: readonly Rational[],
  step: bigint,
  base: readonly Rational[],
  common: Rational,
): string | null {
  const shares = offset.map((start, index) => {
    const moved = add(start, multiply(period[index] ?? start, whole(step)) ?? start);
    const full = multiply(base[index] ?? start, common);
    return moved === null || full === null ? null : ratio(moved, full);
  });
  const [first, second] = shares;
  if (first === null || second === null || first === undefined || second === undefined) return null;
  const turns = floor(first);
  return [first, second]
    .map((share) => minus(share, whole(turns)))
    .map((share) => (share === null ? '' : `${share.numerator}/${share.denominator}`))
    .join('|');
}

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { areBuiltAlike, nodeKey } from '../compare/node-key.ts';
import { Effort } from '../evaluate/effort.ts';
import { exactValue } from '../evaluate/exact-value.ts';
import type { Rational } from '../number/rational.ts';
import { negateNode } from '../tree/build-node.ts';
import type { Node, RelationNode } from '../tree/node.ts';
import { offsets } from './family-places.ts';
import { type Family, readFamilies } from './read-families.ts';

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
    const families = readFamilies(value, name);
    if (families === null) return null;
    members.push(...families);
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

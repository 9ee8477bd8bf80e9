import { bindingDoubt, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** How one named thing lies to another, and figures named by their points: `A \subset B`, `AB \parallel CD`, `\angle ABC`. */
export const namedRelationKind: AnswerKind<NamedRelation> = {
  name: 'named relation',
  read: ({ text }) => {
    const relation = readNamedRelation(text);
    return relation === null ? [] : [wholeReading(relation)];
  },
  relate: (left, right) => {
    if (left.sign !== right.sign) return null;
    if (left.names.join() === right.names.join()) return same('exact', 'both sides name the same');
    if (lettersOf(left) !== lettersOf(right)) return null;
    // As a product of letters these would be the same in any order.
    return bindingDoubt('the order of the names may say something else');
  },
};

/** The letters that are named, in any order. */
function lettersOf({ names }: NamedRelation): string {
  return [...new Set(names.join().match(/[A-Za-z]/gu))].toSorted().join('');
}

interface NamedRelation {
  readonly sign: string;
  /** What is named, in the one order in which this relation is kept. */
  readonly names: readonly string[];
}

interface Sign {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether the sides may change their places, or must. */
  readonly order: 'kept' | 'any' | 'turned';
}

const signs: readonly Sign[] = [
  { name: 'parallel', pattern: /\\parallel(?![a-z])|∥|(?:is |are )?parallel to /u, order: 'any' },
  { name: 'perpendicular', pattern: /\\perp(?![a-z])|⊥|(?:is |are )?perpendicular to /u, order: 'any' },
  { name: 'subset', pattern: /\\subset(?![a-z])|⊂/u, order: 'kept' },
  { name: 'subset', pattern: /\\supset(?![a-z])|⊃/u, order: 'turned' },
  { name: 'subset or equal', pattern: /\\subseteq(?![a-z])|⊆/u, order: 'kept' },
  { name: 'subset or equal', pattern: /\\supseteq(?![a-z])|⊇/u, order: 'turned' },
  { name: 'proper subset', pattern: /\\subsetneq(?![a-z])|⊊/u, order: 'kept' },
  { name: 'proper subset', pattern: /\\supsetneq(?![a-z])|⊋/u, order: 'turned' },
  { name: 'divides', pattern: /\\mid(?![a-z])|∣|\|| divides /u, order: 'kept' },
  { name: 'similar', pattern: /\\sim(?![a-z])|∼|~|(?:is )?similar to /u, order: 'any' },
  { name: 'congruent', pattern: /\\cong(?![a-z])|≅|(?:is )?congruent to /u, order: 'any' },
];

function readNamedRelation(text: string): NamedRelation | null {
  if (text.length > 80) return null;
  const plain = text.replace(/\\[,;:! ]|\$/gu, ' ').replace(/[\u2019\u2032]|\^ ?\{?\\prime\}?/gu, "'");
  const sign = signs.find(({ pattern }) => pattern.test(plain));
  if (sign === undefined) {
    const figure = figureOf(plain.trim());
    return figure === null ? null : { sign: 'figure', names: [figure] };
  }
  const [left, right, ...more] = plain.split(sign.pattern).map((side) => side.trim());
  if (left === undefined || right === undefined || more.length > 0) return null;
  if (sign.name === 'similar' || sign.name === 'congruent') return ofTriangles(sign.name, left, right);
  const isOfLines = sign.name === 'parallel' || sign.name === 'perpendicular';
  const names = [left, right].map((side) => (isOfLines ? lineOf(side) : nameOf(side)));
  const [one, other] = names;
  if (!one || !other) return null;
  if (sign.order === 'any') return { sign: sign.name, names: [one, other].toSorted() };
  return { sign: sign.name, names: sign.order === 'turned' ? [other, one] : [one, other] };
}

const point = String.raw`[A-Z](?:_\{?\d\}?)?'*`;
const angle = new RegExp(
  String.raw`^(?:\\(?:measured)?angle|∠|[Aa]ngle) ?(${point})(${point})(${point})$`,
  'u',
);
const line = new RegExp(
  String.raw`^(?:(?:[Ll]ine|[Ss]egment|side) |\\overline ?|\\overleftrightarrow ?)?\{?(${point})(${point})\}?$`,
  'u',
);
const triangle = new RegExp(
  String.raw`^(?:\\triangle|△|∆|[Tt]riangle) ?(${point})(${point})(${point})$`,
  'u',
);

/** An angle is read from either side, and so is a segment that is called one; null for any other text. */
function figureOf(text: string): string | null {
  const points = angle.exec(text)?.slice(1);
  if (points !== undefined) return `angle ${eitherWay(points)}`;
  const ends = /^(?:segment|line|\\overline) ?/iu.test(text) ? line.exec(text)?.slice(1) : undefined;
  return ends === undefined ? null : `line ${eitherWay(ends)}`;
}

function eitherWay(points: readonly string[]): string {
  return [points.join(' '), points.toReversed().join(' ')].toSorted().join('|');
}

function lineOf(text: string): string | null {
  const ends = line.exec(text)?.slice(1);
  return ends === undefined ? nameOf(text) : eitherWay(ends);
}

/** Triangles are similar by their points in turn, in any order. */
function ofTriangles(sign: string, left: string, right: string): NamedRelation | null {
  const [from, to] = [left, right].map((side) => triangle.exec(side)?.slice(1));
  if (from === undefined || to === undefined) return null;
  return { sign, names: [pairsOf(from, to), pairsOf(to, from)].toSorted() };
}

function pairsOf(from: readonly string[], to: readonly string[]): string {
  return from
    .map((name, at) => `${name}:${to[at]}`)
    .toSorted()
    .join();
}

/** A single letter, a letter of sets, or a number; null for anything that is worked out. */
function nameOf(text: string): string | null {
  const plain = text.replace(/[\s{}]/gu, '');
  return /^(?:[A-Za-z]|\\[A-Za-z]{2,7}|\\mathbb[A-Z])(?:_\w{1,2})?'{0,2}$|^\d{1,6}$/u.test(plain)
    ? plain
    : null;
}

import type { Comparison } from '../compare/finding.ts';
import type { TextQuestion } from './assumption.ts';
import type { Claim } from './claim.ts';
import { type AnswerKind, isWhole, type Opinion, type ReadFacts, type Reading, unread } from './reading.ts';
import { type OpenQuestion, openQuestions, settle, standsAlone } from './settle.ts';

/** A kind of answer in use: what it makes of two claims, once all their readings have competed. */
export interface Reader {
  readonly name: string;
  /** The opinion of this kind; null when the claims are not both of it. */
  readonly opinionOf: (reference: Claim, response: Claim, comparison: Comparison) => Opinion | null;
}

/** Puts a kind to use. The type of its values stays inside. */
export function readerOf<Value>(kind: AnswerKind<Value>): Reader {
  const readingsOf = readOnce(kind);
  return {
    name: kind.name,
    opinionOf: (reference, response, comparison) => {
      const left = readingsOf(reference);
      if (left.length === 0 && kind.relateToOther === undefined) return null;
      const right = readingsOf(response);
      return left.length === 0 || right.length === 0
        ? ofOneSide(kind, reference, left[0], response, right[0])
        : ofBothSides(
            kind,
            { claim: reference, readings: left },
            { claim: response, readings: right },
            comparison,
          );
    },
  };
}

interface ReadClaim<Value> {
  readonly claim: Claim;
  readonly readings: readonly Reading<Value>[];
}

/** Lets the readings of both sides compete. */
function ofBothSides<Value>(
  kind: AnswerKind<Value>,
  reference: ReadClaim<Value>,
  response: ReadClaim<Value>,
  comparison: Comparison,
): Opinion | null {
  const letters = reference.readings[0]?.assumed.letters;
  const open = openQuestions(reference.readings, response.readings);
  const opinions: Opinion[] = [];
  let isFirm = false;
  for (const [one, two] of pairsOf(reference.readings, response.readings, open)) {
    // Letters that are written out as units are no variables, once the units have decided.
    if (isFirm && one.assumed.letters !== letters) continue;
    const agreement = kind.relate(one.value, two.value, comparison);
    if (agreement === null) continue;
    const opinion: Opinion = {
      kind: kind.name,
      reference: factsOf(reference.claim, one),
      response: factsOf(response.claim, two),
      agreement,
    };
    if (agreement.relation === 'same' && isWhole(opinion) && standsAlone(opinion, open)) return opinion;
    opinions.push(opinion);
    isFirm = isFirm || (agreement.relation !== 'open' && (one.isFirm || two.isFirm));
  }
  return settle(opinions, open);
}

/** Each claim of one side meets several of the other, and is read once. */
function readOnce<Value>(kind: AnswerKind<Value>): (claim: Claim) => readonly Reading<Value>[] {
  kinds += 1;
  const place = kinds;
  return (claim) => {
    const made = readingsOf(claim);
    // Only this kind writes to its place.
    const found = made[place] as readonly Reading<Value>[] | undefined;
    if (found !== undefined) return found;
    const readings = kind.read(claim);
    made[place] = readings;
    return readings;
  };
}

/** Kinds that are in use so far: each has a place of its own in what is known of a claim. */
let kinds = -1;

/** What each kind made of a claim: one map for all kinds, as most make nothing of most claims. */
const known = new WeakMap<Claim, (readonly Reading<unknown>[])[]>();

function readingsOf(claim: Claim): (readonly Reading<unknown>[])[] {
  const found = known.get(claim);
  if (found !== undefined) return found;
  const made: (readonly Reading<unknown>[])[] = [];
  known.set(claim, made);
  return made;
}

function ofOneSide<Value>(
  kind: AnswerKind<Value>,
  reference: Claim,
  from: Reading<Value> | undefined,
  response: Claim,
  to: Reading<Value> | undefined,
): Opinion | null {
  const known = from ?? to;
  if (kind.relateToOther === undefined || known === undefined) return null;
  const agreement = kind.relateToOther(known.value, from === undefined ? reference : response);
  return agreement === null
    ? null
    : { kind: kind.name, reference: unread(reference), response: unread(response), agreement };
}

function factsOf(claim: Claim, { leftOver, assumed }: Reading<unknown>): ReadFacts {
  return { claim, leftOver, assumed };
}

/** Where both sides choose, they choose alike: what a comma is in one text, it is in the other. */
function pairsOf<Value>(
  left: readonly Reading<Value>[],
  right: readonly Reading<Value>[],
  open: readonly OpenQuestion[],
): readonly (readonly [Reading<Value>, Reading<Value>])[] {
  const alike: readonly TextQuestion[] = open
    .filter(({ rule, isShared }) => isShared && (rule === 'any' || rule === 'shared'))
    .map(({ question }) => question);
  return left.flatMap((one) =>
    right
      .filter((two) => alike.every((question) => one.assumed[question] === two.assumed[question]))
      .map((two) => [one, two] as const),
  );
}

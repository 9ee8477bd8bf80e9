import { isMinusTold } from './around/is-minus-told.ts';
import { isRatioAlone } from './around/is-ratio-alone.ts';
import { isRoughly } from './around/is-roughly.ts';
import { dependsOnNames, mayStandElsewhere } from './around/stands-elsewhere.ts';
import { type Comparison, undecided } from './compare/finding.ts';
import { turns, turnsValue } from './extract/direction.ts';
import { areToldApart } from './extract/told-apart.ts';
import { valueKinds, wordsKind } from './kinds/all-kinds.ts';
import { isMathematics } from './kinds/mathematics-kind.ts';
import { limits } from './limits.ts';
import type { Claim } from './readings/claim.ts';
import { isWhole, type Opinion, unread } from './readings/reading.ts';
import { asks } from './texts/asks.ts';
import { fontsDiffer } from './writing/fonts-differ.ts';
import { areOperatorsTurned } from './writing/operators-in-order.ts';

/** Claims of one side that are looked at. */
const most = { reference: 4, response: 6 } as const;

/**
 * Lets all readings of two texts compete, and returns the opinion that wins. The order of trust:
 *
 * 1. Claims come in the order in which their text is likely to mean them. The first two that one kind of value can read
 *    are what the texts are taken to say; no later claim is a second guess. Where none can be read, the first claims are
 *    compared as words. Claims that the rest of their text may change come last, and can only leave the verdict open.
 * 2. Of two claims, whole readings win over partial ones, and kinds come in the order of trust. What one kind leaves open
 *    a later one may find the same, but not apart.
 * 3. Readings of one kind that assume different things are settled by the rule of what they assume (`settle`).
 */
export function compete(
  left: readonly [Claim, ...Claim[]],
  right: readonly [Claim, ...Claim[]],
  comparison: Comparison,
): Opinion {
  const opinion = mostTrusted(left, right, comparison);
  const [reference, response] = [opinion.reference.claim, opinion.response.claim];
  if (opinion.agreement.relation === 'apart')
    return mayStandElsewhere(response, reference) ||
      mayStandElsewhere(reference, response) ||
      dependsOnNames(response, reference) ||
      isRoughly(reference, response) ||
      isMinusTold(reference, response)
      ? openOpinion(reference, response, 'the sentence may hold its answer in another place')
      : opinion;
  if (opinion.agreement.relation !== 'same') return opinion;
  if (turnsValue(reference.text, response.text, reference.direction, response.direction))
    return openOpinion(reference, response, 'only one side says which way something changes');
  if (areToldApart(reference, response, readsAll.has(opinion.kind)))
    return openOpinion(reference, response, 'each side says of its value what the other does not');
  if (opinion.kind === 'mathematics' && isRatioAlone(reference, response))
    return openOpinion(reference, response, 'a ratio is not always the fraction of its parts');
  if (areOperatorsTurned(reference.text, response.text))
    return openOpinion(reference, response, 'an operator acts on what is behind it');
  return fontsDiffer(reference.text, response.text)
    ? openOpinion(reference, response, 'the letters are in other fonts')
    : opinion;
}

/** Kinds that read or compare all words of a text. */
const readsAll: ReadonlySet<string> = new Set(['words', 'date', 'time', 'formula', 'reaction']);

function mostTrusted(
  left: readonly [Claim, ...Claim[]],
  right: readonly [Claim, ...Claim[]],
  comparison: Comparison,
): Opinion {
  const stated = firstRead(left.filter(isStanding), right.filter(isStanding), comparison);
  if (stated !== null) return stated;
  const words = wholeAsWords(left, right, comparison) ?? asWords(left[0], right, comparison);
  return words.agreement.relation === 'open' ? (firstRead(left, right, comparison) ?? words) : words;
}

/** A sentence as a whole says what the other side says as a whole: `Demand is inelastic` beside `inelastic demand`. */
function wholeAsWords(
  left: readonly [Claim, ...Claim[]],
  right: readonly [Claim, ...Claim[]],
  comparison: Comparison,
): Opinion | null {
  const reference = left.find(({ rest }) => rest === 'none');
  const response = right.find(({ rest }) => rest === 'none');
  if (
    reference === undefined ||
    response === undefined ||
    (reference === left[0] && response === right[0]) ||
    reference.text.length > 120
  )
    return null;
  const opinion = wordsOf(reference, response, comparison);
  return opinion.agreement.relation === 'same' && isWhole(opinion) ? opinion : null;
}

function isStanding({ rest }: Claim): boolean {
  return rest !== 'open';
}

function firstRead(left: readonly Claim[], right: readonly Claim[], comparison: Comparison): Opinion | null {
  for (const reference of left.slice(0, most.reference)) {
    for (const response of right.slice(0, most.response)) {
      const opinion = bestOpinion(reference, response, comparison);
      if (opinion !== null) return opinion;
    }
  }
  return null;
}

/** The most trusted opinion on two claims; null where no kind of value can read both. */
function bestOpinion(reference: Claim, response: Claim, comparison: Comparison): Opinion | null {
  if (isTooLong(reference) || isTooLong(response)) return null;
  if (asks(reference.text) !== asks(response.text))
    return openOpinion(reference, response, 'one side is a question');
  let open: Opinion | null = null;
  for (const kind of valueKinds) {
    const opinion = kind.opinionOf(reference, response, comparison);
    if (opinion === null) continue;
    const { relation, isBinding } = opinion.agreement;
    if (isBinding === true) return opinion;
    if (relation === 'open' || !isWhole(opinion)) {
      open ??= opinion;
      continue;
    }
    if (relation === 'same') return unlessTurned(opinion);
    // A kind that finds a text apart from itself has misread it.
    if (reference.text === response.text) continue;
    if (open !== null) break;
    return opinion;
  }
  if (open === null) return null;
  const words = wordsKind.opinionOf(reference, response, comparison);
  return words?.agreement.relation === 'same' && isWhole(words) ? words : open;
}

/** What changes upwards is not what changes downwards by as much. */
function unlessTurned(opinion: Opinion): Opinion {
  const [reference, response] = [opinion.reference.claim, opinion.response.claim];
  return turns(reference.direction, response.direction)
    ? openOpinion(reference, response, 'only one side says that something changes this way')
    : opinion;
}

/** Compares words; a sentence may hold its answer in two places, of which one that is the same counts. */
function asWords(
  reference: Claim,
  [response, ...others]: readonly [Claim, ...Claim[]],
  comparison: Comparison,
): Opinion {
  const first = wordsOf(reference, response, comparison);
  const standing = others.filter(({ rest }) => rest === 'introduces').slice(0, most.response);
  if (first.agreement.relation === 'same' || mayCount(reference.text)) return first;
  for (const other of [...standing, ...others.filter(({ rest }) => rest === 'none')]) {
    const opinion = wordsOf(reference, other, comparison);
    if (opinion.agreement.relation === 'same' && isWhole(opinion)) return opinion;
  }
  return first.agreement.relation === 'apart' && standing.length > 0
    ? openOpinion(reference, response, 'the sentence may hold its answer in another place')
    : first;
}

/** Whether a text has a number that is not within a name: `vitamin B12 deficiency` has none. */
function mayCount(text: string): boolean {
  return /(?<![A-Za-z\d])\d/.test(text) || (/\d/.test(text) && !/[a-z]{4}/.test(text));
}

function wordsOf(reference: Claim, response: Claim, comparison: Comparison): Opinion {
  if (reference.text !== response.text && (isTooLong(reference) || isTooLong(response)))
    return openOpinion(reference, response, 'an answer is too long to compare');
  const words = wordsKind.opinionOf(reference, response, comparison);
  if (words?.agreement.relation === 'same') return words;
  if (isValue(reference) || isValue(response))
    return openOpinion(reference, response, 'only one side could be read as a value');
  if (words === null) return openOpinion(reference, response, 'the answers could not be read');
  // A formula is no word: what it says beside the words was not compared.
  return [reference, response].some(({ text }) => /\$[^$]*\$|\\[([]/u.test(text))
    ? openOpinion(reference, response, 'a formula stands among the words')
    : words;
}

/** Whether a claim can be read as a value. Words are compared with many, and each is asked once. */
function isValue(claim: Claim): boolean {
  const found = values.get(claim) ?? isMathematics(claim.text);
  values.set(claim, found);
  return found;
}

const values = new WeakMap<Claim, boolean>();

function isTooLong({ text }: Claim): boolean {
  return text.length > limits.answer;
}

function openOpinion(reference: Claim, response: Claim, reason: string): Opinion {
  return {
    kind: 'none',
    reference: unread(reference),
    response: unread(response),
    agreement: undecided(reason),
  };
}

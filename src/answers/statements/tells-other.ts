import { pattern } from '../tokens/pattern.ts';
import { excludeEachOther } from '../words/exclude-each-other.ts';

/**
 * Whether what stands behind the same yes or no of two texts may not be the same. A side that says no more tells nothing else, and
 * neither does a reason beside another; two statements must be the same words in the same order.
 */
export function tellsOther(reference: string, response: string, isTrue: boolean): boolean {
  const [left, right] = [readTold(reference, isTrue), readTold(response, isTrue)];
  if (isEmpty(left) || isEmpty(right)) return false;
  if (left.said.length > 0 && right.said.length > 0)
    return !areOneStatement(left.said, right.said) || areOpposed(left.reason, right.reason);
  if (left.said.length === 0 && right.said.length === 0) return areOpposed(left.reason, right.reason);
  const [stated, explained] = left.said.length > 0 ? [left, right] : [right, left];
  if (areSame(stated.said, explained.reason)) return false;
  return stated.reason.length === 0 || stated.said.some((word) => tells(word, explained.reason));
}

/** What is told behind a yes or no, in words. */
interface Told {
  readonly said: readonly string[];
  readonly reason: readonly string[];
}

function isEmpty({ said, reason }: Told): boolean {
  return said.length === 0 && reason.length === 0;
}

/** Reads what is said and why: `f is even because f(-x) = f(x)`, `since f(1) = f(-1), f is not injective`. */
function readTold(text: string, isTrue: boolean): Told {
  const plain = text.replace(/^[\s–—*-]+/u, '');
  const [, first, rest] = /^(?:because|since)\s(?!\d|of\s)([^,;]{2,120}),\s(.+)$/is.exec(plain) ?? [];
  const at = reasonAt.exec(plain)?.index ?? plain.length;
  const [said, reason] =
    first === undefined || rest === undefined ? [plain.slice(0, at), plain.slice(at)] : [rest, first];
  const words = wordsOf(said);
  const saysNoMore = (isTrue ? repeated : denied).test(words.join(' '));
  return {
    said: saysNoMore ? [] : words,
    reason: wordsOf(reason.replace(/^\W*(?:because|since)\s/iu, '')),
  };
}

/** Where a reason begins; `since 1990` is a time. */
const reasonAt =
  /(?<![^\s,;(])(?:because\s(?!of\s)|since\s(?=.{0,120}(?:[=<>≤≥≠]|\s(?:is|are|was|were|has|have|had|does|do|did|can|cannot)\s)))/i;

const repeated = /^(?:(?:it|they|this|that|he|she|we) (?:is|are|was|were|does|do|did|can|has|have))?$/u;
const denied = /^(?:(?:it|they|this|that|he|she|we) (?:is|are|was|were|does|do|did|can|has|have) not)?$/u;

/** The words, numbers and signs of a text without articles; a capital `A` is a name, and so is each single letter. */
function wordsOf(text: string): readonly string[] {
  const full = text
    .replace(pattern.gi`n['’]t(?!\p{L})`, ' not')
    .replace(/\bcannot\b/gi, 'can not')
    .replace(/[*"“”$]|[.,;:!?](?=[.,;:!?]{0,3}(?:\s|$))/gu, ' ');
  const words = (full.includes('(') ? full : full.replaceAll(')', ' ')).match(
    pattern.g`\p{L}+|\d+(?:[.,]\d+)*|[^\s\p{L}\d]`,
  );
  return (words ?? [])
    .map((word) => (word.length > 1 ? word.toLowerCase() : word))
    .filter((word) => !/^(?:the|an|a)$/u.test(word));
}

function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, at) => word === right[at]);
}

/** Whether two statements are the same, also where one has a pronoun or nothing for what the other speaks of. */
function areOneStatement(left: readonly string[], right: readonly string[]): boolean {
  if (areSame(left, right)) return true;
  const [one, other] = [left.join(' '), right.join(' ')];
  return isSaidOf(one, other) || isSaidOf(other, one);
}

/** `it is closed` and `closed` beside `set is closed`. */
function isSaidOf(short: string, long: string): boolean {
  const said = short.replace(/^(?:it|they|this) (?:is|are) /u, '');
  const [, subject = '', copula, rest] = /^([a-z]{2,}(?: [a-z]{2,})?) (is|are) (.+)$/.exec(long) ?? [];
  if (said !== rest || /(?:^| )(?:not|no|never|neither|only|if)(?: |$)/u.test(subject)) return false;
  return said === short ? /^(?:it|they|this)$/u.test(subject) : short.split(' ')[1] === copula;
}

/** Whether two reasons cannot both hold: one denies the other, or exchanges or replaces its words. */
function areOpposed(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0 || areSame(left, right)) return false;
  if (!left.some((word) => tells(word, right))) return false;
  const isOtherName = left.length === right.length && left.some((word, at) => areOtherNames(word, right[at]));
  return (
    isOtherName ||
    areSame([...left].sort(), [...right].sort()) ||
    isDenied(left) !== isDenied(right) ||
    excludeEachOther(left.join(' '), right.join(' '))
  );
}

function areOtherNames(one: string, other: string | undefined): boolean {
  return one !== other && /^[A-Z\d]$/u.test(one) && /^[A-Z\d]$/u.test(other ?? '');
}

function isDenied(words: readonly string[]): boolean {
  return words.filter((word) => denying.test(word)).length % 2 === 1;
}

const denying = /^(?:not|no|never|neither|nor|without|none)$/u;

/** Whether a word that has a meaning of its own is among others. */
function tells(word: string, among: readonly string[]): boolean {
  return pattern`^[\p{L}\d]`.test(word) && !plain.has(word) && among.includes(word);
}

const plain: ReadonlySet<string> = new Set(
  'it its is are was were be been this that these those there they he she we does do did has have had can could will would not no never neither nor without none of in on at to for by and or'.split(
    ' ',
  ),
);

import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { compareRationals, type Rational, rational, rationalFromDecimal } from '../number/rational.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';

/** By how many times something changes, in any of the usual words: `It doubles`, `increases by a factor of 2`. */
export const changeKind: AnswerKind<Change> = {
  name: 'change',
  read: ({ text }) => {
    const change = readChange(text);
    return change === null ? [] : [wholeReading(change)];
  },
  relate: (left, right) => {
    const agreement = relateFactors(left, right);
    const isOfOther = left.subject !== '' && right.subject !== '' && left.subject !== right.subject;
    return isOfOther ? undecided('the changes are those of different things') : agreement;
  },
};

interface Change {
  readonly factor: Rational;
  /** What changes; empty where it is `it`, or left out. */
  readonly subject: string;
}

/** The way is a part of the factor, so that it needs no other word. */
function relateFactors(left: Change, right: Change): Finding {
  return compareRationals(left.factor, right.factor) === 0
    ? { ...same('exact', 'both change by the same factor'), isBinding: true }
    : apart('exact', 'the factors differ');
}

const verbs: ReadonlyMap<string, Rational | null> = new Map([
  ['doubl', rational(2n)],
  ['tripl', rational(3n)],
  ['quadrupl', rational(4n)],
  ['halv', rational(1n, 2n)],
]);

const number = String.raw`\d+(?:\.\d+)?|\d+/\d+|[a-z]{3,9}`;
/** How many times as large, and by which factor, each with the words around the number. */
const times = new RegExp(
  `^([a-z ]*?)(${number}) times (as [a-z]+(?: as before)?|larger than before|its [a-z]+ [a-z]+)$`,
  'u',
);
const byFactor = new RegExp(`^(?:will |would )?([a-z ]+?) by (?:an? )?factor of (${number})$`, 'u');
const leads: ReadonlySet<string> = new Set('will would be become becomes is are get gets'.split(' '));
const measures: ReadonlySet<string> = new Set(
  'as before larger than its large great big much high strong fast long original initial previous value size'.split(
    ' ',
  ),
);
const byWhich =
  /^(?:increase|rise|grow|decrease|fall|drop)(?:s|d|es)?$|^(?:is|are) (?:reduced|increased|decreased)$/;
const verb =
  /^(?:(?:will |would )?(?:be |is |are |gets? )?)(doubl|tripl|quadrupl|halv)(?:e|es|ed)(?: in (?:size|value|magnitude))?$/u;

/** What something is afterwards of what it was: `third` of `reduced to a third of its original value`; null for anything else. */
function shareIn(words: string): string | null {
  const said = words.replace(/^(?:will |would )?(?:(?:be|becomes?|is|are|gets?) )?/, '');
  if (/^(?:cut in|reduced by) half$/.test(said)) return 'half';
  const [, part = '', noun = ''] =
    /^(?:one[ -]|a )?([a-z]+)(?: of)? (?:its|the|their) (?:original|initial|previous|former) ([a-z]+?)s?$/.exec(
      said.replace(toShare, ''),
    ) ?? [];
  return sizes.has(noun) ? part : null;
}

const toShare = /^(?:reduced|cut|(?:in|de)creases?d?|falls?|drops?|rises?) to /;
const sizes: ReadonlySet<string> = new Set('value size amount length rate level volume'.split(' '));

const shares: ReadonlyMap<string, Rational | null> = new Map([
  ['twice', rational(2n)],
  ['half', rational(1n, 2n)],
  ['third', rational(1n, 3n)],
  ['quarter', rational(1n, 4n)],
  ['fourth', rational(1n, 4n)],
]);

const subjects =
  /^((?:(?:the|its) )?[a-z]{3,20}(?: [a-z]{3,20})?|it|this|they) (?=(?:will |would |is |are |gets? |becomes? |increases? |rises? |grows? |decreases? |falls? |drops? |doubles?|triples?|quadruples?|halves?))/u;

function readChange(text: string): Change | null {
  if (text.length > 90 || !/doubl|tripl|quadrupl|halve|half|quarter|third|twice|factor|times/i.test(text))
    return null;
  const plain = text.replace(/\$/gu, '').trim().replace(/\.$/u, '').toLowerCase();
  const said = subjects.exec(plain);
  const subject = (said?.[1] ?? '').replace(/^(?:the|its) /u, '');
  if (pattern`(?<!\p{L})(?:not|never|no|hardly|nearly|almost|about|than|if)(?!\p{L})`.test(plain))
    return null;
  const factor = factorOf(plain.slice(said?.[0].length ?? 0));
  return factor === null ? null : { factor, subject: /^(?:it|this|they)$/u.test(subject) ? '' : subject };
}

/** Whether all words of a text are of a set. */
function isOf(known: ReadonlySet<string>, text: string): boolean {
  return text.split(' ').every((word) => word === '' || known.has(word));
}

function factorOf(words: string): Rational | null {
  const stem = verb.exec(words)?.[1];
  if (stem !== undefined) return verbs.get(stem) ?? null;
  const [, lead = '', count, measure = ''] = times.exec(words) ?? [];
  if (count !== undefined && isOf(leads, lead) && isOf(measures, measure)) return sizeOf(count);
  const part = shareIn(words);
  if (part !== null) return shares.get(part) ?? null;
  const [, way = '', size] = byFactor.exec(words) ?? [];
  const factor = size === undefined || !byWhich.test(way) ? null : sizeOf(size);
  if (factor === null || factor.numerator <= 0n) return null;
  return /increase|rise|grow/u.test(way) ? factor : rational(factor.denominator, factor.numerator);
}

function sizeOf(word: string): Rational | null {
  const [over = '', under] = word.split('/');
  if (under !== undefined) return rational(BigInt(over), BigInt(under));
  return rationalFromDecimal(smallNumber(word) ?? word);
}

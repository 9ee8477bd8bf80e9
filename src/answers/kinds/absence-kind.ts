import { apart, bindingDoubt, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { straySigns } from '../syntax/stray-signs.ts';
import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';

/** Answers that say that there is none: no solution, the empty set, no limit. */
export const absenceKind: AnswerKind<Absence> = {
  name: 'absence',
  read: ({ text }) => {
    const absence = readAbsence(text) ?? readTwice(text);
    return absence === null
      ? []
      : [
          {
            ...wholeReading({
              absence,
              isBare: bare.test(text),
              saidOf: subjectOf(text),
            }),
            leftOver: straySigns(text),
          },
        ];
  },
  relate: ({ absence: left, saidOf }, { absence: right, isBare, saidOf: other }) => {
    if (left === right && !mayBeSame(saidOf, other)) return undecided('it is said of different things');
    if (left === right) return same('exact', 'both say that there is nothing');
    if ([left, right].some((side) => /^(?:infinitely many|undetermined|series.*)$/u.test(side)))
      return left.startsWith('series') && right.startsWith('series')
        ? compareSeries(left, right)
        : undecided('the answers say different things of what there is');
    // What says no more than that there is none, says it of the numbers that the question asks for.
    if (left.startsWith('nothing ') && right === 'nothing' && isBare)
      return same('exact', 'both say that there is nothing');
    // What has no solution may be said not to exist, or not to be defined.
    return undecided(
      left.startsWith('nothing') && right.startsWith('nothing')
        ? 'one side says among which numbers there is no solution'
        : 'the answers deny different things',
    );
  },
};

interface Absence {
  readonly absence: string;
  /** Whether the text is a word or sign for it, and no sentence. */
  readonly isBare: boolean;
  /** What is said to converge or not; empty where it is not named. */
  readonly saidOf: string;
}

/** What something is denied of, where the text names it; a maximum that does not exist is no minimum. */
function subjectOf(text: string): string {
  const lower = text.toLowerCase();
  const series = ofSeries.exec(lower)?.[1];
  if (series !== undefined) return series;
  const end = lower.search(/(?:is|are) (?:un|not )defined|does(?: not|n['’]?t) exist/);
  if (end < 0) return '';
  const words = lower
    .slice(0, end)
    .replace(/(?<![a-z])lim(?![a-z])/, 'limit')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '' && !/^(?:the|an?|text|clearly|obviously|therefore|simply)$/.test(word));
  const at = words.findIndex((word) => placing.has(word));
  const named = (at < 0 ? words : words.slice(0, at)).filter(
    (word, index) => !anything.has(word) && !(index > 0 && wide.has(word)),
  );
  return [named.join(' '), ...(at < 0 ? [] : [words.slice(at).join(' ')])].join('; ');
}

/** Whether two subjects may be one: each part of them is the same, or is left out on one side. */
function mayBeSame(one: string, other: string): boolean {
  const [left, right] = [one.split('; '), other.split('; ')];
  return [0, 1].every((part) => {
    const [here = '', there = ''] = [left[part], right[part]];
    return here === there || here === '' || there === '';
  });
}

const ofSeries = /(?<![a-z])(series|integral|sequence|sum) (?:is|does|con|di)/;

const anything: ReadonlySet<string> = new Set(
  'there answer value result solution equation system expression quantity number this that which such it'.split(
    ' ',
  ),
);

/** What a thing is in general, behind the word that says which: `the inverse matrix`. */
const wide: ReadonlySet<string> = new Set(['matrix', 'function', 'point', 'term']);

/** Where or of what the thing is. */
const placing: ReadonlySet<string> = new Set(['of', 'at', 'for', 'in', 'on', 'as', 'when', 'from']);

const bare = /^[$\s]*(?:none|∅|\\(?:emptyset|varnothing)|\\?\{\s?\\?\}|(?:the )?empty set|空集)[$.\s]*$/iu;

const ways = '(absolutely|conditionally|uniformly|pointwise)';
const converging = new RegExp(
  `^(?:(?:series|integral|sequence|it|sum) )?(?:converges ${ways}|(?:is )?${ways} convergent)$`,
  'u',
);

/** That it cannot be told; from what, where that is all that is given. */
const undetermined = pattern`^(?:(?:it|answer|value|result|relationship)(?: of \p{L}+)? )?(?:cannot|can not|can'?t) be determined(?: (?:from|with|by|based on) (?:(?:given|provided|available) )?(?:information|data)(?: (?:given|provided|available))?)?$`;

/** How it diverges may be said beside that it does. */
function compareSeries(left: string, right: string): Finding {
  if (left === 'series diverg' && right === 'series diverg to infinity')
    return same('exact', 'both say that it diverges');
  // `absolutely` and `conditionally` exclude each other; one side may leave out how.
  const [how, other] = [left, right].map((side) => pattern`^series converg (\p{L}+ly)$`.exec(side)?.[1]);
  if (how !== undefined && other !== undefined && /^abs|^cond/u.test(how) && /^abs|^cond/u.test(other))
    return apart('exact', 'one side converges absolutely, the other conditionally');
  return left.slice(0, 13) === right.slice(0, 13)
    ? bindingDoubt('only one side says in which way')
    : apart('exact', 'one side converges, the other diverges');
}

/** What every such answer has in it, which most others do not. */
const mayDeny =
  /∅|\{\s*\\?\}|no|zero|n['’]t|empt|null|dne|infinit|diverg|converg|undefined|unsolv|inconsist|varnothing|[无無空散]|不存在/i;

/** The same in Chinese, as a whole answer. */
const inChinese: ReadonlyMap<string, string> = new Map([
  ['空集', 'nothing'],
  ['无解', 'nothing'],
  ['無解', 'nothing'],
  ['方程无解', 'nothing'],
  ['方程组无解', 'nothing'],
  ['不等式无解', 'nothing'],
  ['无实数解', 'nothing real'],
  ['无实数根', 'nothing real'],
  ['无实根', 'nothing real'],
  ['不存在', 'no value'],
  ['极限不存在', 'no value'],
  ['无穷多解', 'infinitely many'],
  ['发散', 'series diverg'],
]);

/** A sign that is said again in words: `∅ (no solution)`. */
function readTwice(text: string): string | null {
  const [, stated = '', again = ''] = /^([^(]{1,40}) \(([^()]{4,60})\)\.?$/.exec(text) ?? [];
  const absence = again === '' ? null : readAbsence(stated);
  return absence !== null && absence === readAbsence(again) ? absence : null;
}

/** What shows how a series ends: `By the limit comparison test, the series diverges`. */
const byTest =
  /^By [A-Za-z\d'’ -]*(?:test|criterion|theorem)[a-z\d -]*, (?=the (?:series|integral|sequence) )/;

/** What a text says that there is not; null for any other answer. */
export function readAbsence(said: string): string | null {
  const text = said.replace(byTest, '');
  if (
    text.length > 80 ||
    !mayDeny.test(text) ||
    pattern.i`(?<!\p{L})(?:never|hardly|nowhere|rarely|sometimes|always|half|twice)(?!\p{L})`.test(text)
  )
    return null;
  const plain = text
    .replace(/[$\s]+/gu, ' ')
    .trim()
    .replace(/^[^,.;:?!]{3,50}, (?:so|hence|thus|therefore),? (?=no |there (?:is|are) no )/i, '')
    .replace(/^(?:so|hence|thus|therefore),? (?=the |there )/i, '');
  const told = inChinese.get(plain.replace(/[。.]$/u, ''));
  if (told !== undefined) return told;
  if (/^\\?(?:emptyset|varnothing)$|^∅$|^\\?\{ ?\\?\}$/u.test(plain)) return 'nothing';
  // A set with the empty set in it is not empty.
  const open = plain.indexOf('{');
  const inner = open < 0 ? -1 : plain.slice(open).search(/emptyset|varnothing|∅/u);
  if (inner >= 0 && !plain.startsWith('\\text')) return null;
  const folded = foldText(plain).replace(/^x (?:in )?(?=emptyset|varnothing)/u, '');
  if (/^(?:emptyset|varnothing|empty set|null set|∅)$/u.test(folded)) return 'nothing';
  const none =
    pattern`^(?:(?:there (?:is|are|exist|exists)|it has|equation has|system has|has|we have) )?(?:no|zero) (?:(real|integer|positive|rational|natural|whole number|integral) )?(?:solutions?|roots?|such (?:\p{L}+|x|n)|values?|answers?|possible (?:values?|solutions?))(?: (?:exists?|at all|found))?$`.exec(
      folded,
    );
  if (none !== null) return none[1] === undefined ? 'nothing' : `nothing ${none[1]}`;
  if (
    /^(?:there (?:is|are) )?none(?: exists?)?$|^no solution set$|^solution set is empty$|^unsolvable$|^(?:equation|system|it) is inconsistent$/u.test(
      folded,
    )
  )
    return 'nothing';
  if (
    pattern`(?<!\p{L})(?:not|about|per|if|unless|only|never|whether|false|wrong|twice)(?= (?:\p{L}+ ){0,2}does(?:n'?t| not))`.test(
      folded,
    )
  )
    return null;
  if (pattern`^(?:(?:\p{L}+ ){0,3})?does not exist$|^(?:\p{L}+ ){0,2}doesn'?t exist$`.test(folded)) {
    // A limit from one side may not exist where the other one does.
    const side = /(?:^| )(left|right|one|inner|outer|partial|mixed) /u.exec(folded)?.[1];
    return side === undefined ? 'no value' : `no value (${side})`;
  }
  if (
    /^(?:(?:there are )?infinitely many|infinite(?:ly many)? (?:number of )?)(?: ?(?:real )?solutions?)?$/u.test(
      folded,
    )
  )
    return 'infinitely many';
  const series = readSeries(folded);
  if (series !== null) return series;
  if (undetermined.test(folded)) return 'undetermined';
  return pattern`^(?:(?:\p{L}+ ){0,3}(?:is|are) )?(?:undefined|not defined)$`.test(folded)
    ? 'undefined'
    : null;
}

/** What is said of how a series ends; null for anything else. */
function readSeries(folded: string): string | null {
  const series =
    /^(?:(?:(?:series|integral|sequence|limit|it|sum) )?(diverges|converges)( to (?:minus )?infinity)?|(?:(?:series|integral|sequence|it) is )?(divergent|convergent))$/u.exec(
      folded,
    );
  const inSomeWay = converging.exec(folded);
  if (inSomeWay !== null) return `series converg ${inSomeWay[1] ?? inSomeWay[2] ?? ''}`;
  if (/^(?:(?:series|integral|sequence|it|sum) )?(?:does not|doesn'?t) converge$/u.test(folded))
    return 'series diverg';
  if (series !== null)
    return `series ${(series[1] ?? series[3] ?? '').replace(/(?:es|ent)$/u, '')}${series[2] ?? ''}`;
  return null;
}

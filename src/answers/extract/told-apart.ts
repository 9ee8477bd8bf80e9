import { areOfOtherLetter } from '../compare/letters-of-words.ts';
import { readAbsence } from '../kinds/absence-kind.ts';
import { limits } from '../limits.ts';
import type { Claim } from '../readings/claim.ts';
import { areExchanged } from '../statements/are-exchanged.ts';
import { functionNames } from '../syntax/function-names.ts';
import { isNumberWord, readOrdinal, scaleWords } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { areOneTrend } from '../told/trends.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { isInflected } from '../words/is-inflected.ts';
import { spelledOut } from '../words/spelled-out.ts';
import { onlyOneIsUnused } from './marked-number.ts';
import { announcements } from './phrases.ts';
import { splitSentences } from './split-sentences.ts';

/**
 * Whether each of two texts says of its value what the other does not: `The maximum is 5` and `The minimum is 5` state one
 * number, and not one answer. Where only one of them says more, the other leaves it to the question; a reference of which
 * all words were read or compared says no more than they do.
 */
export function areToldApart(reference: Claim, response: Claim, isAllRead = false): boolean {
  if (marksDiffer(reference.text, response.text)) return true;
  // Two whole answers were read with all their words.
  if (reference.within === '' && response.within === '') return false;
  if (reference.within !== '' && response.within !== '' && areExchanged(reference.within, response.within))
    return true;
  if (reference.within !== '' && response.within !== '' && onlyOneIsUnused(reference.within, response.within))
    return true;
  if (isPointed(reference) && !isPointed(response)) return true;
  if (saysOtherwise(reference, response) || saysOtherwise(response, reference)) return true;
  const [from, to] = [namedBeside(reference), namedBeside(response)].map((name) =>
    name.replace(/\\|\^circ|°/g, ''),
  );
  if (from && to && from !== to) return true;
  const [left, right] = [wordsBeside(reference), wordsBeside(response)];
  if (isOfOtherLetter(left, response) || isOfOtherLetter(right, reference)) return true;
  if (left.length === 0 || (isAllRead && isPhrase(reference))) return false;
  // Beside a phrase only what names another quantity counts, and not what leads up to an answer in a sentence.
  const counted = countedBehind(response);
  const rivals = isPhrase(reference)
    ? right.filter((word) => word === counted || telling.has(word) || telling.has(word.replace(/s$/, '')))
    : right;
  return (
    saysMore(left, [...right, ...wordsOf(spelledOut(response.text))]) &&
    saysMore(rivals, [...left, ...wordsOf(spelledOut(reference.text))])
  );
}

/** Whether a claim is all of its text, and that no sentence. */
function isPhrase({ text, within }: Claim): boolean {
  return within === '' && !/ (?:is|are|was|were|not) /.test(text);
}

/** The word right behind a claim, which may say what it counts: `There are 5 protons`. */
function countedBehind({ text, within }: Claim): string {
  const behind = within.slice(Math.max(0, within.lastIndexOf(text)) + text.length);
  return /^[*$]{0,3} ([a-z]{3,20})(?![a-z])/i.exec(behind)?.[1]?.toLowerCase() ?? '';
}

/** What names or chooses a quantity. */
const telling: ReadonlySet<string> = new Set(
  `maximum minimum max min rank nullity dimension degree order index size number count sum product difference quotient remainder ratio
  probability variance deviation mode mean median numerator denominator first second third fourth fifth last next previous other upper lower
  left right inner outer positive negative larger smaller largest smallest greatest least real imaginary total half score
  acceleration amplitude area base capacitance charge circumference current demand depth diameter distance energy enthalpy entropy force
  frequency height intercept length mass momentum perimeter period power pressure profit radius resistance revenue slope speed supply
  temperature time velocity voltage volume weight width work trace determinant eigenvalue norm multiplicity root coefficient exponent digit
  factor vertex vertices edge face side cost price age efficiency yield kinetic potential internal external gross net`.split(
    /\s+/,
  ),
);

function saysOtherwise(one: Claim, other: Claim): boolean {
  return isRatioBesideShare(one, other) || isPointBesideBounds(one, other) || deniesPartOf(one, other);
}

/** `The areas are in the ratio 1 : 3` beside a number, which is one of the areas in the other, or a part of both. */
function isRatioBesideShare({ text, within }: Claim, { text: other, within: around }: Claim): boolean {
  return (
    /\d ?: ?\d/.test(text) &&
    inRatio.test(within) &&
    !/:|(?<![a-z])(?:to|ratio)(?![a-z])/.test(`${other} ${around}`)
  );
}

const inRatio =
  /(?:^| )(?:are|is|stand|lie|divided|shared|mixed|split|occur) (?:always )?in (?:the |a )?(?:ratio|proportion)(?![a-z])/;

/** `the radius is 8` beside `d = 8`. */
function isOfOtherLetter(words: readonly string[], { text, within }: Claim): boolean {
  const letter =
    within === '' || within.includes(text) ? /^\W{0,3}([A-Za-z])(?:_\S{1,5})? ?=/.exec(text)?.[1] : undefined;
  return letter !== undefined && areOfOtherLetter(words, letter);
}

/** `x' = 3` beside `x^* = 3`: two marks make two names of one letter. */
function marksDiffer(reference: string, response: string): boolean {
  const [left, right] = [reference, response].map((text) => marked.exec(text));
  const isOne = left?.[1] !== undefined && left[1] === right?.[1];
  return isOne && left?.[2]?.replace(/[\s{}]/g, '') !== right?.[2]?.replace(/[\s{}]/g, '');
}

const marked = /^[\s$]*([A-Za-z])('+|\s?\^\s?\{?(?:\*|\\ast ?|\\prime ?)+\}?)\s?=/;

/** Whether a text says behind its value which way it points; where the question does, a response may say it again. */
function isPointed({ text, within }: Claim): boolean {
  if (within === '') return false;
  const behind = within.slice(Math.max(0, within.lastIndexOf(text)) + text.length);
  return pointed.test(behind.replace(/^[$)\\\s,]{0,8}(?:and )?(?:(?:is|acts?|it) )?/i, ''));
}

const pointed = pattern.i`^(?:pointing|points|directed|acting|radially|tangentially|vertically|horizontally|away from|outwards?|inwards?|upwards?|downwards?|clockwise|counterclockwise|anticlockwise|in the (?:\S{1,20} )?direction)(?!\p{L})`;

/** Whether a sentence calls the numbers in its brackets a point, or several values, where the other side bounds a name. */
function isPointBesideBounds({ text, within }: Claim, { text: other }: Claim): boolean {
  if (
    within === '' ||
    !/^[^\w{]{0,8}[([]/.test(text) ||
    !text.includes(',') ||
    /infty|∞/.test(text) ||
    !/[<>≤≥∈]|\\(?:[lg]eq?|[lg]t|in|leqslant|geqslant)(?![a-z])/.test(other)
  )
    return false;
  const sentences = splitSentences(within);
  const sentence = sentences.findLast((each) => each.includes(text)) ?? '';
  // What is right before it, and not what leads up to it: `after finding the root, we get $[-2, 7]$`.
  const clauses = sentence.slice(0, sentence.lastIndexOf(text)).split(/[,.;]/);
  const before = clauses.at(-1) ?? '';
  // What is so on an interval is told of it: `positive on $(2, 5)$`.
  if (/(?:^| )(?:on|over|for|in) ?\W{0,8}$/.test(before)) return false;
  if (/\([a-z], ?[a-z]\)/i.test(sentence)) return true;
  // `The point, after simplification, is`.
  const named = /^ (?:is|lies at)\W*$/.test(before) ? (clauses[0] ?? '') : before;
  const said = wordsOf(named)
    .map((word) => word.replace(/s$/, ''))
    .find((word) => intervals.has(word) || points.has(word));
  return said !== undefined && points.has(said);
}

const intervals: ReadonlySet<string> = new Set('domain range interval set inequality inequalitie'.split(' '));

const points: ReadonlySet<string> = new Set(
  `point coordinate vector pair ordered tuple array list vertex vertice center centre midpoint centroid focu foci position velocity gradient
  minimum maximum extremum equilibrium root zero eigenvalue dimension gcd corner location intercept saddle apex system`.split(
    /\s+/u,
  ),
);

/** `Euler, not Leonhard` denies what `Leonhard Euler` says. */
function deniesPartOf({ text, within }: Claim, other: Claim): boolean {
  const denied = pattern.i`(?<!\p{L})(?:not|rather than|instead of)\s+(?:an? |the )?(\p{L}{2,})`
    .exec(within)?.[1]
    ?.toLowerCase();
  return denied !== undefined && wordsOf(other.text).includes(denied) && !wordsOf(text).includes(denied);
}

function saysMore(words: readonly string[], others: readonly string[]): boolean {
  // A hyphen may join what the other side writes apart.
  const joined = new Set(others.map((word, at) => `${others[at - 1] ?? ''}${word}`));
  return words.some(
    (word) =>
      !joined.has(word) &&
      !others.some((other) => word === other || isInflected(word, other) || areOneTrend(word, other)),
  );
}

/** The words that the sentence around a value says of it, without those that only lead up to any value. */
function wordsBeside({ text, within }: Claim): readonly string[] {
  // What says that there is nothing is read with all its words.
  if (within === '' && readAbsence(text) === 'nothing') return [];
  if (within === '')
    // A nickname stands for the name before it.
    return wordsOf(
      text
        .replace(/^[A-Z]\S{1,30}(?: [A-Z]\S{1,30})? (?=["“][A-Z][a-z]+["”] )/, '')
        .replace(pattern.g`(?<=ty)-(?=\p{L})`, ' '),
    ).filter(
      (word) => !leading.has(word) && !isRead(word) && !isReadAs(word, text) && !isProduct(word, text),
    );
  const sentences = splitSentences(within);
  const told = sentences.findLast((each) => each.includes(text)) ?? sentences.at(-1) ?? within;
  const sentence = told.slice(-limits.answer);
  const own = new Set(wordsOf(text));
  return wordsOf(withoutLast(sentence, text)).filter((word) => !leading.has(word) && !own.has(word));
}

/** Whether two letters in a formula are multiplied: `y = Ce^{2x}`. */
function isProduct(word: string, text: string): boolean {
  return word.length === 2 && /[=^]/.test(text) && !/[a-z]{3}/i.test(text.replace(/\\[A-Za-z]+/g, ''));
}

/** Whether a word within an answer is a part of its value. */
function isRead(word: string): boolean {
  return (
    isNumberWord(word) ||
    scaleWords.has(word) ||
    readOrdinal(word) !== null ||
    lookupUnit(word) !== null ||
    /^(?:sqrt|cbrt|pi|log|ln|exp|st|nd|rd|th)$/.test(word)
  );
}

/** Whether a word is that of a unit in the case in which it is written, or of a function: `kPa`, `\\max(a, b)`. */
function isReadAs(word: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  const [written, behind] = [text.slice(at, at + word.length), text.slice(at + word.length)];
  if (lookupUnit(written) !== null) return true;
  return functionNames.has(written) && (!extremes.has(written) || /^ ?\\?[({]/.test(behind));
}

const extremes: ReadonlySet<string> = new Set(['max', 'min']);

/** The text without the last place where the part is a word. */
export function withoutLast(text: string, part: string): string {
  const at = text.lastIndexOf(part);
  const isWord = !pattern`\p{L}$`.test(text.slice(0, Math.max(0, at))) || !pattern`^\p{L}`.test(part);
  return at < 0 || !isWord ? text : `${text.slice(0, at)} ${text.slice(at + part.length)}`;
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .replace(pattern.g`\\(?:begin|end)\s?\{\w+\*?\}|(?<!\p{L})\p{Lu}{2,}(?!\p{L})|(?<=\p{L})-(?=\p{L})`, '')
    .toLowerCase()
    .replace(/\\(?!(?:max|min|sup|inf)(?![a-z]))[a-z]+/gu, ' ')
    .replace(leadingPairs, ' ')
    .replace(leadingSigns, ' ');
  return plain.match(pattern.g`(?<!\p{L})\p{L}{2,}(?!\p{L})`) ?? [];
}

/** Words that lead up to a value only where they say which answer, or end a sentence. */
const leadingPairs = pattern.g`(?<!\p{L})(?:final|right|correct|required|desired|left with)(?=\s+(?:answer|result|solution|value|option|choice|exactly|just|only)|\s*$)`;

/** What leads up to a value in scripts without spaces. */
const leadingSigns =
  /所以|因此|故|答案|最终|正确|结果|选项|选|等于|可得|我们|应该|一共|总共|是|为|為|的|得|有|は|です|答え|正解|よって|したがって/gu;

/** Words that lead up to an answer, or tie it to its sentence, and say nothing of it. */
const leading: ReadonlySet<string> = new Set([
  ...announcements.flatMap(({ words }) => words).filter((word) => word !== 'final'),
  ...'a an the this that these those it its we our you your they their there here i he she one'.split(' '),
  ...'is are was were be been being has have had do does did will would must can may should let'.split(' '),
  ...'so thus hence therefore then finally consequently also indeed now just only simply exactly about approximately'.split(
    ' ',
  ),
  ...'of to in on at by for from with and or as if since because which who where when into than out'.split(
    ' ',
  ),
  ...'answer answers result results solution solutions value values option choice conclusion correct required desired'.split(
    ' ',
  ),
  ...'amounted equal equals get gets got give gives given find found obtain obtained becomes conclude written stated called'.split(
    ' ',
  ),
  ...'die das der den lautet ist also daher somit ergebnis le la les est donc résultat el los es por lo tanto resultado'.split(
    ' ',
  ),
  ...'based given provided information question problem above data calculation calculations steps analysis reasoning add adding up them'.split(
    ' ',
  ),
  ...'il risultato quindi resposta portanto таким образом поэтому равен равно это'.split(' '),
]);

/**
 * The letter, number or command that a sentence names right before what it says of it: `x` of `so $x$ is 5`, `A B` of `the
 * ratio of A to B is 2`. Empty where it names none, and where a claim is all of its text.
 */
function namedBeside({ text, within }: Claim): string {
  if (within === '') return '';
  const sentences = splitSentences(within);
  const sentence = sentences.findLast((each) => each.includes(text)) ?? '';
  const before = sentence.slice(Math.max(0, sentence.lastIndexOf(text) - 80), sentence.lastIndexOf(text));
  const words = before
    .replace(/[$*{}]|\\[()[\]]/g, ' ')
    .trim()
    .split(/ +/);
  const [of = '', one = '', joint = '', other = '', verb = ''] = words.slice(-5);
  if (
    /^(?:of|from)$/.test(of) &&
    /^(?:to|and|over|by)$/.test(joint) &&
    copula.test(verb) &&
    isLabel(one) &&
    isLabel(other)
  )
    return `${one} ${other}`;
  const name = words.at(-2)?.replace(/^\((?!.*\))/, '') ?? '';
  if (!isLabel(name) || /^[Ia]$/.test(name) || !isVerb(words.at(-1) ?? '')) return '';
  const [command = ''] = name.startsWith('\\') ? words.slice(-3) : [];
  return command.startsWith('\\') ? `${command}${name}` : name;
}

const copula = /^(?:is|are|was|were|equals|=)$/;

function isLabel(word: string): boolean {
  return /^(?:\\?[A-Za-z]{1,6}\([^()\s]{1,9}\)|\\[A-Za-z]{2,}|[A-Za-z](?:_\w{1,3})?|\d{1,2}(?:\/\d)?)$/.test(
    word,
  );
}

/** A word in small letters, or the sign. */
function isVerb(word: string): boolean {
  return word === '=' || (/^[^\s\d!-/:-@[-`{-~]{2,12}$/.test(word) && word === word.toLowerCase());
}

import { areOneParticle } from '../chemistry/particle-symbols.ts';
import { readFormula } from '../chemistry/read-formula.ts';
import { mayBeOneIsomer } from '../chemistry/stereo-prefixes.ts';
import { allOf, apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { straySigns } from '../syntax/stray-signs.ts';
import { abbreviates, mayAbbreviate } from '../words/abbreviates.ts';
import { comparePersons } from '../words/compare-persons.ts';
import { excludeEachOther } from '../words/exclude-each-other.ts';
import { bareText, foldText } from '../words/fold-text.ts';
import { inOneWay } from '../words/in-one-way.ts';
import { isInflected } from '../words/is-inflected.ts';
import { namedWord, segmented } from '../words/naming-words.ts';
import { areOpposed } from '../words/opposites.ts';
import { compareTranscriptions } from '../words/transcription.ts';
import { addsNothing, areWrittenAlike } from '../words/word-variants.ts';
import { compareSymbols } from '../writing/compare-symbols.ts';

/** The words of a text. */
export const textKind: AnswerKind<string> = {
  name: 'words',
  read: ({ text }) => [wholeReading(text)],
  relate: (reference, response, comparison) =>
    reference === response
      ? same('identical', 'the answers are written alike')
      : compareTexts(reference, response, comparison),
};

/**
 * Compares two short texts by their words. Synonyms are not known: other words are `apart` only where they are opposites,
 * other members of a closed list, or other numbers in one place of the same words, and open otherwise.
 */
export function compareTexts(reference: string, response: string, comparison: Comparison): Finding {
  if (areOneParticle(reference, response)) return same('text', 'one side names the particle of the other');
  const agreement = compareWritten(reference, response, comparison);
  if (agreement.relation === 'apart' && mayBeOneIsomer(reference, response))
    return undecided('one side tells the isomer by a letter, the other by a word');
  return agreement.relation === 'apart' && (mayName(reference, response) || mayName(response, reference))
    ? undecided('one side writes a formula, which the other may name')
    : agreement;
}

/** Whether a text may be the name, which is not known, of a compound or ion that is written as a formula. */
function mayName(name: string, formula: string): boolean {
  return (
    /^[\p{L}\s(),'\d-]{4,60}$/u.test(name) &&
    /\p{Ll}{4}/u.test(name) &&
    readFormula(formula)?.isPlainLetters === false
  );
}

function compareWritten(reference: string, response: string, comparison: Comparison): Finding {
  const transcriptions = compareTranscriptions(reference, response);
  if (transcriptions !== null) return transcriptions;
  const [named, other] = [namedWord(reference), namedWord(response)];
  if (named !== reference || other !== response) return compareTexts(named, other, comparison);
  const [cut, otherCut] = [segmented(reference), segmented(response)];
  if (cut !== null && otherCut !== null && cut.replaceAll('-', '') === otherCut.replaceAll('-', ''))
    return cut === otherCut
      ? same('text', 'the words are cut into the same parts')
      : apart('text', 'the words are cut into other parts');
  if (isSymbolic(reference) || isSymbolic(response)) return compareSymbols(reference, response);
  if (asks(reference) !== asks(response)) return undecided('one side is a question');
  const agreement = compareFolded(reference, response, comparison);
  return agreement.relation === 'same' && straySigns(reference) !== straySigns(response)
    ? undecided('one side has signs that belong to no word')
    : agreement;
}

function compareFolded(reference: string, response: string, comparison: Comparison): Finding {
  const direct = compareWords(reference, response);
  if (direct !== null) return direct;
  const lists = compareTextLists(reference, response, comparison);
  if (lists !== null) return lists;
  const persons = comparePersons(reference, response);
  if (persons?.relation === 'same') return persons;
  const [folded, other] = [foldText(reference).split(' '), foldText(response).split(' ')];
  if (isWithin(folded, other) || isWithin(other, folded)) return undecided('one text contains the other');
  if (mayAbbreviate(reference, response) || mayAbbreviate(response, reference))
    return undecided('one side may abbreviate the other');
  if (persons?.relation === 'apart') return persons;
  const agreement = differ(foldText(reference), foldText(response));
  // A name may end in the letter that makes a plural: `Robert`, `Roberts`.
  const areNames = [reference, response].every((text) => /^\p{Lu}\p{Ll}+$/u.test(text));
  return agreement.relation === 'same' && areNames ? undecided('one name may be another') : agreement;
}

/** Whether a text ends with a question mark. */
export function asks(text: string): boolean {
  return /[?？]["”')\s]*$/u.test(text);
}

/** Signs and commands carry meaning that folding would lose: such texts are only compared as they are written. */
function isSymbolic(text: string): boolean {
  const plain = text.replace(
    /\\(?:text\w*|mathrm|mathbf|emph|operatorname|ce|alpha|beta|gamma|delta|[lr]?quad)(?![a-z])/gu,
    ' ',
  );
  // A star behind a letter or bracket repeats it, unless it ends what a star before it began.
  if (/^[^\s*]*[\p{L}\d)\]]\*(?!\p{L})/u.test(plain)) return true;
  return /\\[A-Za-z.+*?]|[=<>^_+|]|\d\s*[*/]\s*\d|^\s*-|[\s(,]-\s?\d/u.test(plain);
}

function compareWords(reference: string, response: string): Finding | null {
  const [left, right] = [foldText(reference), foldText(response)];
  if (left === '' || right === '') return undecided('there is no text to compare');
  if (isOtherCase(left, right, reference, response))
    return undecided('a letter in another case may be another one');
  const isSame = left === right || isHyphenated(reference, response);
  if (isSame && losesSigns(reference, response))
    return undecided('only one side has a sign that folding loses');
  const isGlossed = !isSame && (isGlossOf(reference, response) || isGlossOf(response, reference));
  if (!isSame && !isGlossed && areWrittenAlike(reference, response))
    return same('text', 'the texts differ only in how they are written');
  if (!isSame && !isGlossed && addsNothing(reference, response))
    return same('text', 'one text only adds what its answer is said of');
  const isSpaced = left.replaceAll(' ', '') === right.replaceAll(' ', '');
  if (!isSame && !isGlossed) return isSpaced ? undecided('only the spaces between the words differ') : null;
  return isSame && caseMatters(bareText(reference), bareText(response))
    ? apart('text', 'the letters differ in case, which matters in formulas and alleles')
    : same('text', isSame ? 'the texts have the same words' : 'one text only adds its abbreviation');
}

function isOtherCase(left: string, right: string, reference: string, response: string): boolean {
  return left.length === 1 && left === right && bareText(reference) !== bareText(response);
}

/** Braces behind a name may take a fractional part, and a prime or a star makes another name of it. */
function losesSigns(reference: string, response: string): boolean {
  const hasBraces = (text: string): boolean => /[\p{L}\p{N}] ?\\\{/u.test(text);
  return (
    hasBraces(reference) !== hasBraces(response) ||
    primesOf(reference) !== primesOf(response) ||
    groupsOf(reference) !== groupsOf(response)
  );
}

/** Where brackets stand in a text that joins with and as well as with or: they say what is joined first. */
function groupsOf(text: string): string {
  const isMixed = / and /iu.test(text) && / or /iu.test(text);
  return isMixed ? foldText(text.replace(/[([]/gu, ' opens ').replace(/[)\]]/gu, ' closes ')) : '';
}

/** Signs behind single letters, which make other names of them: `f'(x)`, `x^*`. */
function primesOf(text: string): string {
  const marks =
    cleanText(text).match(
      /(?<![\p{L}\p{N}'])(?:(?=[A-Z]{0,5}[A-Z]')(?:[A-Z]'{0,2}){2,6}(?![\p{L}\d])|(?:\p{L}|\d{1,4})(?:'+(?![\p{L}\d])| ?\^ ?\{?(?:\\ast|\\dagger|\*|\+|-|c|C)\}?))/gu,
    ) ?? [];
  return marks.map((mark) => mark.replace(/[{}\s]/gu, '')).join(' ');
}

/** A hyphen may stand for a space, or be left out: `photo-electric`. */
function isHyphenated(left: string, right: string): boolean {
  const joined = (text: string): string => foldText(text.replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, ''));
  return (
    joined(left) === foldText(right) || joined(right) === foldText(left) || joined(left) === joined(right)
  );
}

/** The words that hold letters and digits, such as formulas and codes, in which case is part of the name. */
function mixedWords(text: string): string {
  return (text.match(/(?<![\p{L}\d·.])[\p{L}\d·.]*(?:\p{L}\d|\d\p{L})[\p{L}\d·.]*/gu) ?? []).join(' ');
}

/** Allele pairs are told apart by case: `AaBb`, `aa`; so are formulas. */
function caseMatters(left: string, right: string): boolean {
  if (left === right) return false;
  if (mixedWords(left) !== mixedWords(right)) return true;
  // In a cross every letter is an allele.
  if (/ times| x /u.test(left)) return true;
  const isPaired = (text: string): boolean =>
    text.split(' ').every((word) => /^(?:(\p{L})\1)+$/u.test(word.toLowerCase()));
  if (!isPaired(left) || !isPaired(right)) return false;
  const isSingle = !left.includes(' ') && left.length === 2;
  return isSingle || [left, right].some((text) => /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text));
}

function isGlossOf(text: string, name: string): boolean {
  return glossed(text).some((part) => inOneWay(part) === inOneWay(name));
}

/** What a text with its abbreviation in brackets may be called: `Guanine (G)` is guanine, and so is G. */
function glossed(text: string): readonly string[] {
  const match = /^(.{2,80}?)\s*\(([A-Za-z][A-Za-z-]{0,11})\)\.?$/u.exec(text.trim());
  const turned = /^([A-Z][A-Za-z-]{1,11})\s*\((.{4,80})\)\.?$/u.exec(text.trim());
  if (turned !== null) {
    const [gloss, words] = [foldText(turned[1] ?? '').replaceAll(' ', ''), foldText(turned[2] ?? '')];
    if (abbreviates(gloss, words)) return [words, gloss];
  }
  if (match === null) return [];
  const [words, gloss] = [foldText(match[1] ?? ''), foldText(match[2] ?? '').replaceAll(' ', '')];
  return abbreviates(gloss, words) ? [words, ...(gloss.length > 1 ? [gloss] : [])] : [];
}

function compareTextLists(reference: string, response: string, comparison: Comparison): Finding | null {
  const [left, right] = [listItems(reference), listItems(response)];
  if (left === null || right === null) return null;
  if (left.length !== right.length) return apart('structure', 'the numbers of items differ');
  const hasRepeats = [left, right].some((items) => new Set(items.map(foldText)).size < items.length);
  if (comparison.options.ordered || hasRepeats) return inOrder(left, right);
  const open = [...right];
  for (const item of left) {
    const at = open.findIndex((other) => compareWords(item, other)?.relation === 'same');
    if (at < 0) return open.length === left.length && left.length === 2 ? null : closest(item, open);
    open.splice(at, 1);
  }
  if (joinersDiffer(reference, response)) return undecided('one side joins with and, the other with or');
  // `increases, decreases` answers which of two things does which.
  return holdsOpposites(left) && inOrder(left, right).relation !== 'same'
    ? undecided('opposites in another order may be said of other things')
    : same('text', 'the lists have the same items');
}

function holdsOpposites(items: readonly string[]): boolean {
  const folded = items.map(foldText);
  return folded.some((item, index) => folded.slice(index + 1).some((other) => areOpposed(item, other)));
}

function joinersDiffer(left: string, right: string): boolean {
  const says = (text: string, word: string): boolean => new RegExp(`\\s${word}\\s`, 'iu').test(text);
  return (says(left, 'and') && says(right, 'or')) || (says(left, 'or') && says(right, 'and'));
}

function closest(item: string, others: readonly string[]): Finding {
  if (others.some((other) => mayAbbreviate(item, other) || mayAbbreviate(other, item)))
    return undecided('one side may abbreviate the other');
  const agreements = others.map((other) => differ(foldText(item), foldText(other)));
  return (
    agreements.find(({ relation }) => relation === 'open') ??
    apart('text', 'an item has no equal on the other side')
  );
}

function inOrder(left: readonly string[], right: readonly string[]): Finding {
  const agreements = left.map((item, index) => {
    const other = right[index] ?? '';
    return compareWords(item, other) ?? differ(foldText(item), foldText(other));
  });
  return allOf(agreements, 'the items agree in order');
}

function listItems(text: string): readonly string[] | null {
  const items = text
    .replace(/\\[,;:!]/gu, ' ')
    .replace(/^\s*\\?\{|\\?\}\s*$/gu, '')
    .split(/(?:(?<!\s)\s+)?[,;]\s*(?:(?:and|or)\s+)?|(?<!\s)\s+(?:and|or)\s+/u)
    .filter((item) => item.trim() !== '');
  return items.length >= 2 && items.length <= 64 ? items : null;
}

function differ(left: string, right: string): Finding {
  const [from, to] = [left.split(' '), right.split(' ')];
  if (isWithin(from, to) || isWithin(to, from)) return undecided('one text contains the other');
  if (differInPlural(from, to)) return same('text', 'the texts differ only in number');
  const signs = (words: readonly string[]): string => [...words.join('')].sort().join('');
  if (signs(from).length >= 10 && /\d/u.test(left) && signs(from) === signs(to))
    return undecided('the texts have the same letters and digits in another order');
  const isTurned =
    from.length === to.length &&
    from.length > 1 &&
    from.every((word) => to.some((other) => word === other || isInflected(word, other)));
  if (isTurned) return undecided('the texts have like words in another order');
  const isClose =
    from.length === to.length &&
    from.every((word, index) => word === to[index] || isInflected(word, to[index] ?? ''));
  if (isClose) return undecided('the texts differ only in endings');
  return excludeEachOther(left, right)
    ? apart('text', 'the words exclude each other')
    : undecided('other words may name the same');
}

/** One word more or less in the plural; names are told apart by such letters and never come here in lower case alone. */
function differInPlural(from: readonly string[], to: readonly string[]): boolean {
  if (from.length !== to.length) return false;
  const pairs = from.map((word, index) => [word, to[index] ?? '']).filter(([a, b]) => a !== b);
  return (
    pairs.length === 1 &&
    pairs.every(
      ([a = '', b = '']) =>
        (a === `${b}s` || b === `${a}s`) && Math.min(a.length, b.length) >= 5 && !/ics?$/u.test(a),
    )
  );
}

function isWithin(part: readonly string[], all: readonly string[]): boolean {
  return part.length < all.length && ` ${all.join(' ')} `.includes(` ${part.join(' ')} `);
}

import { formulasOfName } from '../chemistry/formulas-of-name.ts';
import { readFormula } from '../chemistry/read-formula.ts';
import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { areOneThing } from '../names/one-thing/are-one-thing.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { pattern } from '../tokens/pattern.ts';
import { abbreviates } from '../words/abbreviates.ts';
import { bareText, foldText } from '../words/fold-text.ts';
import { inOneWay } from '../words/in-one-way.ts';
import { addsNothing, areWrittenAlike } from '../words/word-variants.ts';
import { marksDiffer } from '../writing/marks-differ.ts';
import { areComplements } from './complements.ts';
import { differInArticle } from './foreign-article.ts';
import { isFramed } from './framed.ts';
import { losesLetters } from './loses-letters.ts';
import { areToldAlike } from './told-phrase.ts';

/** Whether two texts have the same words, but for how they are written and what adds nothing to them; null where they have not. */
export function compareWords(reference: string, response: string): Finding | null {
  const [left, right] = [foldText(reference), foldText(response)];
  if (left === '' || right === '') return undecided('there is no text to compare');
  if (isOtherCase(left, right, reference, response))
    return undecided('a letter in another case may be another one');
  if (left === right || isHyphenated(reference, response)) return compareSame(reference, response);
  if (isGlossOf(reference, response) || isGlossOf(response, reference))
    return same('text', 'one text only adds its abbreviation');
  if (areWrittenAlike(reference, response))
    return same('text', 'the texts differ only in how they are written');
  if (areOneThing(reference, response)) return same('text', 'two names of one thing');
  if (differInArticle(reference, response)) return same('text', 'only one text has the article');
  if (areComplements(reference, response)) return same('text', 'one side denies the opposite of the other');
  if (losesLetters(reference, response)) return undecided('letters differ in case or in their marks');
  if (areToldAlike(reference, response) || isFramed(reference, response) || isFramed(response, reference))
    return same('text', 'one text tells in a sentence what the other names');
  if (addsNothing(reference, response)) return same('text', 'one text only adds what its answer is said of');
  return left.replaceAll(' ', '') === right.replaceAll(' ', '')
    ? undecided('only the spaces between the words differ')
    : null;
}

/** Compares texts of the same words by what folding loses of them. */
function compareSame(reference: string, response: string): Finding {
  if (losesSigns(reference, response)) return undecided('only one side has a sign that folding loses');
  if (marksDiffer(reference, response)) return undecided('a letter with a mark makes another word');
  if (isOtherPrefix(bareText(reference), bareText(response)))
    return undecided('a letter in another case may be that of another unit');
  if (isCode(reference) && isCode(response) && bareText(reference) !== bareText(response))
    return undecided('a code may be written in either case');
  return caseMatters(bareText(reference), bareText(response))
    ? apart('text', 'the letters differ in case, which matters in formulas and alleles')
    : same('text', 'the texts have the same words');
}

/** A letter and several digits: `T1110.001`. */
function isCode(text: string): boolean {
  return /^[A-Za-z]{1,3}\d{3}[\d.-]*$/.test(text.trim());
}

/** `5 MPa` is no `5 mPa`, and `5 mpa` may be either. */
function isOtherPrefix(left: string, right: string): boolean {
  return left !== right && [left, right].every((text) => pattern`^-?\d[\d.,]* ?\p{L}{1,4}$`.test(text));
}

function isOtherCase(left: string, right: string, reference: string, response: string): boolean {
  return (
    pattern`^\p{L}(?: \p{L}){0,5}$`.test(left) && left === right && bareText(reference) !== bareText(response)
  );
}

/** Braces behind a name may take a fractional part, and a prime or a star makes another name of it. */
function losesSigns(reference: string, response: string): boolean {
  const hasBraces = (text: string): boolean => pattern`[\p{L}\p{N}] ?\\\{`.test(text);
  return (
    hasBraces(reference) !== hasBraces(response) ||
    primesOf(reference) !== primesOf(response) ||
    groupsOf(reference) !== groupsOf(response)
  );
}

/** Where brackets are in a text that joins with and as well as with or: they say what is joined first. */
function groupsOf(text: string): string {
  const isMixed = / and /iu.test(text) && / or /iu.test(text);
  return isMixed ? foldText(text.replace(/[([]/gu, ' opens ').replace(/[)\]]/gu, ' closes ')) : '';
}

/** Signs behind single letters, which make other names of them: `f'(x)`, `x^*`. */
function primesOf(text: string): string {
  const marks =
    cleanText(text).match(
      pattern.g`(?<![\p{L}\p{N}'])(?:(?=[A-Z]{0,5}[A-Z]')(?:[A-Z]'{0,2}){2,6}(?![\p{L}\d])|(?:\p{L}|\d{1,4}|[A-Z]{1,6}\)|[A-Z]{1,3}\d{1,2})(?:'+(?![\p{L}\d])| ?\^ ?\{?(?:\\ast|\\dagger|\*|\+|-|c|C)\}?))`,
    ) ?? [];
  return marks.map((mark) => mark.replace(/[{}\s]/gu, '')).join(' ');
}

/** A hyphen may stand for a space, or be left out: `photo-electric`; between single letters it may subtract. */
function isHyphenated(left: string, right: string): boolean {
  const joined = (text: string): string =>
    foldText(text.replace(pattern.g`(?<=[\p{L}\d]{2})-(?=[\p{L}\d])|(?<=[\p{L}\d])-(?=[\p{L}\d]{2})`, ''));
  return (
    joined(left) === foldText(right) || joined(right) === foldText(left) || joined(left) === joined(right)
  );
}

function isGlossOf(text: string, name: string): boolean {
  return glossed(text).some((part) => inOneWay(part) === inOneWay(name));
}

/** What a text with its abbreviation in brackets may be called: `Guanine (G)` is guanine, and so is G. */
function glossed(text: string): readonly string[] {
  const match = /^(.{2,80}?)\s*\(([A-Za-z][A-Za-z-]{0,11})\)\.?$/.exec(text.trim());
  const turned = /^([A-Z][A-Za-z-]{1,11})\s*\((.{4,80})\)( word order)?\.?$/u.exec(text.trim());
  if (turned !== null) {
    const [gloss, words] = [foldText(turned[1] ?? '').replaceAll(' ', ''), foldText(turned[2] ?? '')];
    if (abbreviates(gloss, words) && mayHoldInitials(gloss, words)) return [words, gloss];
  }
  if (match === null) return [];
  const [words, gloss] = [foldText(match[1] ?? ''), foldText(match[2] ?? '').replaceAll(' ', '')];
  const isOther = !mayHoldInitials(gloss, words) || isOtherFormula(match[1] ?? '', match[2] ?? '');
  return abbreviates(gloss, words) && !isOther ? [words, ...(gloss.length > 1 ? [gloss] : [])] : [];
}

/** Every word of a phrase has its first letter in what abbreviates it: `ROM` is no random access memory, `ADP` no triphosphate. */
function mayHoldInitials(letters: string, words: string): boolean {
  const initials = words.split(' ').flatMap((word) => (joining.has(word) ? [] : [word[0] ?? '']));
  let at = -1;
  return (
    initials.length < 2 ||
    initials.every((initial) => {
      at = letters.indexOf(initial, at + 1);
      return at >= 0;
    })
  );
}

const joining: ReadonlySet<string> = new Set(['of', 'and', 'for', 'in', 'to', 'on', 'by', 'with', 'per']);

/** Whether a compound has the formula of another one next to it: `carbon dioxide (CO)`. */
function isOtherFormula(name: string, formula: string): boolean {
  const formulas = formulasOfName(name);
  return formulas.length > 0 && readFormula(formula) !== null && !formulas.includes(formula);
}

/** Allele pairs are told apart by case: `AaBb`, `aa`; so are formulas. */
function caseMatters(left: string, right: string): boolean {
  if (left === right) return false;
  if (mixedWords(left) !== mixedWords(right)) return true;
  // In a cross every letter is an allele.
  if (/ times| x /u.test(left)) return true;
  const isPaired = (text: string): boolean =>
    text.split(' ').every((word) => pattern`^(?:(\p{L})\1)+$`.test(word.toLowerCase()));
  if (!isPaired(left) || !isPaired(right)) return false;
  const isSingle = !left.includes(' ') && left.length === 2;
  return isSingle || [left, right].some((text) => /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text));
}

/** The words that hold letters and digits, such as formulas and codes, in which case is part of the name. */
function mixedWords(text: string): string {
  return (text.match(pattern.g`(?<![\p{L}\d·.])[\p{L}\d·.]*(?:\p{L}\d|\d\p{L})[\p{L}\d·.]*`) ?? []).join(' ');
}

import { areOneParticle } from '../chemistry/particle-symbols.ts';
import { readFormula } from '../chemistry/read-formula.ts';
import { areOneIsomer, mayBeOneIsomer } from '../chemistry/stereo-prefixes.ts';
import { apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { straySigns } from '../syntax/stray-signs.ts';
import { pattern } from '../tokens/pattern.ts';
import { mayAbbreviate } from '../words/abbreviates.ts';
import { comparePersons } from '../words/compare-persons.ts';
import { foldText } from '../words/fold-text.ts';
import { namedWord, segmented } from '../words/naming-words.ts';
import { compareTranscriptions } from '../words/transcription.ts';
import { compareSymbols } from '../writing/compare-symbols.ts';
import { areOneInterval, notesOf } from '../writing/notes.ts';
import { areOneSound } from '../writing/speech-sounds.ts';
import { asks } from './asks.ts';
import { compareDifferent, isWithin } from './compare-different.ts';
import { compareTextLists } from './compare-text-lists.ts';
import { compareWords } from './compare-words.ts';

/**
 * Compares two short texts by their words. Of synonyms only names of one thing are known: other words are `apart` only where they are opposites,
 * other members of a closed list, or other numbers in one place of the same words, and open otherwise.
 */
export function compareTexts(reference: string, response: string, comparison: Comparison): Finding {
  if (areOneParticle(reference, response)) return same('text', 'one side names the particle of the other');
  if (areOneSound(reference, response)) return same('text', 'one side writes the sound that the other names');
  if (areOneInterval(reference, response))
    return same('text', 'one side writes the interval that the other names');
  const notes = notesOf(reference);
  if (notes !== null && notes === notesOf(response)) return same('text', 'the notes are the same');
  if (areOneIsomer(reference, response))
    return same('text', 'one side tells the isomer by a letter, the other by a word');
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
    pattern`^[\p{L}\s(),'\d-]{4,60}$`.test(name) &&
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

/** Signs and commands carry meaning that folding would lose: such texts are only compared as they are written. */
function isSymbolic(text: string): boolean {
  const plain = text.replace(
    /\\(?:text\w*|mathrm|mathbf|emph|operatorname|ce|alpha|beta|gamma|delta|[lr]?quad)(?![a-z])|(?<=[sS]pin[- ])\d\/\d(?!\d)/gu,
    ' ',
  );
  // A star behind a letter or bracket repeats it, unless it ends what a star before it began.
  if (pattern`^[^\s*]*[\p{L}\d)\]]\*(?!\p{L})`.test(plain)) return true;
  return /\w\([^()]*["']|\\[A-Za-z.+*?]|[=<>^_+|\u2200-\u22ff]|\d\s*[*/]\s*\d|^\s*-|[\s(,]-\s?\d/u.test(
    plain,
  );
}

/** `Cm` beside `CM`: codes of two letters may differ in nothing else. */
function differInCase(reference: string, response: string): boolean {
  const [one, other] = [reference, response].toSorted();
  return (
    /^\p{Lu}{2}$/u.test(one ?? '') && /^\p{Lu}\p{Ll}$/u.test(other ?? '') && one === other?.toUpperCase()
  );
}

function compareFolded(reference: string, response: string, comparison: Comparison): Finding {
  if (differInCase(reference, response)) return undecided('short codes differ in case');
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
  const agreement = compareDifferent(foldText(reference), foldText(response));
  // A name may end in the letter that makes a plural: `Robert`, `Roberts`.
  const areNames = [reference, response].every((text) => /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(text));
  return agreement.relation === 'same' && areNames ? undecided('one name may be another') : agreement;
}

import { isRevised } from '../around/revisions.ts';
import { apart, bindingDoubt, same, undecided } from '../compare/finding.ts';
import { isStated, takesBack } from '../extract/stance.ts';
import { dismisses } from '../extract/told-sentence.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { straySigns } from '../syntax/stray-signs.ts';
import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';

/** The letter of an option: `B`, `(b)`, `Option B`, `B. Golgi apparatus`. */
export const choiceKind: AnswerKind<Choice> = {
  name: 'choice',
  read: ({ text, within }) => {
    const choice = readChoice(text, within);
    return choice === null
      ? []
      : [{ ...wholeReading(choice), leftOver: choice.rest === '' ? straySigns(text) : choice.remains }];
  },
  relate: (left, right) => {
    if (!(left.isMarked || right.isMarked)) {
      return left.letter !== right.letter && left.letter.toUpperCase() === right.letter.toUpperCase()
        ? bindingDoubt('a letter in another case may be the same option')
        : null;
    }
    if (left.letter.toUpperCase() !== right.letter.toUpperCase()) return apart('exact', 'the letters differ');
    if (left.rest === '' || right.rest === '') return same('exact', 'both choose one letter');
    return left.rest === right.rest
      ? same('exact', 'both choose one option')
      : undecided('one letter is before two texts');
  },
  // A letter beside a value: only who knows the options can tell.
  relateToOther: ({ letter, rest }, { text }) =>
    rest === '' && /[A-J]/u.test(letter) && /\d|\\(?:frac|sqrt|pi)/u.test(text) && !text.includes(letter)
      ? undecided('one side names an option, the other a value')
      : null,
};

/** Whether what follows the letter is the text of the option, and nothing that denies or extends the choice. */
function standsAlone(plain: string, rest: string): boolean {
  if (rest === '') return true;
  if (takesBack(` ${rest}`) || takesBack(`. ${rest}`) || dismisses(rest)) return false;
  if (rest.includes(' ') && (isRevised(rest) || revising.test(rest))) return false;
  if (/^[\p{Lu}\d\\①-⑳]|^[-−]\d/u.test(rest)) return true;
  const start = plain.length - rest.length;
  return isStated({ text: plain, start: 0, end: start - (/\s/u.test(plain[start - 1] ?? '') ? 1 : 0) });
}

/** What is said behind an option by who is not sure of it. */
const revising =
  /^(?:I(?:['’]m| am) (?:not|un)|I (?:may|might|could|guess)|However|Or|But|It (?:could|might|may)|This is (?:a|my|only) (?:a )?guess|Maybe|Perhaps|Possibly)(?![a-z])/;

/** Whether another part of an answer or another option follows: `a. 3, b. 4`, `A. one B. two`. */
function hasNext(letter: string, mark: string, rest: string): boolean {
  const next = String.fromCharCode(letter.charCodeAt(0) + 1);
  return (
    /[,;.]\s\(?[a-jA-J][).:]\s|^[A-J][).:．，]/u.test(rest) ||
    (mark === '，' && /^[A-J](?![A-Za-z])/u.test(rest)) ||
    rest.includes(` ${next}${mark}`) ||
    rest.includes(`(${next}${mark}`) ||
    pattern`(?<!\p{L})\(?[A-J]\)? (?:is|was) (?:the )?(?:right|correct|true|best|better|answer)`.test(rest) ||
    pattern`(?<!\p{L})(?:or|and|und|et|oder|ou) \(?[A-J]\)?$`.test(rest)
  );
}

interface Choice {
  readonly letter: string;
  readonly isMarked: boolean;
  readonly rest: string;
  /** What follows the letter and is no word. */
  readonly remains: string;
}

/** The letter of an option, named as one or marked, and its text: `Option B`, `(B)`, `B) 4`, `B)4`, `选项B`, `B选项，即②`. */
const optionForm =
  /^((?:the\s+)?(?:correct\s+)?(?:option|choice|answer|选项|選項|答案)\s*(?:(?:is:?|:|是|为)\s*)?)?(?:(\()\s*)?([A-Ja-j])(\s?(?:选项|選項))?(?:\s*([).:．，]):?)?(?:(?:\s+|(?<=(?<!\([A-J])\))|(?=[^\0-\xff]))(\S.*)?)?$/i;

/** Words that begin a phrase, and no name of a species or person. */
const opening =
  /^(?:the|an?|all|none|both|only|it|its|they|their|this|these|there|by|in|on|of|to|from|with|for|because|more|less|two|three|four) \S/;

/** Says in so many words that a letter is the one of the options that is right: `The correct answer is d.` */
const announced = /(?<![a-z])correct (?:answer|option|choice) is:? ?\*{0,2}[A-Ea-e]\*{0,2}[.!]?$/u;

/** `B (no)` and `(B), no`; what is in brackets behind a letter may also be a point. */
const bracketed = /^\s*(?:([A-J]) \((?=[^(),]+\)$)|\(([A-J])\), )(?:(?<=\()([^(),]+)\)|(\S.*))$/;

/** What an option may begin with, behind signs that show it. */
const beginning = /^[\s$*{}'[(]*(?:\\|the|correct|option|choice|answer|选|選|答|[a-j](?:[^a-z\d]|$))/i;

function readChoice(text: string, within: string): Choice | null {
  if (!beginning.test(text)) return null;
  const plain = text
    .slice(0, 300)
    .replace(/\\(?:[ ,;:]|quad(?![a-z]))/gu, ' ')
    .replace(/\\(?:text\w*|mathrm|mathbf|boxed|left|right)\s*|[{}$*]/gu, '')
    .replace(/^\s*'([^']*)'\s*$/u, '$1')
    .replace(/^\s*\[\s?([A-E])\s?\]\s*$/u, '($1)')
    .replace(bracketed, '$1$2) $3$4')
    .trim();
  const match = optionForm.exec(plain);
  if (match === null) return null;
  const [, named = '', open = '', letter = '', behind = '', mark = '', rest = ''] = match;
  const isNamed = named !== '' || behind !== '' || (/^[A-Ea-e]$/u.test(plain) && announced.test(within));
  const close = mark === '．' ? '.' : mark;
  if (open === '(' && close !== ')') return null;
  if (rest !== '' && close === '' && behind === '') return null;
  if (!standsAlone(plain, rest) || hasNext(letter, mark, rest)) return null;
  // `c. 1450` is about that year.
  if (letter === 'c' && close === '.' && /^\d{3,4}(?!\d)/u.test(rest)) return null;
  // `C. elegans` and `B. F. Skinner` are names; no name begins so.
  if (close === '.' && /^[A-Z]\.|^[a-z]/u.test(rest) && !opening.test(rest)) return null;
  return {
    letter,
    isMarked: isNamed || open !== '' || close !== '',
    rest: foldText(rest),
    remains: pattern`[\p{L}\p{N}]`.test(rest) ? '' : rest.replace(/[.!\s]+/gu, ''),
  };
}
